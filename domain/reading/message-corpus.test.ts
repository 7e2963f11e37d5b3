import { expect, test } from 'vitest'
import { compareMessage, messagesOf } from './testdata/corpus.ts'

/** Share of messages that are entirely right. The goal is 0.9; the bounds are what is reached, and only go up. */
const BOUNDS = [
  { file: 'messages-known.jsonl', right: 0.99 },
  { file: 'messages-rounds.jsonl', right: 0.98 },
  { file: 'messages-unseen.jsonl', right: 0.88 },
]

test.each(BOUNDS)('$file: at least $right of the messages are read entirely as they are meant', (bounds) => {
  const compared = messagesOf(bounds.file).map(compareMessage)
  const right = compared.filter(({ expected, read }) => expected === read).length / compared.length
  console.log(`${bounds.file}: ${compared.length} messages, ${right.toFixed(3)} entirely right`)
  expect(right).toBeGreaterThanOrEqual(bounds.right)
})
