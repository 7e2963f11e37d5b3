import { describe, expect, test } from 'vitest'
import { reviewRecord } from '../checks/review.ts'
import { dialogue } from './dialogue.ts'
import type { FieldValues, Granularity } from './form.ts'

const review = (values: FieldValues, date = '2026-11-20') =>
  reviewRecord(dialogue, { granularity: 'event', date, values })

const checksOf = (values: FieldValues, severity: 'hard' | 'soft') =>
  review(values).findings.flatMap((finding) =>
    finding.severity === severity && 'check' in finding ? [finding.check] : [],
  )

const contributed = (granularity: Granularity, values: FieldValues) =>
  Object.fromEntries(
    dialogue.indicators.flatMap(({ key, value }) => {
      const said = value({ granularity, values })
      return said === undefined ? [] : [[key, said]]
    }),
  )

describe('the opinions at a dialogue', () => {
  test.each([
    ['all are accounted for', { opinions: 32, answered_on_site: 25, recorded: 7 }],
    ['nobody spoke', { opinions: 0, answered_on_site: 0, recorded: 0 }],
    ['all of those recorded are resolved', { opinions: 9, answered_on_site: 2, recorded: 7, resolved_later: 7 }],
  ])('consistent: %s', (_title, values) => {
    expect(review(values).findings).toEqual([])
  })

  test.each([
    ['one is unaccounted for', { opinions: 33, answered_on_site: 25, recorded: 7 }, 'opinions'],
    ['more are answered than were voiced', { opinions: 24, answered_on_site: 25 }, 'opinions'],
    ['more are resolved than were recorded', { recorded: 7, resolved_later: 8 }, 'resolved_recorded'],
  ])('found: %s', (_title, values, check) => {
    expect(checksOf(values, 'hard')).toEqual([check])
  })

  test('what was not answered on the spot was recorded, down to none', () => {
    expect(review({ opinions: 62, answered_on_site: 50 }).derived.recorded).toBe(12)
    expect(review({ opinions: 62, answered_on_site: 62 }).derived.recorded).toBe(0)
  })

  test('R33: 62 opinions of 2,725 people are usual, more opinions than people are warned of', () => {
    expect(checksOf({ attendee_turns: 2725, opinions: 62 }, 'soft')).toEqual([])
    expect(checksOf({ attendee_turns: 61, opinions: 62 }, 'soft')).toEqual(['opinions_attendees'])
  })
})

describe('the days of a dialogue', () => {
  test.each([
    ['announced seven days before', { announced_date: '2026-11-13' }, []],
    ['announced six days before', { announced_date: '2026-11-14' }, ['announce_lt_7_days']],
    ['published after ten days', { published_date: '2026-11-30' }, []],
    ['published after eleven days', { published_date: '2026-12-01' }, ['published_gt_10_days']],
  ])('%s', (_title, values, found) => {
    expect(checksOf(values, 'soft')).toEqual(found)
  })
})

describe('what a dialogue adds to the figures', () => {
  test('a dialogue counts once, a total as often as it says', () => {
    expect(contributed('event', { attendee_turns: 150, opinions: 32, answered_on_site: 25 })).toEqual({
      dialogues_held: 1,
      dialogue_attendee_turns: 150,
      dialogue_opinions: 32,
      dialogue_opinions_resolved: 25,
    })
    expect(contributed('batch', { count: 33 })).toEqual({ dialogues_held: 33 })
  })

  test('a consultation is counted apart', () => {
    expect(
      contributed('event', { dtype: 'consultation', attendee_turns: 80, opinions: 5, answered_on_site: 5 }),
    ).toEqual({
      consultation_sessions: 1,
      consultation_attendee_turns: 80,
    })
  })

  test('the units of listening conferences are those that a total names', () => {
    const values = { dtype: 'listening', units_held: 8, attendee_turns: 2725 }
    expect(contributed('batch', values)).toEqual({ listening_conference_units: 8, dialogue_attendee_turns: 2725 })
    expect(contributed('event', { dtype: 'listening' })).toEqual({ dialogues_held: 1 })
  })

  test('resolved are those answered on the spot and those dealt with since', () => {
    const values = { opinions: 62, answered_on_site: 50, recorded: 12, resolved_later: 6 }
    const { derived } = reviewRecord(dialogue, { granularity: 'batch', values })
    expect(derived.dialogue_resolved_pct).toBe(90.32)
  })

  test('what was recorded waits until it is resolved', () => {
    const [rule] = dialogue.followUps ?? []
    expect(rule?.count({ granularity: 'event', values: { recorded: 7, resolved_later: 2 } })).toEqual({
      arisen: 7,
      settled: 2,
    })
    expect(rule?.count({ granularity: 'event', values: {} })).toBeUndefined()
  })
})
