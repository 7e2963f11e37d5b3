import type { IsoDate } from '../domain/forms/form.ts'
import { type DaySpan, earlier, later } from '../domain/periods/calendar-date.ts'
import type { Unit } from '../domain/units/unit.ts'
import { matchUnits } from '../domain/units/unit-names.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { ServiceError } from './service-error.ts'

/** The largest id that an `integer` of Postgres holds has ten digits; nine are plenty and never too many. */
const ID = /^[0-9]{1,9}$/

const CANDIDATES_NAMED_MAX = 10

/**
 * The unit that a text names by its code, its id or its name as people write it (diacritics, "xã", one letter may be
 * wrong). A name is looked for first among the units of the period, because the same name may have been given anew.
 * Throws `ServiceError`: `unit_unknown`, `unit_ambiguous`.
 */
export const findUnit = ({
  tree,
  text,
  period,
  today,
}: {
  tree: UnitTree
  text: string
  period: DaySpan
  today: IsoDate
}): Unit => {
  const wanted = text.trim()
  const code = wanted.toLowerCase()
  const known =
    tree.units.find((unit) => unit.code.toLowerCase() === code) ??
    (ID.test(wanted) ? tree.unit(Number(wanted)) : undefined)
  if (known !== undefined) return known

  const days = [later(period.from, earlier(period.to, today)), today]
  const matches = days.map((day) => matchUnits(wanted, tree, day)).find((units) => units.length > 0) ?? []
  const [match] = matches
  if (match === undefined) throw new ServiceError('unit_unknown', 'no unit has this code, id or name')
  if (matches.length > 1) {
    const codes = matches.slice(0, CANDIDATES_NAMED_MAX).map((unit) => unit.code)
    throw new ServiceError('unit_ambiguous', `several units fit this name: ${codes.join(', ')}`)
  }
  return match
}
