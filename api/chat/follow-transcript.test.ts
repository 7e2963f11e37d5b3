import { expect, test } from 'vitest'
import { followTranscript } from './follow-transcript.ts'
import type { TranscriptEntry } from './transcript.ts'

const entry = (id: number): TranscriptEntry => ({
  id,
  message: { text: `message ${id}` },
  at: '2026-11-20T09:40:00.000Z',
})

/** Follows `visible`; `steps` run one after another, each when the follower waits for something to happen. */
async function follow(visible: TranscriptEntry[], afterId: number, steps: (() => 'woken' | 'elapsed')[]) {
  const end = new AbortController()
  const remaining = [...steps]
  const seen: (number | 'idle')[] = []
  const wait = async () => {
    // Let the look at the transcript that follows this call finish first, as a real wait does.
    await new Promise((resolve) => setImmediate(resolve))
    const step = remaining.shift()
    if (step !== undefined) return step()
    end.abort()
    return 'woken'
  }
  const since = async (after: number, limit: number) =>
    visible
      .filter(({ id }) => id > after)
      .toSorted((a, b) => a.id - b.id)
      .slice(0, limit)
  for await (const each of followTranscript({ since, afterId, wait, signal: end.signal })) {
    seen.push(each === 'idle' ? each : each.id)
  }
  return seen
}

test('starts right after the id given and goes on with what comes', async () => {
  const visible = [entry(1), entry(2), entry(3)]
  const seen = await follow(visible, 1, [
    () => {
      visible.push(entry(4))
      return 'woken'
    },
  ])
  expect(seen).toEqual([2, 3, 4])
})

test('what another process wrote is found without being woken', async () => {
  const visible: TranscriptEntry[] = []
  const seen = await follow(visible, 0, [
    () => 'elapsed',
    () => {
      visible.push(entry(7))
      return 'elapsed'
    },
  ])
  expect(seen.filter((each) => each !== 'idle')).toEqual([7])
})

test('a message that became visible after one with a greater id is not lost, and nothing comes twice', async () => {
  const visible = [entry(11)]
  const seen = await follow(visible, 0, [
    () => 'elapsed',
    () => 'elapsed',
    () => {
      visible.push(entry(10))
      return 'elapsed'
    },
    () => 'elapsed',
  ])
  expect(seen.filter((each) => each !== 'idle')).toEqual([11, 10])
})

test('looks back only for a while, so that a long conversation is not read again and again', async () => {
  const asked: number[] = []
  const end = new AbortController()
  let waits = 0
  const wait = async () => {
    await new Promise((resolve) => setImmediate(resolve))
    if (++waits === 12) end.abort()
    return 'elapsed' as const
  }
  const since = async (after: number) => {
    asked.push(after)
    return after < 5 ? [entry(5)] : []
  }
  const seen = []
  for await (const each of followTranscript({ since, afterId: 0, wait, signal: end.signal })) seen.push(each)
  expect(seen.filter((each) => each !== 'idle')).toHaveLength(1)
  expect(asked.at(-1)).toBe(5)
})

test('more messages than one look takes all come, in order', async () => {
  const visible = Array.from({ length: 250 }, (_, index) => entry(index + 1))
  expect(await follow(visible, 0, [])).toEqual(visible.map(({ id }) => id))
})
