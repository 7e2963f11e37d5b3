import { describe, expect, test } from 'vitest'
import { reviewRecord } from '../checks/review.ts'
import type { FieldValues } from './form.ts'
import { voterContact } from './voter-contact.ts'

const review = (values: FieldValues) => reviewRecord(voterContact, { granularity: 'batch', values })

const hard = (values: FieldValues) =>
  review(values).findings.flatMap((finding) =>
    finding.severity === 'hard' && 'check' in finding ? [finding.check] : [],
  )

describe('the opinions of voters', () => {
  test.each([
    ['2,439 = 1,989 + 450', { opinions: 2439, answered_on_site: 1989, recorded: 450 }],
    ['every competence has its part', { recorded: 450, op_central: 0, op_province: 325, op_commune: 125 }],
    ['R19: 27 meetings in 9 communes', { points: 27, units_covered: 9, voters: 3500, op_commune: 125 }],
    ['all have been answered', { recorded: 8, replied: 8 }],
  ])('consistent: %s', (_title, values) => {
    expect(hard(values)).toEqual([])
  })

  test.each([
    ['one is lost', { opinions: 2440, answered_on_site: 1989, recorded: 450 }, 'opinions'],
    ['a competence is missing', { recorded: 450, op_central: 0, op_province: 324, op_commune: 125 }, 'competence'],
    ['more of the commune’s competence than recorded', { recorded: 100, op_commune: 125 }, 'competence'],
    ['more replies than opinions', { recorded: 8, replied: 9 }, 'replied_recorded'],
  ])('found: %s', (_title, values, check) => {
    expect(hard(values)).toEqual([check])
  })

  test('what was not answered on the spot was recorded', () => {
    expect(review({ opinions: 2439, answered_on_site: 1989 }).derived.recorded).toBe(450)
  })

  test('what has no reply yet is worked out, and the share of replies', () => {
    expect(review({ recorded: 8, replied: 6 }).derived).toMatchObject({ unreplied: 2, voter_replied_pct: 75 })
    expect(review({ recorded: 8 }).derived).not.toHaveProperty('unreplied')
  })

  test('a reply that was due before the voters met is warned of', () => {
    const record = { granularity: 'event', date: '2026-11-18', values: { reply_due: '2026-11-17' } } as const
    expect(reviewRecord(voterContact, record).findings).toMatchObject([
      { kind: 'not_in_order', severity: 'soft', check: 'reply_due_later' },
    ])
  })

  test('what was recorded waits until it has a reply', () => {
    const [rule] = voterContact.followUps ?? []
    const told = { granularity: 'event', values: { recorded: 8, replied: 6 } } as const
    expect(rule?.count(told)).toEqual({ arisen: 8, settled: 6 })
  })
})

test('totals of one council before a session are a part of all that the council did', () => {
  expect(voterContact.facet({})).toBe('')
  expect(voterContact.facet({ council_level: 'commune', timing: 'before_session' })).toBe('commune|before_session')
})
