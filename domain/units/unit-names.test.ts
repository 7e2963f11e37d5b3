import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../reading/fold.ts'
import type { Unit } from './unit.ts'
import { findUnitMention } from './unit-mention.ts'
import { matchUnits } from './unit-names.ts'

const names: [string, ...string[]][] = [
  ['Xã Ia Dreng'],
  ['Xã Ia Hlôi'],
  ['Xã Chư Pơng', 'Chư Pông'],
  ['Xã Phú Hòa'],
  ['Phường Phú Hòa'],
  ['Xã Tân Hưng'],
  ['Xã Tấn Hưng'],
  ['Phường Hội Thương'],
  ['Xã Bờ Ngoong'],
  ['Xã Ia Bă'],
  ['Xã Ia Kă'],
  ['Tỉnh Đông Lam'],
  ['Thanh tra tỉnh'],
  ['UBND xã Ia Hlôi'],
  ['Ủy ban Mặt trận Tổ quốc xã Ia Hlôi', 'MTTQ xã Ia Hlôi', 'Mặt trận xã Ia Hlôi'],
  ['Văn phòng UBND tỉnh'],
  ['Xã Hòa Giai'],
]

const units = names.map(
  ([name, ...aliases], index): Unit => ({
    id: index + 1,
    code: `u${index}`,
    name,
    aliases,
    level: 'commune',
    validFrom: '2025-07-01',
    validTo: name === 'Xã Bờ Ngoong' ? '2026-06-30' : null,
    reports: [],
  }),
)

const TODAY = '2026-11-20'
const match = (text: string) => matchUnits(text, units, TODAY).map((unit) => unit.name)
const mention = (text: string) => {
  const found = findUnitMention(text, units, TODAY)
  return found && { units: found.units.map((unit) => unit.name), words: found.words }
}

describe('the answer to "which unit?"', () => {
  test.each([
    ['Ia Dreng', 'Xã Ia Dreng'],
    ['xã Ia Dreng', 'Xã Ia Dreng'],
    ['la Dreng', 'Xã Ia Dreng'],
    ['1a dreng', 'Xã Ia Dreng'],
    ['X. IADRENG', 'Xã Ia Dreng'],
    ['iadreng', 'Xã Ia Dreng'],
    ['Ia Drenng', 'Xã Ia Dreng'],
    ['Ia Drang', 'Xã Ia Dreng'],
    ['Ia Drneg', 'Xã Ia Dreng'],
    ['ia deng', 'Xã Ia Dreng'],
    ['UBND xã Ia Dreng', 'Xã Ia Dreng'],
    ['Đảng ủy xã Ia Dreng', 'Xã Ia Dreng'],
    ['chu pong', 'Xã Chư Pơng'],
    ['Chư Pông', 'Xã Chư Pơng'],
    ['p. hội thương', 'Phường Hội Thương'],
    ['đông lam', 'Tỉnh Đông Lam'],
    ['thanh tra', 'Thanh tra tỉnh'],
    ['UBND xã Ia Hlôi', 'UBND xã Ia Hlôi'],
    ['ủy ban nhân dân xã ia dreng', 'Xã Ia Dreng'],
    ['ia hloi', 'Xã Ia Hlôi'],
    ['mttq ia hloi', 'Ủy ban Mặt trận Tổ quốc xã Ia Hlôi'],
    ['phường phú hòa', 'Phường Phú Hòa'],
    ['x phu hoa', 'Xã Phú Hòa'],
    ['tấn hưng', 'Xã Tấn Hưng'],
    ['xã Tân Hưng', 'Xã Tân Hưng'],
  ])('"%s" is %s', (text, name) => expect(match(text)).toEqual([name]))

  test('equally good units are all returned, for the bot to ask', () => {
    expect(match('phú hòa').toSorted()).toEqual(['Phường Phú Hòa', 'Xã Phú Hòa'])
    expect(match('tan hung').toSorted()).toEqual(['Xã Tân Hưng', 'Xã Tấn Hưng'])
  })

  test('one wrong letter of a short name is another name', () => {
    expect(match('Ia Că')).toEqual([])
    expect(match('ia ba')).toEqual(['Xã Ia Bă'])
  })

  test('a unit that does not exist on the day, a stranger and an authority without a name match nothing', () => {
    expect(match('Bờ Ngoong')).toEqual([])
    expect(matchUnits('bo ngong', units, '2026-01-01').map((unit) => unit.name)).toEqual(['Xã Bờ Ngoong'])
    for (const text of ['Buôn Hồ', 'xã', 'UBND xã', 'UBND', '', '!!!']) expect(match(text)).toEqual([])
  })

  test('every unit is found by its own name, in any case, with or without diacritics and spaces', () => {
    const anyUnit = fc.constantFrom(...units.filter((unit) => unit.validTo === null))
    const anyWay = fc.constantFrom<(name: string) => string>(
      (name) => name,
      (name) => name.toUpperCase(),
      (name) => name.normalize('NFD'),
      fold,
      (name) => `  ${name.replaceAll(' ', '  ')}.`,
    )
    fc.assert(
      fc.property(anyUnit, anyWay, (unit, way) => {
        expect(match(way(unit.name))).toContain(unit.name)
      }),
    )
  })

  test('no text makes it fail', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => Array.isArray(match(text))))
  })
})

