import { expect, onTestFinished, test } from 'vitest'
import { fillWithDemonstration, TEST_NOW } from '../testing/demonstration.ts'
import { openMigrated } from '../testing/open-migrated.ts'
import { inviteMember } from './invite-member.ts'

const start = async () => {
  const database = await openMigrated()
  onTestFinished(() => database.close())
  await fillWithDemonstration(database)
  const [unit] = await database.run<{ id: number }>(`select id from units where code = 'ia-pnom'`)
  const invite = (name: string, phone?: string, now = TEST_NOW) =>
    inviteMember(
      database,
      {
        name,
        unitId: unit?.id ?? 0,
        role: 'official',
        title: '',
        ...(phone !== undefined && { phone }),
      },
      { now, secret: 'test secret', randomBytes: new Uint8Array(12).fill(now.getUTCDate()) },
    )
  const phones = async () =>
    database.run(`select name, phone from people where name in ('Chị Hoa', 'Anh Nam') order by name`)
  const roles = async (name: string) =>
    database.run('select m.role from memberships m join people p on p.id = m.person_id where p.name = $1', [name])
  return { invite, phones, roles }
}

test('a phone is kept as it is compared, whatever way it was written', async () => {
  const { invite, phones } = await start()
  await invite('Chị Hoa', '0912 345 678')
  expect(await phones()).toEqual([{ name: 'Chị Hoa', phone: '84912345678' }])
})

test("what is no phone, or is another person's, is refused, and nobody is invited", async () => {
  const { invite, phones } = await start()
  await invite('Chị Hoa', '0912345678')
  const later = new Date(TEST_NOW.getTime() + 86_400_000)
  await expect(invite('Anh Nam', '84912345678', later)).rejects.toMatchObject({ code: 'phone_taken' })
  await expect(invite('Anh Nam', '113')).rejects.toMatchObject({ code: 'phone_invalid' })
  expect(await phones()).toEqual([{ name: 'Chị Hoa', phone: '84912345678' }])
})

test('who is invited again on another day stays one person with one role', async () => {
  const { invite, roles } = await start()
  await invite('Chị Hoa')
  await invite('Chị Hoa', undefined, new Date(TEST_NOW.getTime() + 86_400_000))
  expect(await roles('Chị Hoa')).toEqual([{ role: 'official' }])
})
