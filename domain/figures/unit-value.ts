import { partOf } from '../forms/facet.ts'
import type { DaySpan } from '../periods/calendar-date.ts'
import { bestCover, clearOf, daysCovered } from './cover.ts'
import { DoubleReportError, type FigureRow, lies } from './figure-row.ts'

/**
 * A stock is a state at one moment, not something that happened: adding the pending petitions of three months would
 * count one petition three times. `opening`: what the period began with; `closing`: what it ended with.
 */
export type Stock = 'opening' | 'closing'

export interface UnitValue {
  value: number
  entries: number
  /** Newest instant, ISO 8601. */
  latestAt: string
}

/**
 * What one unit says about one indicator in a period; undefined: nothing, which is not 0.
 *
 * - Events inside the period add up.
 * - What was counted since a beginning is left out.
 * - Period totals inside it: those that `bestCover` takes; one that reaches outside cannot be split and says nothing.
 * - For the same days, the unit's whole (facet '') wins over its facets, which are parts of it, as a facet wins over
 *   its own parts; without a whole, the facets add up, each covered by itself, since one role may report by month and
 *   another by quarter.
 */
export const unitValue = (rows: readonly FigureRow[], period: DaySpan, stock?: Stock): UnitValue | undefined => {
  const inside = rows.filter((row) => !row.cumulative && lies(row.span, period))
  const events = inside.filter((row) => row.granularity === 'event')
  const totals = inside.filter((row) => row.granularity === 'batch')
  refuseDoubleReport(events, totals)
  const chosen = chosenTotals(newestOfEachSpan(totals), '')
  const counted = stock ? momentOf(stock, events, chosen) : [...events, ...chosen]
  const [first] = counted
  if (!first) return undefined
  return {
    value: counted.reduce((sum, row) => sum + row.value, 0),
    entries: counted.reduce((sum, row) => sum + row.entries, 0),
    latestAt: counted.reduce((latest, row) => newer(latest, row.latestAt), first.latestAt),
  }
}

export const newer = (left: string, right: string): string => (Date.parse(right) > Date.parse(left) ? right : left)

/** The first and the last day of a group of events certainly have one; a total of such a day would count it again. */
const refuseDoubleReport = (events: readonly FigureRow[], totals: readonly FigureRow[]): void => {
  const eventDays = events.flatMap(({ span }) => [span.from, span.to])
  const twice = totals.find(({ span }) => eventDays.some((day) => span.from <= day && day <= span.to))
  if (twice) throw new DoubleReportError(twice.unitId, twice.form)
}

const chosenTotals = (totals: readonly FigureRow[], facet: string): FigureRow[] => {
  const wholes = totals.filter((row) => row.facet === facet)
  const parts = Map.groupBy(
    totals.filter((row) => row.facet !== facet),
    (row) => partOf(row.facet, facet),
  )
  const coveredFacets = (taken: readonly FigureRow[]) =>
    [...parts].flatMap(([part, rows]) => chosenTotals(clearOf(rows, taken), part))

  const wholesTaken = bestCover(wholes)
  const wholesFirst = [...wholesTaken, ...coveredFacets(wholesTaken)]
  const facetsTaken = coveredFacets([])
  const facetsFirst = [...facetsTaken, ...bestCover(clearOf(wholes, facetsTaken))]
  return daysSaid(facetsFirst) > daysSaid(wholesFirst) ? facetsFirst : wholesFirst
}

const daysSaid = (rows: readonly FigureRow[]): number => daysCovered(rows.map((row) => row.span))

/** Two keys may name the same days (the year, and the year to date on its last day): the newer one stands. */
const newestOfEachSpan = (totals: readonly FigureRow[]): FigureRow[] => {
  const bySpan = Map.groupBy(totals, ({ facet, span }) => `${span.from} ${span.to} ${facet}`)
  return [...bySpan.values()].flatMap((same) => {
    const latestAt = same.map((row) => row.latestAt).reduce(newer)
    const newest = same.filter((row) => row.latestAt === latestAt)
    return newest.toSorted((left, right) => ((left.periodKey ?? '') < (right.periodKey ?? '') ? -1 : 1)).slice(0, 1)
  })
}

/** The totals that border on the moment, and, for the closing one, the events after them. Events alone add up. */
const momentOf = (stock: Stock, events: readonly FigureRow[], totals: readonly FigureRow[]): FigureRow[] => {
  if (totals.length === 0) return [...events]
  if (stock === 'opening') {
    const from = totals.map((row) => row.span.from).reduce((first, day) => (day < first ? day : first))
    return totals.filter((row) => row.span.from === from)
  }
  const to = totals.map((row) => row.span.to).reduce((last, day) => (day > last ? day : last))
  return [...totals.filter((row) => row.span.to === to), ...events.filter((row) => row.span.from > to)]
}
