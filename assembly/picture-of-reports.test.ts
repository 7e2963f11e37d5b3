import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Demonstration, openDemonstration } from '../bot/testing/demonstration.ts'
import { readDirectory } from '../db/directory.ts'
import type { Database } from '../services/database.ts'
import { oweReport } from '../testing/obligations.ts'
import { createPictureOfReports } from './picture-of-reports.ts'

let demonstration: Demonstration
beforeAll(async () => {
  demonstration = await openDemonstration()
}, 60_000)
afterAll(() => demonstration.database.close())

const pictureOf = async (database: Database, unitCode: string) => {
  const directory = await readDirectory(demonstration.database)
  const unit = directory.tree.units.find(({ code }) => code === unitCode)
  const build = createPictureOfReports({ database, directory: async () => directory })
  return build({ kind: 'completeness-picture', unitId: unit?.id ?? 0, on: '2026-11-20', language: 'vi' })
}

const owe = (database: Database, unitCode: string, dueOn = '2026-11-18') =>
  oweReport(database, { unitCode, period: '2026-M11', dueOn })

test('the picture is of the unit and those below it, and of nobody else', async () => {
  await demonstration.untouched(async (database) => {
    await owe(database, 'ia-hloi')
    const [own, all] = [await pictureOf(database, 'ia-hloi'), await pictureOf(database, 'dong-lam')]
    expect(own).toMatchObject({ mediaType: 'image/png', fileName: 'giao-ban-2026-11-20.png' })
    await owe(database, 'dong-cam')
    expect(await pictureOf(database, 'ia-hloi')).toEqual(own)
    expect(await pictureOf(database, 'dong-lam')).not.toEqual(all)
  })
})

test('it is built anew: what was handed in since is seen', async () => {
  await demonstration.untouched(async (database) => {
    await owe(database, 'ia-hloi')
    const before = await pictureOf(database, 'dong-lam')
    await database.run(`update obligations set state = 'done', fulfilled_at = '2026-11-19T02:00:00Z'`)
    expect(await pictureOf(database, 'dong-lam')).not.toEqual(before)
  })
})

test('where no report is owed there is no picture', async () => {
  await demonstration.untouched(async (database) => {
    expect(await pictureOf(database, 'dong-lam')).toBeUndefined()
  })
})
