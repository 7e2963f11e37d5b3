import type { Database } from '../db/database.ts'
import { type Directory, readDirectory } from '../db/directory.ts'

/**
 * The units and indicators as this process knows them, read once and again when a conversation says that they have
 * changed. Several askers at the same moment share one reading.
 */
export const keepDirectory = (database: Database): ((atLeast?: number) => Promise<Directory>) => {
  let known: Directory | undefined
  let reading: Promise<Directory> | undefined
  const read = async () => {
    try {
      known = await readDirectory(database, known?.catalogue)
      return known
    } finally {
      reading = undefined
    }
  }
  return async (atLeast = 0) => {
    if (known !== undefined && known.version >= atLeast) return known
    reading ??= read()
    return reading
  }
}
