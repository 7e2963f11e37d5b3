import { asc } from 'drizzle-orm'
import { createUnitTree, type UnitTree } from '../domain/units/unit-tree.ts'
import type { Database } from './database.ts'
import { directoryVersions, placements, successions, units } from './schema.ts'

/** The tree of units as of a version of it. */
export interface Directory {
  version: number
  tree: UnitTree
}

/** What the version of the units is now. */
export const readDirectoryVersion = async ({ orm }: Database): Promise<number> => {
  const [current] = await orm.select().from(directoryVersions)
  return current?.version ?? 0
}

/** Reads all units. The version is read first: a change in between makes the copy look older than it is, never newer. */
export const readDirectory = async (database: Database): Promise<Directory> => {
  const version = await readDirectoryVersion(database)
  const { orm } = database
  const tree = createUnitTree({
    units: await orm.select().from(units).orderBy(asc(units.id)),
    placements: await orm.select().from(placements),
    successions: await orm.select().from(successions),
  })
  return { version, tree }
}
