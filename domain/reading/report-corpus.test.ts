import { expect, test } from 'vitest'
import { reportsOf, scoreReport } from './testdata/corpus.ts'

/**
 * Shares of the figures that a form can hold. The goal is `right` ≥ 0.9 and `wrong` ≤ 0.02 in every file; the bounds
 * are what is reached: a figure left out costs less than a wrong one.
 */
const BOUNDS = [
  { file: 'reports-known.jsonl', right: 0.99, wrong: 0.01 },
  { file: 'reports-unseen.jsonl', right: 0.97, wrong: 0.02 },
  { file: 'report-paragraphs.jsonl', right: 0.97, wrong: 0.02 },
]

const count = (total: number, items: readonly unknown[]): number => total + items.length

test.each(BOUNDS)('$file: at least $right of the figures are proposed rightly, at most $wrong wrongly', (bounds) => {
  const scores = reportsOf(bounds.file).map(scoreReport)
  const expected = scores.reduce((total, score) => total + score.expected, 0)
  const right = 1 - scores.map(({ missed }) => missed).reduce(count, 0) / expected
  const wrong = scores.map((score) => score.wrong).reduce(count, 0) / expected
  console.log(`${bounds.file}: ${expected} figures, ${right.toFixed(3)} right, ${wrong.toFixed(3)} wrong`)
  expect(right).toBeGreaterThanOrEqual(bounds.right)
  expect(wrong).toBeLessThanOrEqual(bounds.wrong)
})
