import type { Random } from './random.ts'

/** A process while it lives. When it dies nothing of it goes on: whatever it waits for never comes. */
export interface Life {
  alive: boolean
  died: Promise<void>
  die(): void
}

export const newLife = (): Life => {
  let resolve = () => {}
  const died = new Promise<void>((done) => {
    resolve = done
  })
  return {
    alive: true,
    died,
    die() {
      this.alive = false
      resolve()
    },
  }
}

/** A statement or a send that waits for its turn. */
interface Waiting {
  life: Life | undefined
  perform: () => Promise<() => void>
}

export interface Gate {
  /** Performs the work when its turn has come, of a process (which may be killed before or after it) or of a person. */
  pass<T>(life: Life | undefined, work: () => Promise<T>): Promise<T>
  /** A timer of a process; it fires when nothing else is to be done. */
  after(milliseconds: number, work: () => void): () => void
  /** Lets everything that the work starts pass in a random order, one after the other, until the work is done. */
  drive(work: Promise<unknown>): Promise<void>
  /** How likely it is that a process is killed where it passes. */
  killRate: number
  kills: number
  /** How many have passed: the order of everything that happened. */
  passed: number
}

const turnOfTheEventLoop = () => new Promise<void>((resolve) => setImmediate(resolve))

/**
 * The one narrow place through which every statement and every send of all processes goes, one at a time. Chance decides whose
 * turn it is and where a process is killed, so that a seed tells the whole story again.
 */
export const createGate = (random: Random): Gate => {
  const waiting: Waiting[] = []
  let timers: { work: () => void }[] = []

  const passOne = async () => {
    const [next] = waiting.splice(random.integer(0, waiting.length - 1), 1)
    if (next === undefined || next.life?.alive === false) return
    const { life } = next
    const isKilled = life !== undefined && random.chance(gate.killRate)
    const isBefore = random.chance(0.5)
    if (isKilled) gate.kills += 1
    if (isKilled && isBefore) return life.die()
    gate.passed += 1
    const tell = await next.perform()
    if (isKilled) life.die()
    tell()
  }

  const gate: Gate = {
    killRate: 0,
    kills: 0,
    passed: 0,
    pass: (life, work) =>
      new Promise((resolve, reject) => {
        if (life?.alive === false) return
        const perform = async () => {
          try {
            const result = await work()
            return () => {
              if (life?.alive !== false) resolve(result)
            }
          } catch (error) {
            return () => {
              if (life?.alive !== false) reject(error)
            }
          }
        }
        waiting.push({ life, perform })
      }),
    after(_, work) {
      const timer = { work }
      timers.push(timer)
      return () => {
        timers = timers.filter((each) => each !== timer)
      }
    },
    async drive(work) {
      let isDone = false
      let failure: { error: unknown } | undefined
      work.then(
        () => {
          isDone = true
        },
        (error) => {
          failure = { error }
          isDone = true
        },
      )
      for (;;) {
        // Whatever can go on without passing here has done so after a turn of the event loop.
        await turnOfTheEventLoop()
        if (waiting.length > 0) await passOne()
        else if (isDone) break
        else timers.shift()?.work()
      }
      if (failure !== undefined) throw failure.error
    },
  }
  return gate
}
