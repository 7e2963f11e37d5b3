import type { IsoDate } from '../../domain/forms/form.ts'
import type { DaySpan } from '../../domain/periods/calendar-date.ts'
import type { Period } from '../../domain/periods/period.ts'
import { parsePeriodKey, previousPeriod } from '../../domain/periods/period-key.ts'
import { periodOf } from '../../domain/periods/period-span.ts'
import { readPeriod } from '../../domain/reading/read-period.ts'
import type { Turn } from './turn.ts'

type Place = Pick<Turn, 'now' | 'today' | 'scheme'>

/** What a digest is about, where nobody says: the month whose reports are due now or were due last. */
export const digestPeriod = ({ today, scheme }: Pick<Place, 'today' | 'scheme'>): Period =>
  previousPeriod(periodOf(today, 'month', scheme))

/** The period that `/tonghop [kỳ] [đơn vị]` is about. */
export const periodOfDigest = (argument: string, place: Place): Period =>
  readPeriod(argument, place) ?? digestPeriod(place)

/** `<unit>:<period>[:<section>]` of a button. */
export const parseDigestArgument = (
  argument: string,
  { scheme, today }: Place,
): { unitId: number; period: Period; section: string } | undefined => {
  const [unit = '', key = '', section = ''] = argument.split(':')
  const period = parsePeriodKey(key, scheme, today)
  return period === undefined || !/^\d{1,9}$/.test(unit) ? undefined : { unitId: Number(unit), period, section }
}

const spanOf = ({ from, to }: DaySpan): DaySpan => ({ from, to })

export interface DigestWanted {
  kind: 'digest'
  /** Null: where the person works now. */
  unitId: number | null
  period: DaySpan
  before: DaySpan
  today: IsoDate
}

/** What is read for a digest. */
export const digestWanted = (unitId: number | null, period: Period, { today }: Pick<Place, 'today'>): DigestWanted => ({
  kind: 'digest',
  unitId,
  period: spanOf(period),
  before: spanOf(previousPeriod(period)),
  today,
})
