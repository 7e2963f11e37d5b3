import { asc } from 'drizzle-orm'
import { createWorkingCalendar } from '../domain/calendar/create-working-calendar.ts'
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts'
import { type Catalogue, catalogueOf } from '../domain/indicators/catalogue.ts'
import { createUnitTree, type UnitTree } from '../domain/units/unit-tree.ts'
import type { Database } from './database.ts'
import { readIndicators } from './indicators.ts'
import { calendarDays, calendarSettings } from './obligations-schema.ts'
import { directoryVersions, placements, successions, units } from './schema.ts'

/** The tree of units, what can be reported and the days that are worked, as of one version of all of them. */
export interface Directory {
  version: number
  tree: UnitTree
  catalogue: Catalogue
  calendar: WorkingCalendar
}

/** What the version of the directory is now. */
export const readDirectoryVersion = async ({ orm }: Database): Promise<number> => {
  const [current] = await orm.select().from(directoryVersions)
  return current?.version ?? 0
}

const sameIndicators = (before: Catalogue | undefined, catalogue: Catalogue) =>
  JSON.stringify(before?.indicators) === JSON.stringify(catalogue.indicators)

const readCalendar = async ({ orm }: Database): Promise<WorkingCalendar> => {
  const days = await orm
    .select({ date: calendarDays.date, kind: calendarDays.kind, name: calendarDays.name })
    .from(calendarDays)
    .orderBy(asc(calendarDays.date))
  const [settings] = await orm.select().from(calendarSettings)
  return createWorkingCalendar({ days, cultureDayFrom: settings?.cultureDayFrom ?? null })
}

/**
 * Reads all units, indicators and days off. The version is read first: a change in between makes the copy look older than it is,
 * never newer. While no indicator changes the catalogue `before` is kept, and with it the words made ready for reading.
 */
export const readDirectory = async (database: Database, before?: Catalogue): Promise<Directory> => {
  const version = await readDirectoryVersion(database)
  const { orm } = database
  const tree = createUnitTree({
    units: await orm.select().from(units).orderBy(asc(units.id)),
    placements: await orm.select().from(placements),
    successions: await orm.select().from(successions),
  })
  const catalogue = catalogueOf(await readIndicators(database.run))
  const calendar = await readCalendar(database)
  return {
    version,
    calendar,
    tree,
    catalogue: before !== undefined && sameIndicators(before, catalogue) ? before : catalogue,
  }
}
