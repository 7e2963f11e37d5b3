import { type DaySpan, daysBetween } from '../periods/calendar-date.ts'
import { overlaps } from './figure-row.ts'

interface Choice<T> {
  picked: T[]
  days: number
  /** Sum of the squares of the lengths in days: of two choices with equal days, the one of larger periods has more. */
  squares: number
}

export const lengthInDays = (span: DaySpan): number => daysBetween(span.from, span.to) + 1

const isBetter = <T>(left: Choice<T>, right: Choice<T>): boolean =>
  left.days !== right.days ? left.days > right.days : left.squares > right.squares

const byEnd = (left: DaySpan, right: DaySpan): number =>
  left.to < right.to || (left.to === right.to && left.from < right.from) ? -1 : 1

/**
 * Which of the reported periods to add: those that do not overlap and together say the most days; with equal days the
 * larger ones, since a total of nine months was checked as such. So the whole period wins over its parts, and a year is
 * 9M + Q4, or H1 + Q3 and single months, whichever was reported. The order of the input does not matter as long as no
 * two spans are the same. (Weighted interval scheduling: quadratic in the periods of one unit, of which there are few.)
 */
export const bestCover = <T extends { span: DaySpan }>(periods: readonly T[]): T[] => {
  const ordered = periods.toSorted((left, right) => byEnd(left.span, right.span))
  /** `best[n]`: the best choice among the first n. */
  const best: Choice<T>[] = [{ picked: [], days: 0, squares: 0 }]
  for (const [index, period] of ordered.entries()) {
    const without = best[index]
    const before = best[ordered.findIndex((other) => other.span.to >= period.span.from)]
    if (!without || !before) continue
    const days = lengthInDays(period.span)
    const taken = { picked: [...before.picked, period], days: before.days + days, squares: before.squares + days ** 2 }
    best.push(isBetter(taken, without) ? taken : without)
  }
  return best.at(-1)?.picked ?? []
}

/** How many days at least one of the spans says something about. */
export const daysCovered = (spans: readonly DaySpan[]): number => {
  let days = 0
  let reached = ''
  for (const span of spans.toSorted((left, right) => (left.from < right.from ? -1 : 1))) {
    if (span.to <= reached) continue
    const overlap = reached >= span.from ? daysBetween(span.from, reached) + 1 : 0
    days += lengthInDays(span) - overlap
    reached = span.to
  }
  return days
}

export const clearOf = <T extends { span: DaySpan }>(periods: readonly T[], others: readonly T[]): T[] =>
  periods.filter((period) => !others.some((other) => overlaps(period.span, other.span)))
