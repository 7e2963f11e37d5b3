import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { citizenReception } from '../forms/citizen-reception.ts'
import type { FieldValues, Form, Granularity } from '../forms/form.ts'
import { petition } from '../forms/petition.ts'
import type { Finding } from './finding.ts'
import { reviewRecord } from './review.ts'

const review = (form: Form, granularity: Granularity, values: FieldValues, rest: object = {}) =>
  reviewRecord(form, { granularity, values, ...rest })

const petitions = (values: FieldValues, claims: Record<string, number> = {}) =>
  review(petition, 'batch', values, { claims })
const session = (values: FieldValues, rest: object = {}) => review(citizenReception, 'event', values, rest)
const sessions = (values: FieldValues) => review(citizenReception, 'batch', values)

const hard = ({ findings }: { findings: Finding[] }) =>
  findings.flatMap((finding) => (finding.severity === 'hard' && 'check' in finding ? [finding.check] : []))
const soft = ({ findings }: { findings: Finding[] }) =>
  findings.flatMap((finding) => (finding.severity === 'soft' && 'check' in finding ? [finding.check] : []))

describe('petitions of a period', () => {
  test('R21: 106 resolved and 14 pending are not the 124 received; four are asked for', () => {
    const { findings, asks, derived } = petitions({ received: 124, resolved_n: 106, pending_n: 14 })
    expect(findings).toEqual([
      {
        kind: 'sum_mismatch',
        severity: 'hard',
        check: 'outcome',
        total: [{ field: 'received', value: 124 }],
        parts: [
          { field: 'resolved_n', value: 106 },
          { field: 'pending_n', value: 14 },
        ],
      },
    ])
    expect(asks).toMatchObject([{ kind: 'remainder', count: 4, partsAre: 'states' }])
    expect(derived.remainder).toBe(4)
  })

  test('R22: 106 of 124 are 85.48 %, and the figure typed as 85.48 is right', () => {
    const reviewed = petitions({ received: 124, resolved_n: 106, pending_n: 18 }, { resolved_pct: 85.48 })
    expect(reviewed.derived.resolved_pct).toBe(85.48)
    expect(reviewed.findings).toEqual([])
  })

  test.each([
    ['R25: 35 + 10 = 45', { received: 45, resolved_n: 35, pending_n: 10 }],
    ['everything resolved', { received: 559, resolved_n: 559, pending_n: 0 }],
    ['what was carried over counts towards the whole', { received: 12, carried_over: 3, resolved_n: 11, pending_n: 4 }],
    [
      'every outcome has its part',
      {
        received: 94,
        resolved_n: 0,
        pending_n: 0,
        forwarded_n: 60,
        guided_n: 2,
        answered_n: 10,
        filed_n: 21,
        withdrawn_n: 1,
      },
    ],
    ['1,333 + 737 = 2,070 classified', { received: 2070, eligible_n: 1333, ineligible_n: 737 }],
    [
      'kinds make up the eligible',
      { received: 12, eligible_n: 9, complaint_n: 3, denunciation_n: 1, recommendation_n: 5 },
    ],
    ['competence of 4 within 92 eligible', { received: 92, eligible_n: 92, in_competence_n: 4 }],
    ['as many replies as were forwarded', { received: 60, forwarded_n: 60, forward_replies_n: 60 }],
    ['processed in full', { received: 550, carried_over: 9, processed: 559 }],
    ['nothing at all', { received: 0, carried_over: 0, resolved_n: 0, pending_n: 0 }],
  ])('consistent: %s', (_title, values) => {
    expect(hard(petitions(values))).toEqual([])
  })

  test.each([
    ['more parts than the whole', { received: 10, resolved_n: 8, pending_n: 5 }, 'outcome'],
    ['one part larger than the whole', { received: 3, resolved_n: 5 }, 'outcome'],
    ['kinds beyond the eligible', { eligible_n: 5, complaint_n: 3, denunciation_n: 3 }, 'kinds'],
    ['kinds short of the eligible', { eligible_n: 5, complaint_n: 1, denunciation_n: 1, recommendation_n: 1 }, 'kinds'],
    ['more classified than there are', { received: 2069, eligible_n: 1333, ineligible_n: 737 }, 'eligibility'],
    ['more kinds than petitions', { received: 3, complaint_n: 2, recommendation_n: 2 }, 'kinds_received'],
    ['more processed than there are', { received: 10, carried_over: 2, processed: 13 }, 'processed'],
    ['competence beyond the eligible', { eligible_n: 3, in_competence_n: 4 }, 'competence_eligible'],
    ['more replies than were forwarded', { forwarded_n: 2, forward_replies_n: 3 }, 'replies_forwarded'],
  ])('found: %s', (_title, values, check) => {
    expect(hard(petitions(values))).toContain(check)
  })

  test.each([
    ['more resolved than within competence', { resolved_n: 5, in_competence_n: 4 }, 'resolved_competence'],
    ['more cases than eligible petitions', { cases_n: 6, eligible_n: 5 }, 'cases_eligible'],
  ])('warned of, without blocking: %s', (_title, values, check) => {
    expect(soft(petitions(values))).toContain(check)
    expect(hard(petitions(values))).toEqual([])
  })

  test('while a part is not told, the rest is asked for and nothing is wrong', () => {
    const { findings, asks } = petitions({ received: 45, resolved_n: 35 })
    expect(findings).toEqual([])
    expect(asks).toMatchObject([{ kind: 'rest', count: 10, missing: ['pending_n'] }])
  })

  test('once the carried over are told the balance is closed: what is left is pending', () => {
    const { derived, asks } = petitions({ received: 12, carried_over: 3, resolved_n: 10 })
    expect(derived.pending_n).toBe(5)
    expect(asks).toEqual([])
  })

  test('a total that was not said is worked out from its parts', () => {
    expect(petitions({ resolved_n: 6, pending_n: 2 }).derived.received).toBe(8)
  })

  test.each([
    [88, true],
    [85, false],
    [86, true],
    [85.5, false],
    [85.48, false],
    [85.49, true],
    [85.484, false],
  ])(
    '%d per cent typed for 106 of 124 differs: %s (by more than half a unit of its last decimal)',
    (typed, differs) => {
      const { findings } = petitions({ received: 124, resolved_n: 106, pending_n: 18 }, { resolved_pct: typed })
      expect(findings.some(({ kind }) => kind === 'percent_mismatch')).toBe(differs)
    },
  )

  test('0.04 % is not 0.41 %: 85 of 20,985', () => {
    const values = { received: 20_985, resolved_n: 85, pending_n: 20_900 }
    expect(petitions(values, { resolved_pct: 0.04 }).findings).toMatchObject([{ typed: 0.04, computed: 0.41 }])
    expect(petitions(values, { resolved_pct: 0.41 }).findings).toEqual([])
  })

  test('of no petitions there is no share', () => {
    expect(petitions({ received: 0, resolved_n: 0, pending_n: 0 }).derived).not.toHaveProperty('resolved_pct')
  })

  test('a single petition has a day until which it must be settled, and no share', () => {
    const one = { pkind: 'complaint', eligible: true, in_competence: true, handling: 'accept', state: 'pending' }
    const { derived } = review(petition, 'event', { ...one, accepted_date: '2026-11-20' }, { date: '2026-11-18' })
    expect(derived).toEqual({ due_date: '2026-12-20' })
    expect(review(petition, 'event', { ...one, handling: 'guide' }, { date: '2026-11-18' }).derived.due_date).toBe(
      '2026-11-28',
    )
    expect(review(petition, 'event', { ...one, state: 'resolved' }, { date: '2026-11-18' }).derived).toEqual({})
  })
})

