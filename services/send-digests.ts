import type { Database } from '../db/database.ts'
import { readDigestFacts } from '../db/digest-facts.ts'
import { type DigestKind, type DigestReader, digestReaders, queueDigest, unitsWithReportsDue } from '../db/digests.ts'
import type { Directory } from '../db/directory.ts'
import { duesToldOn, isDigestTime, isWeeklyDay } from '../domain/digest/digest-day.ts'
import type { DigestFacts } from '../domain/digest/digest-facts.ts'
import type { IsoDate } from '../domain/forms/form.ts'
import type { Language } from '../domain/language.ts'
import { localTimeOf } from '../domain/local-time.ts'
import type { CutoffScheme, Period } from '../domain/periods/period.ts'
import { previousPeriod } from '../domain/periods/period-key.ts'
import { periodOf } from '../domain/periods/period-span.ts'
import type { Message } from './channel.ts'

type Place = Pick<Directory, 'tree' | 'catalogue'>

/** Writes a digest in the language of who will read it. */
export type WordDigest = (
  facts: DigestFacts,
  period: Period,
  place: Place & { today: IsoDate; language: Language },
) => Message

export interface SendDigests {
  directory: () => Promise<Directory>
  word: WordDigest
  scheme: CutoffScheme
  now: Date
}

/** A leader reads of every unit that they lead; a head of one that has units below it, whose reports it gathers. */
const isRead = ({ role, unitId }: DigestReader, { tree }: Place, today: IsoDate): boolean =>
  role === 'leader' || tree.childrenOn(unitId, today).length > 0

/** What each reader is to be told of today; on a day for both, the weekly digest says it all. */
const kindFor = async (
  { run }: Pick<Database, 'run'>,
  { tree, calendar }: Directory,
  today: IsoDate,
): Promise<(unitId: number) => DigestKind | undefined> => {
  if (isWeeklyDay(today, calendar)) return () => 'weekly'
  const due = await unitsWithReportsDue(run, duesToldOn(today, calendar))
  return (unitId) => (due.some((each) => tree.isWithin(each, unitId, today)) ? 'after_due' : undefined)
}

/**
 * Queues the digests of the day: the weekly one, or the one of the morning after a deadline. Each person is told of each unit
 * once, however many nodes do this at the same moment. What could not go out in the morning goes out later the same day.
 */
export const sendDigests = async (
  database: Pick<Database, 'run'>,
  { directory, word, scheme, now }: SendDigests,
): Promise<{ queued: number }> => {
  const local = localTimeOf(now)
  const today = local.date
  const place = await directory()
  if (!isDigestTime(local, place.calendar)) return { queued: 0 }
  const untold = (await digestReaders(database.run, today)).filter(
    (reader) => !reader.told && isRead(reader, place, today),
  )
  if (untold.length === 0) return { queued: 0 }
  const kindOf = await kindFor(database, place, today)
  const period = previousPeriod(periodOf(today, 'month', scheme))
  const before = previousPeriod(period)
  let queued = 0
  for (const [unitId, readers] of Map.groupBy(untold, (reader) => reader.unitId)) {
    const kind = kindOf(unitId)
    if (kind === undefined) continue
    const facts = await readDigestFacts(database.run, { unitId, period, before, today })
    for (const { personId, language } of readers) {
      const message = word(facts, period, { ...place, today, language })
      if (await queueDigest(database.run, { personId, unitId, kind, on: today, message, now })) queued += 1
    }
  }
  return { queued }
}
