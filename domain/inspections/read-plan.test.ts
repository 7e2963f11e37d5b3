import { describe, expect, test } from 'vitest'
import { createUnitTree } from '../units/unit-tree.ts'
import { readPlan, readUnits, readWindow } from './read-plan.ts'

const now = { date: '2026-11-20', hour: 9, minute: 0 }

describe('the window of a plan', () => {
  test.each([
    ['Quý II/2027', '2027-04-01', '2027-06-30'],
    ['quy 2 nam 2027', '2027-04-01', '2027-06-30'],
    ['tháng 4/2027', '2027-04-01', '2027-04-30'],
    ['từ 5/4/2027 đến 20/4/2027', '2027-04-05', '2027-04-20'],
    ['từ ngày 05/4/2027 đến hết ngày 20/4/2027', '2027-04-05', '2027-04-20'],
    ['12/3/2027', '2027-03-12', '2027-03-12'],
  ])('%s', (words, from, to) => {
    expect(readWindow(words, now)).toEqual({ from, to })
  })

  test('that ends before it begins is none', () => {
    expect(readWindow('từ 20/4/2027 đến 5/4/2027', now)).toBeUndefined()
  })
})

describe('a sentence', () => {
  const units = [
    { id: 1, code: 'gl', name: 'Tỉnh Mẫu', level: 'province' },
    { id: 2, code: 'pnom', name: 'Xã Ia Pnôm', level: 'commune' },
    { id: 3, code: 'dreng', name: 'Xã Ia Drêng', level: 'commune' },
    { id: 4, code: 'syt', name: 'Sở Y tế', level: 'office' },
  ] as const
  const tree = createUnitTree({
    units: units.map((unit) => ({ ...unit, aliases: [], reports: [], validFrom: '2020-01-01', validTo: null })),
    placements: [],
    successions: [],
  })
  const read = (text: string) => {
    const { units: found, ...rest } = readPlan(text, { now, tree })
    return { ...rest, units: found.map(({ code }) => code) }
  }

  test('that says everything is read whole', () => {
    expect(
      read(
        'kế hoạch 13-KH/BDVHU ngày 10/8/2026, đoàn Ban Tuyên giáo và Dân vận Tỉnh ủy, kiểm tra các xã Ia Pnôm, Ia Drêng, Quý II/2027, nội dung công tác dân vận',
      ),
    ).toEqual({
      number: '13-KH/BDVHU',
      signedOn: '2026-08-10',
      leadBody: 'Ban Tuyên giáo và Dân vận Tỉnh ủy',
      units: ['pnom', 'dreng'],
      window: { from: '2027-04-01', to: '2027-06-30' },
      subject: 'công tác dân vận',
    })
  })

  test('typed without diacritics is read alike', () => {
    expect(
      read('so 172/QD-UBND ngay 3/11/2026, chu tri: So Noi vu, doi tuong: So Y te, tu 5/4/2027 den 20/4/2027'),
    ).toEqual({
      number: '172/QĐ-UBND',
      signedOn: '2026-11-03',
      leadBody: 'So Noi vu',
      units: ['syt'],
      window: { from: '2027-04-05', to: '2027-04-20' },
    })
  })

  test('that says little leaves the rest to be asked', () => {
    expect(read('kế hoạch 13-KH/BDVHU')).toEqual({ number: '13-KH/BDVHU', units: [] })
    expect(read('')).toEqual({ units: [] })
  })

  test('names of units that nobody bears are told apart', () => {
    const { units: found, unclear } = readUnits('các xã Ia Pnôm, Krông Xa và Sở Y tế, Ia Pnom', { now, tree })
    expect(found.map(({ code }) => code)).toEqual(['pnom', 'syt'])
    expect(unclear).toEqual(['Krông Xa'])
  })
})
