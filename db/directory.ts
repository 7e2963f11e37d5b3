import { asc } from 'drizzle-orm'
import { type Catalogue, catalogueOf } from '../domain/indicators/catalogue.ts'
import { createUnitTree, type UnitTree } from '../domain/units/unit-tree.ts'
import type { Database } from './database.ts'
import { readIndicators } from './indicators.ts'
import { directoryVersions, placements, successions, units } from './schema.ts'

/** The tree of units and what can be reported, as of a version of both. */
export interface Directory {
  version: number
  tree: UnitTree
  catalogue: Catalogue
}

/** What the version of the units and indicators is now. */
export const readDirectoryVersion = async ({ orm }: Database): Promise<number> => {
  const [current] = await orm.select().from(directoryVersions)
  return current?.version ?? 0
}

const sameIndicators = (before: Catalogue | undefined, catalogue: Catalogue) =>
  JSON.stringify(before?.indicators) === JSON.stringify(catalogue.indicators)

/**
 * Reads all units and indicators. The version is read first: a change in between makes the copy look older than it is,
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
  return { version, tree, catalogue: before !== undefined && sameIndicators(before, catalogue) ? before : catalogue }
}
