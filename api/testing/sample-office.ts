import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Database } from '../../db/database.ts'
import { entries, entryRevisions, memberships, people, placements, successions, units } from '../../db/schema.ts'
import type { FieldValues } from '../../domain/forms/form.ts'
import { monthPeriod } from '../../domain/periods/period-span.ts'
import { type EntryInput, entryRow } from '../../services/record-entries.ts'

/** Friday 20 November 2026, 16:40 in Vietnam: month 12 by the 15th-to-14th scheme. */
export const NOW = new Date('2026-11-20T09:40:00Z')

const REFORM = '2025-07-01'
const LAST_OF_DISTRICTS = '2025-06-30'
const LONG_AGO = '2010-01-01'

type UnitRow = typeof units.$inferInsert

const commune = (code: string, name: string, rest: Partial<UnitRow> = {}): UnitRow => ({
  code,
  name,
  level: 'commune',
  reports: ['citizen_reception', 'petition'],
  validFrom: LONG_AGO,
  ...rest,
})

/** Ids follow the order: the database is empty before. */
const UNITS: UnitRow[] = [
  { code: 'tinh-mau', name: 'Tỉnh Mẫu', level: 'province', validFrom: LONG_AGO },
  commune('xa-ba', 'Xã Ba', { validTo: LAST_OF_DISTRICTS }),
  commune('xa-bon', 'Xã Bốn', { validTo: LAST_OF_DISTRICTS }),
  commune('xa-bay', 'Xã Bảy', { validFrom: REFORM }),
  commune('ia-hloi', 'Xã Ia Hlối', { aliases: ['IHL'] }),
  commune('tam-dong', 'Xã Tám'),
  commune('tam-tay', 'Xã Tám'),
]

const UNIT_ID = Object.fromEntries(UNITS.map(({ code }, index) => [code, index + 1]))

/** The id of a unit of the office by its code. */
export const unitId = (code: string): number => {
  const id = UNIT_ID[code]
  if (id === undefined) throw new Error(`no unit ${code}`)
  return id
}

const HANH = 1
const THUAN = 2

/** A province with communes, two of which merged, and two people. No entries yet. */
export const seedOffice = async ({ orm }: Database): Promise<void> => {
  await orm.insert(units).values(UNITS)
  await orm.insert(placements).values(
    UNITS.slice(1).map(({ code, validFrom, validTo }) => ({
      unitId: unitId(code),
      parentId: unitId('tinh-mau'),
      validFrom,
      validTo: validTo ?? null,
    })),
  )
  await orm.insert(successions).values([
    { unitId: unitId('xa-ba'), successorId: unitId('xa-bay'), on: REFORM },
    { unitId: unitId('xa-bon'), successorId: unitId('xa-bay'), on: REFORM },
  ])
  await orm.insert(people).values([
    { name: 'Nguyễn Thị Hạnh', createdAt: NOW },
    { name: 'Rơ Châm Thuận', createdAt: NOW },
  ])
  await orm
    .insert(memberships)
    .values({ personId: HANH, unitId: unitId('xa-bay'), role: 'official', validFrom: LONG_AGO })
}

interface Said {
  unit: string
  date: string
  values: FieldValues
  at?: Date
}

const receptionOf = ({ unit, date, values }: Said, id: string, revision: number): EntryInput => ({
  id,
  revision,
  unitId: unitId(unit),
  form: 'citizen_reception',
  granularity: 'event',
  date,
  values: { receiver_role: 'chair', mode: 'direct', kind: 'periodic', ...values },
  qualifiers: {},
})

const write = async ({ orm }: Database, input: EntryInput, at: Date, reason: string | null): Promise<void> => {
  const { from, to, withdrawn, ...row } = entryRow(input)
  const state = { ...row, span: `[${from},${to}]`, changedAt: at }
  if (row.revision === 1) await orm.insert(entries).values({ ...state, recordedBy: HANH, recordedAt: at })
  else await orm.update(entries).set(state).where(eq(entries.id, row.id))
  const { eventDate, periodKey, values, qualifiers, explanation, revision } = row
  await orm.insert(entryRevisions).values({
    entryId: row.id,
    revision,
    eventDate,
    periodKey,
    values,
    qualifiers,
    explanation,
    withdrawn,
    reason,
    recordedBy: revision === 1 ? HANH : THUAN,
    recordedAt: at,
    channel: 'webchat',
  })
}

/** One reception of citizens by the chair; returns the id of the entry. */
export const recordReception = async (database: Database, said: Said): Promise<string> => {
  const id = randomUUID()
  await write(database, receptionOf(said, id, 1), said.at ?? NOW, null)
  return id
}

export const correctReception = (database: Database, id: string, revision: number, said: Said): Promise<void> =>
  write(database, receptionOf(said, id, revision), said.at ?? NOW, 'Gõ nhầm')

/** The total of a unit's petitions in a month of the 15th-to-14th scheme. */
export const recordPetitionTotal = async (
  database: Database,
  { unit, year, month, values }: { unit: string; year: number; month: number; values: FieldValues },
): Promise<void> =>
  write(
    database,
    {
      id: randomUUID(),
      revision: 1,
      unitId: unitId(unit),
      form: 'petition',
      granularity: 'batch',
      period: monthPeriod(year, month, 'admin_15_14'),
      values,
      qualifiers: {},
    },
    NOW,
    null,
  )
