import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FieldValues } from './form.ts'
import { oneStop } from './one-stop.ts'
import { foundIn } from './testing/found-in.ts'

const found = (values: FieldValues, claims: Record<string, number> = {}) => foundIn(oneStop, values, { claims })

const isRequired = (key: string, values: FieldValues) =>
  oneStop.fields.find((field) => field.key === key)?.required?.({ granularity: 'batch', values })

test.each([
  ['20,985 = 20,900 + 85', { received: 20_985, on_time: 20_900, late: 85, pending: 0, apologies: 85 }],
  ['10,128 = 10,032 + 96 + 0', { received: 10_128, on_time: 10_032, late: 0, pending: 96 }],
  [
    'what was carried over counts towards the whole',
    {
      received: 4812,
      carried_over: 143,
      on_time: 4731,
      late: 19,
      pending: 172,
      pending_overdue: 6,
      returned: 27,
      apologies: 19,
    },
  ],
  ['all online', { received: 12, received_online: 12 }],
  [
    '1,738 = 1,565 + 94 + 79',
    { procedures_reviewed: 1738, procedures_cut_half: 1565, procedures_cut_third: 94, procedures_not_cut: 79 },
  ],
  ['150 of 207 procedures', { procedures_reviewed: 207, procedures_cut: 150 }],
  ['from 4,120 days to 2,813', { days_before: 4120, days_after: 2813 }],
  ['as many days as before', { days_before: 90, days_after: 90 }],
])('consistent: %s', (_title, values) => {
  expect(found(values)).toMatchObject({ hard: [], soft: [] })
})

test.each([
  ['more outcomes than dossiers', { received: 10, on_time: 8, late: 1, pending: 2 }, ['dossiers']],
  ['dossiers without an outcome', { received: 10, on_time: 7, late: 0, pending: 2 }, ['dossiers']],
  ['those carried over are forgotten', { received: 10, on_time: 10, late: 0, pending: 3 }, ['dossiers']],
  ['more online than received', { received: 10, received_online: 11 }, ['online_received']],
  ['more procedures shortened than reviewed', { procedures_reviewed: 207, procedures_cut: 208 }, ['cut_reviewed']],
  [
    'kinds of shortening short of all reviewed',
    { procedures_reviewed: 1738, procedures_cut_half: 1565, procedures_cut_third: 94, procedures_not_cut: 78 },
    ['procedures_reviewed'],
  ],
  [
    'halves and thirds beyond those shortened',
    { procedures_cut: 10, procedures_cut_half: 6, procedures_cut_third: 5 },
    ['procedures_cut'],
  ],
  ['more days than before', { days_before: 4120, days_after: 4121 }, ['days']],
])('found: %s', (_title, values, checks) => {
  expect(found(values).hard).toEqual(checks)
})

test('fewer letters of apology than late dossiers are warned of and block nothing', () => {
  const values = { received: 100, on_time: 95, late: 5, pending: 0 }
  expect(found({ ...values, apologies: 4 })).toMatchObject({ hard: [], soft: ['apologies_late'] })
  expect(found({ ...values, apologies: 5 }).soft).toEqual([])
  expect(found({ ...values, apologies: 6 }).soft).toEqual([])
})

test('85 late of 20,985 are 0.41 %, and 0.04 % typed is told to be wrong', () => {
  const values = { received: 20_985, on_time: 20_900, late: 85, pending: 0, apologies: 85 }
  expect(found(values).derived).toMatchObject({ late_pct: 0.41, on_time_pct: 99.59 })
  expect(found(values, { late_pct: 0.04 }).soft).toEqual(['late_pct'])
  expect(found(values, { late_pct: 0.41, on_time_pct: 99.6 }).soft).toEqual([])
})

test('the rate of late dossiers is of those received, the rate on time of those settled', () => {
  const { derived } = found({ received: 200, on_time: 90, late: 10, pending: 100 })
  expect(derived).toMatchObject({ late_pct: 5, on_time_pct: 90 })
})

test('of nothing there is no rate', () => {
  expect(found({ received: 0, on_time: 0, late: 0, pending: 0 }).derived).toEqual({})
})

test('once the outcomes make up the whole, nothing is late or pending; what was said stays', () => {
  expect(found({ received: 320, on_time: 320 })).toMatchObject({ derived: { late: 0, pending: 0 }, asks: [] })
  expect(found({ received: 320, on_time: 318, late: 2 }).derived).toMatchObject({ pending: 0 })
  expect(found({ received: 320, on_time: 318, late: 2 }).derived).not.toHaveProperty('late')
  expect(found({ received: 320, carried_over: 5, on_time: 320 }).derived).not.toHaveProperty('late')
  expect(found({ received: 320 }).derived).toEqual({})
})

test('once the carried over are told, what is left is pending', () => {
  expect(found({ received: 320, carried_over: 5, on_time: 310, late: 2 }).derived).toMatchObject({ pending: 13 })
})

test('days saved are worked out', () => {
  expect(found({ days_before: 4120, days_after: 2813 }).derived).toEqual({ days_saved: 1307 })
})

test('letters of apology are asked for where something was late, and only there', () => {
  expect(isRequired('apologies', { late: 1 })).toBe(true)
  expect(isRequired('apologies', { late: 0 })).toBe(false)
})

test('a report on procedures alone is asked for no dossiers and stands beside a report on dossiers', () => {
  const procedures = { procedures_reviewed: 207, procedures_cut: 150 }
  expect(isRequired('received', procedures)).toBe(false)
  expect(isRequired('received', {})).toBe(true)
  expect(isRequired('on_time', { ...procedures, received: 3 })).toBe(true)
  expect(oneStop.facet(procedures)).not.toBe(oneStop.facet({ received: 3 }))
})

test('for any figures: outcomes that make up the whole are right, and one that is off by some is found', () => {
  const part = fc.nat({ max: 5000 })
  const outcomes = fc.record({ on_time: part, late: part, pending: part, pending_overdue: part, returned: part })
  fc.assert(
    fc.property(outcomes, fc.integer({ min: 1, max: 50 }), (parts, off) => {
      const received = Object.values(parts).reduce((sum, value) => sum + value, 0)
      expect(found({ ...parts, received }).hard).toEqual([])
      expect(found({ ...parts, received: received + off })).toMatchObject({
        hard: ['dossiers'],
        asks: [{ kind: 'remainder', count: off }],
      })
    }),
  )
})
