import type { Database } from '../../db/database.ts'
import { type Directory, readDirectory } from '../../db/directory.ts'
import type { IsoDate } from '../../domain/forms/form.ts'
import { type CheckReport, checkStory } from './check.ts'
import { createGate } from './gate.ts'
import { type Node, type NodeParts, startNode } from './node.ts'
import { createPeople } from './people.ts'
import { createRandom } from './random.ts'
import { newStory, type Size } from './story.ts'
import { fillWorld, mergeCommunes } from './world.ts'

export interface SimulationOptions {
  seed: number
  size: Size
  breakStatement?: (statement: string) => string
  onProgress?: (days: number) => void
}

export interface SimulationReport extends CheckReport {
  kills: number
  /** Statements and sends. */
  passed: number
}

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** The times of the ladders; reminders are decided a little sooner. */
const TIMES = ['08:00', '14:00', '15:00', '16:30']
const SOONER_MS = 50_000
/** By then what was decided ahead may go out. */
const LATER_MS = 15_000
/** Longer than the claim of a process that died. */
const AGAIN_MS = 31_000
/** Nodes that work go on looking until the evening. */
const EVENING = '19:50'
/** As likely as this a process is killed where it passes, at the most. */
const KILL_RATE_MAX = 0.08

const midnight = (date: IsoDate) => Date.parse(`${date}T00:00:00+07:00`)
const dateOf = (instant: number): IsoDate => new Date(instant + 7 * HOUR_MS).toISOString().slice(0, 10)

const instantOn = (start: number, time: string) => Date.parse(`${dateOf(start)}T${time}:00+07:00`)

/** The simulated year: everything that happens follows from the seed. The database must be migrated and empty. */
export const simulate = async (
  database: Database,
  { seed, size, breakStatement, onProgress }: SimulationOptions,
): Promise<SimulationReport> => {
  const random = createRandom(seed)
  // What people do does not hang on how many statements the product needs.
  const fate = createRandom(seed + 1)
  const story = newStory()
  const gate = createGate(random)
  const first = midnight(size.from)
  const last = midnight(size.to)
  let clock = new Date(first)
  const now = () => clock
  await fillWorld(database.run, size)
  let directory: Directory = await readDirectory(database)

  const parts: NodeParts = {
    gate,
    database,
    story,
    now,
    directory: () => directory,
    losesAnswer: () => random.chance(0.0005),
    ...(breakStatement !== undefined && { breakStatement }),
  }
  const nodes: Node[] = Array.from({ length: size.nodes }, () => startNode(parts))
  const people = createPeople({ gate, run: database.run, random: fate, story, now })

  /** Which of these messages the database does not know to be sent. */
  const unmarked = async (references: readonly string[]): Promise<string[]> => {
    const rows = await gate.pass(undefined, () =>
      database.run<{ reference: string }>(
        `select id::text as reference from outbox
         where id in (select jsonb_array_elements_text($1::jsonb)::bigint) and sent_at is null order by id`,
        [JSON.stringify(references)],
      ),
    )
    return rows.map(({ reference }) => reference)
  }

  const workOf = async (place: number, opens: boolean) => {
    for (;;) {
      const node = nodes[place]
      if (node === undefined) return
      const end = await Promise.race([node.work(opens).then(() => 'done'), node.life.died.then(() => 'killed')])
      if (end === 'done') return
      story.takenUnknown.push(...(await unmarked(node.taken)))
      nodes[place] = startNode(parts)
    }
  }

  const tick = async (at: number, opens = false) => {
    clock = new Date(at)
    await gate.drive(Promise.all([...people.actsUntil(clock), ...nodes.map((_, place) => workOf(place, opens))]))
  }

  const isWaiting = async (): Promise<boolean> => {
    const rows = await database.run(
      'select 1 from outbox where sent_at is null and failed_at is null and not_before <= $1::timestamptz limit 1',
      [clock.toISOString()],
    )
    return rows.length > 0
  }

  const tickUntilSent = async (from: number, until: number) => {
    await tick(from)
    for (let at = from + AGAIN_MS; at < until && (await isWaiting()); at += AGAIN_MS) await tick(at)
  }

  const days = Math.round((last - first) / DAY_MS) + 1
  for (let outage = 0; outage < Math.ceil(days / 30); outage++) {
    const from = new Date(first + fate.integer(0, days * 24) * HOUR_MS + fate.integer(0, 59) * 60_000)
    story.outages.push({ from, to: new Date(from.getTime() + fate.integer(1, 30) * HOUR_MS) })
  }
  const accounts = await database.run<{ recipient: string }>(
    'select external_id as recipient from accounts order by external_id',
  )
  const unblocks: { at: number; recipient: string }[] = []
  for (const { recipient } of accounts) {
    if (!fate.chance(0.1)) continue
    const day = fate.integer(0, days)
    const from = first + day * DAY_MS + fate.integer(0, 23) * HOUR_MS
    const to = first + (day + fate.integer(1, 20)) * DAY_MS
    story.blocked.set(recipient, [{ from: new Date(from), to: new Date(to) }])
    unblocks.push({ at: to, recipient })
  }

  const unblock = async (recipient: string) =>
    database.run(`update accounts set unreachable_since = null where channel = 'telegram' and external_id = $1`, [
      recipient,
    ])

  /** What happens between the runs of the jobs, while no process is at work. */
  const beginDay = async (day: number, start: number) => {
    clock = new Date(start)
    if (day > 0 && day % 100 === 50) {
      people.unitsEnded(await mergeCommunes(database.run, dateOf(start), day))
      directory = await readDirectory(database)
    }
    for (const { at, recipient } of unblocks) if (at === start) await unblock(recipient)
  }

  const planKills = (day: number) => {
    const left = size.kills - gate.kills
    const passesADay = day === 0 ? 200 : Math.max(50, gate.passed / day)
    gate.killRate = Math.max(0, Math.min(KILL_RATE_MAX, left / ((days - day) * passesADay)))
  }

  const liveDay = async (day: number) => {
    const start = first + day * DAY_MS
    await beginDay(day, start)
    planKills(day)
    await tick(start + 10 * 60_000, true)
    await people.notice()
    if (directory.calendar.isWorkingDay(dateOf(start)))
      for (const [place, time] of TIMES.entries()) {
        const at = instantOn(start, time)
        await tick(at - SOONER_MS)
        await tickUntilSent(at + LATER_MS, instantOn(start, TIMES[place + 1] ?? EVENING) - 2 * SOONER_MS)
      }
    await tick(start + random.integer(17 * 60, 23 * 60 + 59) * 60_000)
  }

  for (let day = 0; day < days; day++) {
    await liveDay(day)
    onProgress?.(day + 1)
  }
  // What chance has spared so far is killed on the last evening.
  gate.killRate = KILL_RATE_MAX
  for (let minute = 0; gate.kills < size.kills; minute++) await tick(last + DAY_MS + minute * 60_000)
  const report = await checkStory(database.run, story, { from: new Date(first), to: new Date(last + DAY_MS) })
  return { ...report, kills: gate.kills, passed: gate.passed }
}