describe('receptions of citizens', () => {
  test.each([
    ['a usual session', { turns: 8, people: 9, cases: 7, cases_first: 5, cases_repeat: 2 }],
    ['nobody came', { turns: 0, people: 0, cases: 0 }],
    [
      'two large groups of five',
      { turns: 4, people: 12, large_groups: 2, large_group_people: 10, large_group_cases: 2 },
    ],
    ['not held', { mode: 'cancelled', turns: 0, people: 0, cases: 0, cancel_reason: 'mưa lũ' }],
  ])('consistent: %s', (_title, values) => {
    expect(session(values).findings).toEqual([])
  })

  test.each([
    ['first and repeated cases short of all', { cases: 7, cases_first: 5, cases_repeat: 1 }, 'cases'],
    ['first and repeated cases beyond all', { cases: 7, cases_first: 5, cases_repeat: 3 }, 'cases'],
    ['more first cases than cases', { cases: 3, cases_first: 5 }, 'cases'],
    ['more large groups than turns', { turns: 1, large_groups: 2 }, 'groups_turns'],
    ['more people in groups than people', { people: 9, large_group_people: 10 }, 'groups_people'],
    ['a session that was not held counts nobody', { mode: 'cancelled', turns: 3, people: 0 }, 'not_held'],
    ['a large group has five people or more', { large_groups: 2, large_group_people: 9 }, 'groups_size'],
  ])('found: %s', (_title, values, check) => {
    expect(hard(session(values))).toContain(check)
  })

  test.each([
    ['more cases than turns', { turns: 4, people: 4, cases: 6 }, 'cases_turns'],
    ['fewer people than half the turns', { turns: 4, people: 1 }, 'people_turns'],
  ])('warned of, without blocking: %s', (_title, values, check) => {
    expect(soft(session(values))).toContain(check)
    expect(hard(session(values))).toEqual([])
  })

  test('sessions of a period are those in person and those delegated', () => {
    expect(hard(sessions({ sessions: 12, sessions_direct: 10, sessions_delegated: 1 }))).toEqual(['sessions'])
    expect(hard(sessions({ sessions: 12, sessions_direct: 10, sessions_delegated: 2 }))).toEqual([])
    expect(sessions({ sessions_direct: 12, sessions_delegated: 6 }).derived.sessions).toBe(18)
    expect(sessions({ sessions: 12, sessions_direct: 10 }).asks).toMatchObject([
      { kind: 'rest', count: 2, partsAre: 'kinds' },
    ])
  })

  test.each([
    ['2026-07-01', 'chair', 'delegated', true],
    ['2026-06-30', 'chair', 'delegated', false],
    ['2026-07-01', 'secretary', 'delegated', false],
    ['2026-07-01', 'chair', 'direct', false],
  ])('on %s a session of the %s held %s is told of the law: %s', (date, receiver_role, mode, told) => {
    const { findings } = session({ receiver_role, mode, turns: 1, people: 1 }, { date })
    expect(findings.some(({ kind }) => kind === 'notice')).toBe(told)
  })
})

