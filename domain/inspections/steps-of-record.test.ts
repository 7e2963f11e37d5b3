import { describe, expect, test } from 'vitest'
import type { FieldValues } from '../forms/form.ts'
import { SAMPLE } from '../units/sample-tree.ts'
import { createUnitTree } from '../units/unit-tree.ts'
import { planOfRecord, stepsDoneBy } from './steps-of-record.ts'

const tree = createUnitTree(SAMPLE)
const today = '2026-11-20'
const OFFICE = 3
const [first, second] = tree.within(1, today).flatMap((id) => {
  const unit = tree.unit(id)
  return unit?.level === 'commune' ? [unit] : []
})
if (first === undefined || second === undefined) throw new Error('the sample has two communes')

const plan = {
  number: '12-KH/UBKT',
  windowFrom: '2026-11-02',
  windowTo: '2026-11-13',
  unitIds: [first.id, second.id],
}
const record = (values: FieldValues, unitId = OFFICE) => ({
  date: '2026-11-12',
  unitId,
  values: { istate: 'finished', ...values },
})
const found = (values: FieldValues, plans = [plan], unitId?: number) =>
  planOfRecord(record(values, unitId), plans, { tree, today })

describe('the plan of a record', () => {
  test('is the one whose number it names, for the units that it names', () => {
    expect(found({ plan_doc: '12-KH/UBKT', units: [second.name] })).toEqual({ plan, unitIds: [second.id], unsure: [] })
  })

  test('its only unit needs no name, nor does the unit whose record it is', () => {
    const ofOne = { ...plan, unitIds: [first.id] }
    expect(found({ plan_doc: '12-KH/UBKT', units: ['chi bộ thôn 3'] }, [ofOne]).unitIds).toEqual([first.id])
    expect(found({ plan_doc: '12-KH/UBKT' }, [plan], second.id).unitIds).toEqual([second.id])
  })

  test('without a number it is the one for the unit and the days', () => {
    expect(found({ units: [first.name] }).plan).toBe(plan)
    expect(found({ units: [first.name], window_from: '2026-12-01' })).toEqual({ unitIds: [], unsure: [] })
  })

  test.each<[string, FieldValues, (typeof plan)[]]>([
    ['a plan of several units, none of them named', { plan_doc: '12-KH/UBKT' }, [plan]],
    ['only units outside of it', { plan_doc: '12-KH/UBKT', units: [tree.unit(1)?.name ?? ''] }, [plan]],
    ['another number, and the unit and days of this plan', { plan_doc: '21-KH/UBKT', units: [first.name] }, [plan]],
    ['two plans of one number and the same days', { plan_doc: '12-KH/UBKT', units: [first.name] }, [plan, { ...plan }]],
    ['no number, and two plans for the unit', { units: [first.name] }, [plan, { ...plan, number: '3-KH/BDV' }]],
  ])('is not certain: %s', (_, values, plans) => {
    expect(found(values, plans)).toEqual({ unitIds: [], unsure: plans })
  })

  test('two plans of one number are told apart by their days', () => {
    const later = { ...plan, windowFrom: '2027-11-02', windowTo: '2027-11-13' }
    expect(found({ plan_doc: '12-kh/ubkt', units: [first.name] }, [later, plan]).plan).toBe(plan)
  })
})

test('a state says all that was done before it; what is only planned says nothing', () => {
  expect(stepsDoneBy(record({ istate: 'planned' }))).toEqual([])
  expect(stepsDoneBy(record({ istate: 'running' }))).toEqual(['announce'])
  expect(stepsDoneBy(record({}))).toEqual(['announce', 'run'])
  expect(stepsDoneBy(record({ istate: 'concluded' }))).toEqual(['announce', 'run', 'team_report', 'conclude'])
})
