import type { Run } from '../../db/database.ts'
import { cutoffOf, instantAt, isWorked, localDate, localHour, nearest, plus, workingDaysFrom } from './days.ts'
import type { Event, Interval, Received, Story } from './story.ts'

/** What is wrong, counted; an example of each in words. */
export interface CheckReport {
  obligations: number
  /** Rows of the ledger, messages that the platform took, and what they said altogether. */
  decided: number
  messages: number
  told: number
  /** Reminders that had to come, by the checker's own reckoning. */
  expected: number
  lost: number
  queuedTwice: number
  sentTwiceWithoutCause: number
  toldAfterReport: number
  inQuietHours: number
  beforeCutoff: number
  /** The platform took it and the process died, or the answer was lost, before it was known: it came again. */
  duplicates: number
  /** Somebody reported between the check and the platform's taking it: it was on its way. */
  onItsWay: number
  examples: string[]
}

interface Rung {
  key: string
  from: 'opening' | 'due'
  workingDays: number
  times: string[]
  tell: string[]
}

interface Owed {
  id: number
  kind: string
  unitId: number
  gatheringId: number
  occurrence: string
  scheme: string
  ladder: Rung[]
  opensOn: string
  dueOn: string
  createdAt: string
}

interface Member {
  personId: number
  unitId: number
  role: string
  from: string
  to: string | null
  recipient: string
}

/** A stretch of time in which an obligation is owed until the same day. */
interface Stretch {
  from: Date
  to: Date
  dueOn: string
}

const QUIET = { from: 20, until: 7 }

const readOwed = (run: Run) =>
  run<Owed>(
    `select o.id::int as id, o.kind, o.unit_id as "unitId", o.occurrence, r.definition ->> 'scheme' as scheme,
       r.definition -> 'ladder' as ladder, to_char(o.opens_on, 'YYYY-MM-DD') as "opensOn", to_char(o.due_on, 'YYYY-MM-DD') as "dueOn",
       to_json(o.created_at) #>> '{}' as "createdAt",
       (select p.parent_id from placements p where p.unit_id = o.unit_id order by p.valid_from desc limit 1) as "gatheringId"
     from obligations o join schedule_revisions r on r.schedule_id = o.schedule_id and r.revision = o.schedule_revision`,
  )

const readMembers = (run: Run) =>
  run<Member>(
    `select m.person_id as "personId", m.unit_id as "unitId", m.role, to_char(m.valid_from, 'YYYY-MM-DD') as "from",
       to_char(m.valid_to, 'YYYY-MM-DD') as "to", a.external_id as recipient
     from memberships m join accounts a on a.person_id = m.person_id`,
  )

const stretchesOf = (owed: Owed, events: readonly Event[], end: Date): Stretch[] => {
  const stretches: Stretch[] = []
  let open: { from: Date; dueOn: string } | undefined = { from: new Date(owed.createdAt), dueOn: owed.dueOn }
  let { dueOn } = owed
  const close = (to: Date) => {
    if (open !== undefined) stretches.push({ ...open, to })
    open = undefined
  }
  for (const { at, what } of events) {
    if (what.kind === 'settled') close(at)
    if (what.kind === 'due') dueOn = what.on
    if (what.kind === 'due') close(at)
    if (what.kind !== 'settled') open = { from: at, dueOn }
  }
  close(end)
  return stretches
}

/** When a step is meant for, by the plan of reporting.md §4. */
const meantFor = (rung: Rung, time: string, { opensOn }: Owed, dueOn: string): Date => {
  const day = workingDaysFrom(rung.from === 'opening' ? opensOn : dueOn, rung.workingDays)
  const before = nearest(day, -1)
  const earliest = nearest(opensOn, 1)
  return instantAt(before < earliest ? earliest : before, time)
}

const touches = ({ from, to }: Interval, start: Date, end: Date) => from < end && start < to

/** Until when it must have come: the evening of the next working day, counted anew from the end of an outage on the way. */
const deadlineOf = (meant: Date, outages: readonly Interval[]): Date => {
  let start = meant
  for (;;) {
    const until = instantAt(nearest(plus(localDate(start), 1), 1), '20:00')
    const outage = outages.find((each) => each.to > start && touches(each, meant, until))
    if (outage === undefined) return until
    start = outage.to
  }
}

const groupBy = <T>(rows: readonly T[], key: (row: T) => number | string): Map<number | string, T[]> => {
  const groups = new Map<number | string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group === undefined) groups.set(key(row), [row])
    else group.push(row)
  }
  return groups
}