describe('for any figures', () => {
  const part = fc.nat({ max: 5000 })
  const outcomes = fc.record({
    resolved_n: part,
    pending_n: part,
    forwarded_n: part,
    guided_n: part,
    answered_n: part,
    filed_n: part,
    withdrawn_n: part,
  })
  const sum = (values: Record<string, number>) => Object.values(values).reduce((total, value) => total + value, 0)

  test('parts that make up the whole are never found wrong', () => {
    fc.assert(
      fc.property(outcomes, fc.double({ min: 0, max: 1, noNaN: true }), (parts, share) => {
        const total = sum(parts)
        const carried_over = Math.floor(total * share)
        expect(hard(petitions({ ...parts, received: total - carried_over, carried_over }))).toEqual([])
      }),
    )
  })

  test('a part that is off by some is found, and the remainder is exactly that', () => {
    fc.assert(
      fc.property(
        outcomes,
        fc.constantFrom('resolved_n', 'pending_n', 'forwarded_n', 'filed_n'),
        fc.integer({ min: -5000, max: 5000 }).filter((off) => off !== 0),
        (parts, field, off) => {
          fc.pre(parts[field] + off >= 0)
          const { findings, asks } = petitions({ ...parts, [field]: parts[field] + off, received: sum(parts) })
          expect(findings).toMatchObject([{ kind: 'sum_mismatch', check: 'outcome' }])
          expect(asks.map((ask) => (ask.kind === 'remainder' ? ask.count : undefined))).toEqual(off < 0 ? [-off] : [])
        },
      ),
    )
  })

  const counts = (form: Form, granularity: Granularity) =>
    form.fields.filter(({ type, granularities }) => type.name === 'count' && granularities.includes(granularity))

  test.each([
    ['receptions', citizenReception, 'event' as const],
    ['receptions of a period', citizenReception, 'batch' as const],
    ['petitions of a period', petition, 'batch' as const],
  ])('the order in which fields of %s were told does not matter', (_title, form, granularity) => {
    const values = fc.dictionary(
      fc.constantFrom(...counts(form, granularity).map(({ key }) => key)),
      fc.nat({ max: 60 }),
    )
    fc.assert(
      fc.property(values, (told) => {
        const turned = Object.fromEntries(Object.entries(told).toReversed())
        expect(review(form, granularity, turned)).toEqual(review(form, granularity, told))
      }),
    )
  })

  test('zero is told, not missing: with a zero for the last part nothing more is asked', () => {
    fc.assert(
      fc.property(part, (received) => {
        expect(petitions({ received, resolved_n: received, pending_n: 0 })).toMatchObject({ findings: [], asks: [] })
        const { asks, findings } = petitions({ received: received + 1, resolved_n: received, pending_n: 0 })
        expect(findings).toHaveLength(1)
        expect(asks).toMatchObject([{ kind: 'remainder', count: 1 }])
      }),
    )
  })

  test('what was said is never overruled by what is worked out', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...counts(petition, 'batch').map(({ key }) => key)), fc.nat({ max: 60 })),
        (told) => {
          const { derived } = petitions(told)
          for (const key of Object.keys(told)) expect(derived).not.toHaveProperty(key)
        },
      ),
    )
  })
})
