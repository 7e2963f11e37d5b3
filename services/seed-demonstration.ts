import type { Database } from '../db/database.ts'
import { isEmpty, seedDatabase } from '../db/seed.ts'
import { demoEntries, demoProvince } from '../demo/province.ts'
import { catalogueOf } from '../domain/indicators/catalogue.ts'
import { localTimeOf } from '../domain/local-time.ts'
import { parsePeriodKey } from '../domain/periods/period-key.ts'
import { entryRow } from './record-entries.ts'

/** Fills an empty database with the fictional province; says whether it did. A database in use is never touched. */
export const seedDemonstration = async (
  database: Database,
  { now, initialState, newId }: { now: Date; initialState: object; newId: () => string },
): Promise<boolean> => {
  if (!(await isEmpty(database))) return false
  const seeded = await seedDatabase(database, demoProvince, {
    now,
    initialState,
    entriesOf: ({ unitIds, personIds }) => {
      const catalogue = catalogueOf(
        demoProvince.indicators.map(({ declaredByKey, ...indicator }) => ({
          ...indicator,
          declaredBy: personIds.get(declaredByKey) ?? 0,
        })),
      )
      return demoEntries(localTimeOf(now).date).map((entry) => {
        const unitId = unitIds.get(entry.unitCode)
        const by = personIds.get(entry.personKey)
        if (unitId === undefined || by === undefined)
          throw new Error(`the demonstration names ${entry.unitCode}, ${entry.personKey}`)
        const period = entry.granularity === 'batch' ? parsePeriodKey(entry.periodKey, entry.scheme) : undefined
        const input = {
          id: newId(),
          revision: 1,
          unitId,
          form: entry.form,
          granularity: entry.granularity,
          ...(entry.granularity === 'event' && { date: entry.date }),
          ...(period !== undefined && { period }),
          values: entry.values,
          qualifiers: {},
        }
        return { ...entryRow(input, catalogue), by, at: new Date(entry.at) }
      })
    },
  })
  return seeded !== undefined
}