/** Reckons up a story, from what people did and what the platform took, and looks into the ledger for what is there twice. */
export const checkStory = async (run: Run, story: Story, { to: end }: Interval): Promise<CheckReport> => {
  const owed = await readOwed(run)
  const members = await readMembers(run)
  const byId = new Map(owed.map((each) => [each.id, each]))
  const eventsOf = groupBy(story.events, ({ obligationId }) => obligationId)
  const recipientOf = new Map(members.map(({ personId, recipient }) => [personId, recipient]))
  const examples: string[] = []
  const found = (what: string, wrong: readonly string[]): number => {
    examples.push(...wrong.slice(0, 3).map((each) => `${what}: ${each}`))
    return wrong.length
  }

  const said = story.received.flatMap((message) => message.items.map((item) => ({ ...item, message })))
  const describe = ({ obligationId, step, message }: (typeof said)[number]) =>
    `obligation ${obligationId}, ${step}, person ${message.personId}, ${message.at.toISOString()}`

  const lastEventBefore = (obligationId: number, order: number) =>
    (eventsOf.get(obligationId) ?? []).findLast((event) => event.order <= order && event.what.kind !== 'due')
  const isSettledAt = (obligationId: number, order: number) =>
    lastEventBefore(obligationId, order)?.what.kind === 'settled'
  const late = said.filter(({ obligationId, message }) => isSettledAt(obligationId, message.checkedOrder))
  const onItsWay = said.filter(
    ({ obligationId, message }) =>
      isSettledAt(obligationId, message.order) && !isSettledAt(obligationId, message.checkedOrder),
  )
  const overtaken = onItsWay.filter(({ message }) => message.at > message.checkedAt)

  const isQuiet = ({ at }: Received) => {
    const hour = localHour(at)
    return hour >= QUIET.from || hour < QUIET.until || !isWorked(localDate(at))
  }
  const early = said.filter(({ obligationId, message }) => {
    const of = byId.get(obligationId)
    const cutoff = of?.kind === 'report' ? cutoffOf(of.occurrence, of.scheme) : undefined
    return cutoff !== undefined && localDate(message.at) <= cutoff
  })

  const references = groupBy(story.received, ({ reference }) => reference)
  const again = [...references].filter(([, messages]) => messages.length > 1)
  const unknown = groupBy(story.takenUnknown, (reference) => reference)
  const withoutCause = again.filter(
    ([reference, messages]) => messages.length > 1 + (unknown.get(String(reference))?.length ?? 0),
  )
  const bySaying = groupBy(said, ({ obligationId, step, message }) => `${obligationId} ${step} ${message.personId}`)
  const inTwoMessages = [...bySaying].filter(
    ([, each]) => new Set(each.map(({ message }) => message.reference)).size > 1,
  )
  const twiceInLedger = await run<{ what: string }>(
    `select obligation_id || ' ' || step || ' ' || person_id as what from reminders
     group by obligation_id, step, person_id having count(*) > 1`,
  )

  const toldTo = groupBy(said, ({ obligationId, message }) => `${obligationId} ${message.personId}`)
  let expected = 0
  const lost: string[] = []
  const lookFor = (of: Owed, stretch: Stretch, rung: Rung, time: string) => {
    const meant = meantFor(rung, time, of, stretch.dueOn)
    const until = deadlineOf(meant, story.outages)
    if (meant <= stretch.from || until >= stretch.to) return
    const day = localDate(meant)
    const people = new Map<number, Member>()
    for (const member of members) {
      const at = rung.tell.includes(member.role) && ['official', 'head'].includes(member.role) ? of.unitId : undefined
      const gathers =
        (rung.tell.includes('aggregator') && ['official', 'head'].includes(member.role)) ||
        (rung.tell.includes('leader') && member.role === 'leader')
      const isTold = member.unitId === at || (gathers && member.unitId === of.gatheringId)
      if (isTold && member.from <= day && (member.to === null || member.to > localDate(until)))
        people.set(member.personId, member)
    }
    for (const { personId, recipient } of people.values()) {
      if (story.blocked.get(recipient)?.some((interval) => touches(interval, stretch.from, until)) === true) continue
      expected += 1
      const heard = (toldTo.get(`${of.id} ${personId}`) ?? []).some(
        ({ message }) => meant <= message.at && message.at <= until,
      )
      if (!heard)
        lost.push(
          `obligation ${of.id} (${of.occurrence}), ${rung.key} ${time}, person ${personId}, meant for ${meant.toISOString()}`,
        )
    }
  }
  for (const of of owed)
    for (const stretch of stretchesOf(of, eventsOf.get(of.id) ?? [], end))
      for (const rung of of.ladder) for (const time of rung.times) lookFor(of, stretch, rung, time)

  const [ledger] = await run<{ rows: number }>('select count(*)::int as rows from reminders')
  return {
    obligations: owed.length,
    decided: ledger?.rows ?? 0,
    messages: story.received.length,
    told: said.length,
    expected,
    lost: found('lost', lost),
    queuedTwice: found('queued twice', [
      ...twiceInLedger.map(({ what }) => what),
      ...inTwoMessages.map(([what]) => String(what)),
    ]),
    sentTwiceWithoutCause: found(
      'sent twice',
      withoutCause.map(([reference]) => `message ${reference}`),
    ),
    toldAfterReport: found('told after the report', [...late, ...overtaken].map(describe)),
    inQuietHours: found(
      'in quiet hours',
      story.received.filter(isQuiet).map(({ at, personId }) => `person ${personId}, ${at.toISOString()}`),
    ),
    beforeCutoff: found('before the cut-off', early.map(describe)),
    duplicates: again.length - withoutCause.length,
    onItsWay: onItsWay.length - overtaken.length,
    examples: [...examples, ...(recipientOf.size === 0 ? ['nobody can be told'] : [])],
  }
}