describe('a unit named inside a sentence', () => {
  test.each([
    ['Sáng nay xã Ia Dreng tiếp dân 08 lượt', 'xã Ia Dreng', 'Xã Ia Dreng'],
    ['tiep dan ia dreng 8 luot 9 nguoi', 'ia dreng', 'Xã Ia Dreng'],
    ['xa la dreng tiep 5 luot', 'xa la dreng', 'Xã Ia Dreng'],
    ['Số liệu tháng 11 của Ia Drang', 'Ia Drang', 'Xã Ia Dreng'],
    ['báo cáo của MTTQ xã Ia Hlôi tháng này', 'MTTQ xã Ia Hlôi', 'Ủy ban Mặt trận Tổ quốc xã Ia Hlôi'],
    ['UBND xã Ia Dreng nhận 124 đơn', 'UBND xã Ia Dreng', 'Xã Ia Dreng'],
    ['Ia Dreng, xã có 5 đơn', 'Ia Dreng', 'Xã Ia Dreng'],
    ['p. Phú Hòa tiếp 3 người', 'p. Phú Hòa', 'Phường Phú Hòa'],
  ])('"%s" names "%s"', (text, words, name) => expect(mention(text)).toEqual({ units: [name], words }))

  test('a name that fits two units leaves the choice to the person', () => {
    expect(mention('Phú Hòa tiếp 3 người')?.units.toSorted()).toEqual(['Phường Phú Hòa', 'Xã Phú Hòa'])
  })

  test.each([
    'Sáng nay Chủ tịch tiếp dân 08 lượt, 09 người, 07 vụ việc, nhận 3 đơn',
    'Chủ tịch UBND xã tiếp dân, ko có ai đến',
    'tổ hòa giải được 5 vụ, hòa giải thành 4',
    'BT ĐU tiếp dân ngày 16/11',
    'đã giải quyết 106/124 đơn, chuyển 14',
    'la đơn thứ 3 trong tháng',
    '',
  ])('"%s" names no unit', (text) => expect(mention(text)).toBeUndefined())

  test('the place of the words is that in the text, whatever stands around them', () => {
    const text = 'Hôm qua \u200bxã  Ia Dreng tiếp 2 lượt'
    expect(mention(text)).toEqual({ units: ['Xã Ia Dreng'], words: 'xã  Ia Dreng' })
  })

  test('a very long text is answered at once', () => {
    const start = performance.now()
    expect(match('ia dreng '.repeat(2000))).toEqual([])
    expect(performance.now() - start).toBeLessThan(200)
  })

  test('a long message is read at once among thousands of units', () => {
    const many = Array.from(
      { length: 3000 },
      (_, index): Unit => ({
        ...(units[0] as Unit),
        id: index + 100,
        name: `Xã Ia Kring${String.fromCharCode(97 + (index % 26))}${index}`,
      }),
    )
    const all = [...units, ...many]
    findUnitMention('khởi động', all, TODAY)
    const start = performance.now()
    findUnitMention('Sáng nay Chủ tịch tiếp dân 08 lượt, 09 người, 07 vụ việc '.repeat(5), all, TODAY)
    expect(performance.now() - start).toBeLessThan(200)
  })
})
