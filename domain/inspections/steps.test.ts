import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainCalendar } from '../calendar/plain-calendar.ts'
import { addDays } from '../periods/calendar-date.ts'
import type { InspectionPlan } from './plan.ts'
import { INSPECTION_STEPS, ladderOfStep, stepsAfterConclusion, stepsOwed, whoOwes } from './steps.ts'

const plan: InspectionPlan = {
  number: '13-KH/BDVHU',
  signedOn: '2026-11-10',
  leadBody: 'Ban Dân vận',
  leadUnitId: 1,
  unitIds: [7, 8],
  subject: 'công tác dân vận',
  window: { from: '2027-04-05', to: '2027-04-20' },
}

test('each inspected unit and the leading one owe their own steps, by the milestones of the field', () => {
  const ofSeven = stepsOwed(plan, plainCalendar).filter(({ inspectedId }) => inspectedId === 7)
  expect(ofSeven.map(({ step, unitId, dueOn }) => [step, unitId, dueOn])).toEqual([
    ['self_report', 7, '2027-03-22'],
    ['announce', 1, '2027-04-05'],
    ['run', 1, '2027-04-20'],
    // 30 April and 1 May are days off, and 1 May is a Saturday: made up for on the Monday.
    ['team_report', 1, '2027-05-04'],
    ['conclude', 1, '2027-05-05'],
    ['remediate', 7, '2027-06-04'],
    ['re_check', 1, '2027-08-03'],
  ])
})

const plans = fc
  .record({
    start: fc.integer({ min: 0, max: 2_000 }),
    days: fc.integer({ min: 0, max: 120 }),
    signed: fc.integer({ min: 0, max: 200 }),
    unitIds: fc.uniqueArray(fc.integer({ min: 2, max: 50 }), { minLength: 1, maxLength: 5 }),
  })
  .map(({ start, days, signed, unitIds }): InspectionPlan => {
    const from = addDays('2026-01-01', start)
    return { ...plan, unitIds, signedOn: addDays(from, -signed), window: { from, to: addDays(from, days) } }
  })

describe('whatever the window', () => {
  test('no deadline falls on a day off, none comes before its opening, and the steps after the work come in order', () => {
    fc.assert(
      fc.property(plans, (any) => {
        for (const [, own] of Map.groupBy(stepsOwed(any, plainCalendar), ({ inspectedId }) => inspectedId)) {
          expect(own.map(({ step }) => step)).toEqual([...INSPECTION_STEPS])
          for (const { dueOn, opensOn } of own) {
            expect(plainCalendar.isWorkingDay(dueOn)).toBe(true)
            expect(opensOn <= dueOn).toBe(true)
          }
          const after = own.slice(2).map(({ dueOn }) => dueOn)
          expect(after).toEqual(after.toSorted())
        }
      }),
    )
  })

  test('who owes a step is the side that must act', () => {
    fc.assert(
      fc.property(plans, (any) => {
        for (const { step, unitId, inspectedId } of stepsOwed(any, plainCalendar))
          expect(unitId).toBe(whoOwes(step) === 'lead' ? any.leadUnitId : inspectedId)
      }),
    )
  })
})

test.each(INSPECTION_STEPS)('the rungs of %s are told apart and come in order', (step) => {
  const ladder = ladderOfStep(step)
  expect(new Set(ladder.map(({ key }) => key)).size).toBe(ladder.length)
  const days = ladder.map(({ workingDays }) => workingDays)
  expect(days).toEqual(days.toSorted((left, right) => left - right))
})

test('a unit that has not remedied is chased weekly after the fifth day', () => {
  expect(ladderOfStep('remediate').map(({ workingDays }) => workingDays)).toEqual([
    -15, -5, 0, 5, 10, 15, 20, 25, 30, 35, 40, 45,
  ])
})

test('what follows a conclusion counts from the day on which it was announced, and falls on a working day', () => {
  expect(stepsAfterConclusion('2027-05-12', plainCalendar)).toEqual({
    remediate: { opensOn: '2027-05-13', dueOn: '2027-06-11' },
    re_check: { opensOn: '2027-06-12', dueOn: '2027-08-10' },
  })
  const concluded = stepsOwed(plan, plainCalendar).find(({ step }) => step === 'conclude')?.dueOn ?? ''
  const { remediate, re_check } = stepsAfterConclusion(concluded, plainCalendar)
  const planned = stepsOwed(plan, plainCalendar).filter(({ inspectedId }) => inspectedId === 7)
  expect([remediate.dueOn, re_check.dueOn]).toEqual(planned.slice(-2).map(({ dueOn }) => dueOn))
})
