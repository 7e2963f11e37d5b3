import type { FieldValues, IsoDate } from '../forms/form.ts'
import { addDays } from '../periods/calendar-date.ts'
import type { InOrder } from './check.ts'
import type { Day, Finding } from './finding.ts'

/** Holds two days of a record against each other; `date` is the record's own. */
export const reviewInOrder = (check: InOrder, { date, values }: { date?: IsoDate; values: FieldValues }): Finding[] => {
  const day = (field: string): Day | undefined => {
    const told = field === 'when' ? date : values[field]
    return typeof told === 'string' ? { field, date: told } : undefined
  }
  const earlier = day(check.earlier)
  const later = day(check.later)
  if (earlier === undefined || later === undefined) return []
  const { key, severity, days } = check
  if (addDays(earlier.date, days) <= later.date) return []
  return [{ kind: 'not_in_order', severity, check: key, earlier, later, days }]
}
