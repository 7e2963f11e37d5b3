import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../periods/calendar-date.ts'
import { earliestChange, nextRevision, type ScheduleVerb } from './change.ts'
import { presets } from './presets.ts'
import type { ScheduleRevision } from './schedule.ts'

const today = '2026-11-20'
const first = presets[0]?.revisions[0] as ScheduleRevision
const at = (state: ScheduleRevision['state'], effectiveFrom = '2026-01-01') => ({
  revisions: [{ ...first, state, effectiveFrom }],
})
const code = (verb: ScheduleVerb, state: ScheduleRevision['state'], effectiveFrom = today, reason = 'Theo công văn') =>
  nextRevision(at(state), verb, { effectiveFrom, reason }, today).code

test('a change is a new revision from its day on, with a reason', () => {
  const change = { definition: { ...first.definition, holidayPolicy: 'same' as const }, effectiveFrom: '2027-01-01' }
  expect(nextRevision(at('active'), 'change', { ...change, reason: ' Theo công văn ' }, today)).toEqual({
    revision: { revision: 2, state: 'active', ...change, reason: 'Theo công văn' },
  })
})

test.each<[ScheduleVerb, ScheduleRevision['state'], string | undefined]>([
  ['pause', 'active', undefined],
  ['pause', 'paused', 'schedule_paused'],
  ['resume', 'paused', undefined],
  ['resume', 'active', 'schedule_active'],
  ['change', 'paused', undefined],
  ['change', 'ended', 'schedule_ended'],
  ['resume', 'ended', 'schedule_ended'],
  ['end', 'active', undefined],
  ['end', 'paused', undefined],
  ['reopen', 'ended', undefined],
  ['reopen', 'active', 'schedule_active'],
  ['reopen', 'paused', 'schedule_paused'],
])('%s of what is %s: %s', (verb, state, expected) => expect(code(verb, state)).toBe(expected))

test.each<ScheduleRevision['state']>(['active', 'paused'])(
  'an end that is taken back leaves the schedule %s, as it was before',
  (state) => {
    const before = { ...first, state, effectiveFrom: '2026-01-01' }
    const ended = { revisions: [before, { ...before, revision: 2, state: 'ended' as const }] }
    expect(nextRevision(ended, 'reopen', { effectiveFrom: today, reason: 'Hoàn tác' }, today)).toEqual({
      revision: { revision: 3, effectiveFrom: today, state, definition: first.definition, reason: 'Hoàn tác' },
    })
  },
)

test('the past is not rewritten, a change without a reason is none', () => {
  expect(code('change', 'active', '2026-11-19')).toBe('effective_in_past')
  expect(code('change', 'active', today, '  ')).toBe('reason_missing')
})

test('nothing slips in before a change that is planned already', () => {
  const planned = at('active', '2027-01-01')
  const change = { effectiveFrom: '2026-12-01', reason: 'Theo công văn' }
  expect(nextRevision(planned, 'pause', change, today).code).toBe('effective_before_last')
  expect(earliestChange(planned, today)).toBe('2027-01-01')
})

test('revisions stay in order of number and of day, whatever is done', () => {
  const anyVerb = fc.constantFrom<ScheduleVerb>('change', 'pause', 'resume', 'end', 'reopen')
  fc.assert(
    fc.property(fc.array(fc.tuple(anyVerb, fc.integer({ min: -5, max: 60 }))), (verbs) => {
      let revisions: ScheduleRevision[] = [{ ...first }]
      for (const [verb, days] of verbs) {
        const change = { effectiveFrom: addDays(today, days), reason: 'Theo công văn' }
        const next = nextRevision({ revisions }, verb, change, today)
        if (next.code === undefined) revisions = [...revisions, next.revision]
      }
      expect(revisions.map(({ revision }) => revision)).toEqual(revisions.map((_, index) => index + 1))
      const days = revisions.map(({ effectiveFrom }) => effectiveFrom)
      expect(days).toEqual(days.toSorted())
      for (const [index, { state }] of revisions.entries())
        if (revisions[index - 1]?.state === 'ended') expect(state).toBe(revisions[index - 2]?.state)
    }),
  )
})
