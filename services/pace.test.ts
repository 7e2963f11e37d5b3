import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { afterReally, createPace, type Limits, type Pace } from './pace.ts'

const LIMITS: Limits = { perSecond: 30, perRecipientPerSecond: 1 }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const newPace = (limits = LIMITS) => createPace({ limits, now: Date.now, after: afterReally })

interface Arrival {
  recipient: string
  at: number
}

/** A platform that notes when calls arrive; the ways there and back take as long as `delays` say, in turn. */
const platform = (delays: readonly [number, number][]) => {
  const arrivals: Arrival[] = []
  let calls = 0
  return {
    arrivals,
    async call(recipient: string) {
      const [there, back] = delays[calls++ % delays.length] ?? [0, 0]
      await sleep(there)
      arrivals.push({ recipient, at: Date.now() })
      await sleep(back)
    },
  }
}

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

const send = async (pace: Pace, to: ReturnType<typeof platform>, recipient: string, bulk: boolean) => {
  const asked = Date.now()
  const turn = await pace.turn({ recipient, bulk })
  const waited = Date.now() - asked
  turn.begin()
  await to.call(recipient)
  turn.end()
  return waited
}

/** The most calls that arrived in any second that is open at its end. */
const mostInASecond = (arrivals: readonly Arrival[]) =>
  Math.max(0, ...arrivals.map(({ at }) => arrivals.filter((other) => other.at >= at && other.at < at + 1000).length))

const whole = async (work: Promise<unknown>) => {
  await vi.runAllTimersAsync()
  return work
}

test('no second of the platform holds more bulk than it takes, however unevenly the network carries it', async () => {
  const way = fc.integer({ min: 0, max: 400 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(way, way), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 3 }),
      async (delays, perRecipient) => {
        // The fastest way comes first, as it does over a day.
        const to = platform([[0, 0], ...delays])
        const pace = newPace()
        const sent = Array.from({ length: 250 }, (_, index) =>
          send(pace, to, `person ${Math.floor(index / perRecipient)}`, true),
        )
        await whole(Promise.all(sent))
        expect(to.arrivals).toHaveLength(250)
        expect(mostInASecond(to.arrivals)).toBeLessThanOrEqual(30)
        for (const { recipient } of to.arrivals)
          expect(mostInASecond(to.arrivals.filter((other) => other.recipient === recipient))).toBe(1)
      },
    ),
    { numRuns: 30 },
  )
})

test('bulk goes out at 97 % of the permitted rate or more', async () => {
  const to = platform([
    [3, 3],
    [4, 2],
    [20, 9],
  ])
  const pace = newPace()
  await whole(Promise.all(Array.from({ length: 900 }, (_, index) => send(pace, to, `person ${index}`, true))))
  const took = ((to.arrivals.at(-1)?.at ?? 0) - (to.arrivals[0]?.at ?? 0)) / 1000
  expect(900 / took / 30).toBeGreaterThan(0.97)
})

describe('while bulk goes out', () => {
  test('an answer waits less than 300 ms and the limits hold all the same', async () => {
    const to = platform([[5, 5]])
    const pace = newPace()
    const bulk = Array.from({ length: 600 }, (_, index) => send(pace, to, `person ${index}`, true))
    const waits: number[] = []
    const converse = async (person: string) => {
      for (let said = 0; said < 10; said++) {
        await sleep(1_300)
        waits.push(await send(pace, to, person, false))
      }
    }
    await whole(Promise.all([...bulk, ...['An', 'Bình', 'Chi', 'Dung'].map(converse)]))
    expect(Math.max(...waits)).toBeLessThan(300)
    expect(mostInASecond(to.arrivals)).toBeLessThanOrEqual(30)
  })

  test('a second message to one person waits until the platform takes it', async () => {
    const to = platform([[5, 5]])
    const pace = newPace()
    const sent = ['An', 'An', 'Bình'].map((person) => send(pace, to, person, true))
    await whole(Promise.all(sent))
    expect(to.arrivals.map(({ recipient }) => recipient)).toEqual(['An', 'Bình', 'An'])
    expect((to.arrivals[2]?.at ?? 0) - (to.arrivals[0]?.at ?? 0)).toBeGreaterThanOrEqual(1000)
  })
})

test('answers alone go at once, and bulk that comes then waits until there is room', async () => {
  const to = platform([[0, 0]])
  const pace = newPace()
  const answers = Array.from({ length: 50 }, () => send(pace, to, 'An', false))
  await vi.advanceTimersByTimeAsync(1)
  expect(to.arrivals).toHaveLength(50)
  const bulk = send(pace, to, 'Bình', true)
  await vi.advanceTimersByTimeAsync(900)
  expect(to.arrivals).toHaveLength(50)
  await whole(Promise.all([...answers, bulk]))
  expect(to.arrivals).toHaveLength(51)
})

test('the parts of one message keep to the limits as well', async () => {
  const to = platform([[5, 5]])
  const pace = newPace()
  const parts = async () => {
    const turn = await pace.turn({ recipient: 'An', bulk: true })
    turn.begin()
    await to.call('An')
    await turn.next()
    await to.call('An')
    turn.end()
  }
  await whole(parts())
  expect((to.arrivals[1]?.at ?? 0) - (to.arrivals[0]?.at ?? 0)).toBeGreaterThanOrEqual(1000)
})

test('a turn that was not used costs nothing', async () => {
  const pace = newPace({ perSecond: 1, perRecipientPerSecond: 1 })
  const unused = await pace.turn({ recipient: 'An', bulk: true })
  unused.end()
  const asked = Date.now()
  const next = pace.turn({ recipient: 'An', bulk: true })
  await vi.runAllTimersAsync()
  await next
  expect(Date.now() - asked).toBeLessThan(1_000)
})

test('nodes that share the limit send no more than it together', async () => {
  const to = platform([[4, 4]])
  const paces = [newPace(), newPace(), newPace(), newPace()]
  const sent = paces.flatMap((pace, node) => {
    pace.share(paces.length)
    return Array.from({ length: 60 }, (_, index) => send(pace, to, `person ${node}.${index}`, true))
  })
  await whole(Promise.all(sent))
  expect(mostInASecond(to.arrivals)).toBeLessThanOrEqual(30)
  const took = ((to.arrivals.at(-1)?.at ?? 0) - (to.arrivals[0]?.at ?? 0)) / 1000
  expect(to.arrivals.length / took).toBeGreaterThan(25)
})
