import { calendarOf, endFeed, type PersonalCalendar, renewFeed } from '../db/calendar-feed.ts'
import type { VerbWrite } from '../db/commit-answer.ts'
import type { Database } from '../db/database.ts'
import { localTimeOf } from '../domain/local-time.ts'
import { addDays } from '../domain/periods/calendar-date.ts'

export type { DatedFollowUp, DatedObligation, DatedPlan, PersonalCalendar } from '../db/calendar-feed.ts'

/** `secret`: random, 122 bits or more; whoever has it reads the person's deadlines, and no figures. */
export type FeedAct = { do: 'feed.renew'; secret: string } | { do: 'feed.end' }

/** Everybody may have a calendar of their own deadlines. */
export const writeFeedAct = (act: FeedAct): VerbWrite => (act.do === 'feed.renew' ? renewFeed(act.secret) : endFeed)

/** What was due this long ago is still in the calendar. */
const PAST_DAYS = 31

const SECRET = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Undefined: the secret is nobody's, or was renewed. */
export const readCalendar = async (
  { run }: Database,
  secret: string,
  now: Date,
): Promise<PersonalCalendar | undefined> => {
  if (!SECRET.test(secret)) return undefined
  const today = localTimeOf(now).date
  return calendarOf(run, { secret, today, since: addDays(today, -PAST_DAYS) })
}
