import { describe, expect, test } from 'vitest'
import { reviewRecord } from '../checks/review.ts'
import { document } from './document.ts'
import type { FieldValues, Granularity } from './form.ts'

const review = (granularity: Granularity, values: FieldValues, rest: object = {}) =>
  reviewRecord(document, { granularity, date: '2026-05-27', values, ...rest })
const found = (granularity: Granularity, values: FieldValues) =>
  review(granularity, values).findings.flatMap((each) => ('check' in each ? [[each.check, each.severity]] : []))

/** What the record adds to the figures, with what is worked out. */
const says = (granularity: Granularity, values: FieldValues) => {
  const whole = { ...review(granularity, values).derived, ...values }
  const said = document.indicators.map(({ key, value }) => [key, value({ granularity, values: whole })])
  return Object.fromEntries(said.filter(([, value]) => value !== undefined))
}

describe('one document', () => {
  test.each([
    ['141/KH-UBND', 'KH', 'state'],
    ['73-KH/HU', 'KH', 'party'],
    ['172/2022/QĐ-UBND', 'QĐ', 'state'],
    ['04-ĐA/TU', 'ĐA', 'party'],
  ])('the number %s tells the type %s and the system %s; the day is the record’s own', (number, doc_type, system) => {
    expect(review('event', { number }).derived).toEqual({ doc_type, system, issued_date: '2026-05-27' })
  })

  test('type, system and day are never asked', () => {
    for (const { key, offered } of document.fields)
      if (['doc_type', 'system', 'issued_date'].includes(key))
        expect(offered?.({ granularity: 'event', values: {} })).toBe(false)
  })

  test.each([
    ['it must be implemented before it is issued', { implement_due: '2026-05-26' }, 'implement_after'],
    ['it is reviewed before it is issued', { review_due: '2026-05-26' }, 'review_after'],
    ['more units have done it than must', { units_done: 20, units_required: 19 }, 'done_required'],
  ])('found: %s', (_title, values, check) => {
    expect(found('event', values)).toEqual([[check, 'hard']])
  })

  test('days on and after the day of issue, and as many units as must, are consistent', () => {
    const values = { implement_due: '2026-05-27', review_due: '2027-05-27', units_done: 19, units_required: 19 }
    expect(found('event', values)).toEqual([])
  })
})

describe('documents of a period', () => {
  test('100 % is typed rightly for 19 of 19 units only', () => {
    const claims = { units_with_plan_pct: 100 }
    expect(review('batch', { units_done: 19, units_required: 19 }, { claims }).findings).toEqual([])
    expect(review('batch', { units_done: 18, units_required: 19 }, { claims }).findings).toMatchObject([
      { kind: 'percent_mismatch', typed: 100, computed: 94.74 },
    ])
  })

  test('a number of documents is asked for unless the record tells of units that issued a plan', () => {
    const { required } = document.fields.find(({ key }) => key === 'count') ?? {}
    expect(required?.({ granularity: 'batch', values: {} })).toBe(true)
    expect(required?.({ granularity: 'batch', values: { units_done: 19, units_required: 19 } })).toBe(false)
  })
})

describe('what a record adds to the figures', () => {
  test('a document counts once, and once as its type', () => {
    expect(says('event', { number: '141/KH-UBND' })).toEqual({ documents_issued: 1, documents_plans: 1 })
  })

  test('a resolution of the People’s Council is told by its number, or by system and type of a total', () => {
    expect(says('event', { number: '15/NQ-HĐND' }).council_resolutions).toBe(1)
    expect(says('event', { number: '08-NQ/ĐU' }).council_resolutions).toBeUndefined()
    expect(says('batch', { doc_type: 'NQ', system: 'state', count: 37 }).council_resolutions).toBe(37)
    expect(says('batch', { doc_type: 'NQ', system: 'party', count: 2 }).council_resolutions).toBeUndefined()
  })

  test('a regulation that units have issued is no plan', () => {
    expect(says('batch', { doc_type: 'QC', units_done: 5, units_required: 6 })).toEqual({
      departments_with_regulation: 5,
    })
    expect(says('batch', { units_done: 19, units_required: 19 })).toEqual({ units_with_plan: 19, units_to_plan: 19 })
  })
})

test('a total of one type is a part of the total of all', () => {
  expect(document.facet({ count: 20 })).toBe('')
  expect(document.facet({ count: 4, doc_type: 'NQ' })).toBe('nq')
  expect(document.facet({ count: 3, doc_type: 'NQ', system: 'state' })).toBe('nq|state')
})
