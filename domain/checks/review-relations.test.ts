import { describe, expect, test } from 'vitest'
import type { Within } from './check.ts'
import { reviewWithin } from './review-relations.ts'

const attendance: Within = { kind: 'within', key: 'attendance', figure: 'turns', per: 'sessions', min: 5, max: 1000 }

describe('a figure for each of another', () => {
  test.each([
    [{ turns: 10, sessions: 2 }, false],
    [{ turns: 2000, sessions: 2 }, false],
    [{ turns: 9, sessions: 2 }, true],
    [{ turns: 2001, sessions: 2 }, true],
    [{ turns: 0, sessions: 3 }, true],
  ])('of %o is unusual: %s', (values, found) => {
    expect(reviewWithin(attendance, values).length > 0).toBe(found)
  })

  test.each([
    [{ turns: 4 }],
    [{ sessions: 2 }],
    [{ turns: 4, sessions: 0 }],
    [{ turns: { min: 1, max: 2 }, sessions: 1 }],
  ])('of %o cannot be said, so nothing is', (values) => {
    expect(reviewWithin(attendance, values)).toEqual([])
  })

  test('a finding blocks nothing and names both figures and both bounds', () => {
    expect(reviewWithin(attendance, { turns: 9, sessions: 2 })).toEqual([
      {
        kind: 'not_within',
        severity: 'soft',
        check: 'attendance',
        figure: { field: 'turns', value: 9 },
        per: { field: 'sessions', value: 2 },
        min: 5,
        max: 1000,
      },
    ])
  })
})
