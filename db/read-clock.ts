import type { Run } from './database.ts'

/** The moment by the clock of the database, milliseconds since 1970. */
export const readClock = async (run: Run): Promise<number> => {
  const [row] = await run<{ at: number }>('select (extract(epoch from clock_timestamp()) * 1000)::float8 as at')
  if (row === undefined) throw new Error('the database told no time')
  return Number(row.at)
}
