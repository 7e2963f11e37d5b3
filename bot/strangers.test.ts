import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../services/database.ts'
import { invitePerson } from '../testing/invite-person.ts'
import { DEMONSTRATION_NOW, type Demonstration, openDemonstration } from './testing/demonstration.ts'
import { startTestBot, type TestBot } from './testing/start-test-bot.ts'
import { vi } from './texts/vi.ts'

const { introduction, badCode, tooManyCodes, linked } = vi.strangers

let demonstration: Demonstration
beforeAll(async () => {
  demonstration = await openDemonstration()
})
afterAll(() => demonstration.database.close())

const withBot = (work: (bot: TestBot, database: Database) => Promise<void>) => () =>
  demonstration.untouched((database) => work(startTestBot(database, { now: DEMONSTRATION_NOW }), database))

const later = (bot: TestBot, seconds: number) => {
  bot.clock.now = new Date(bot.clock.now.getTime() + seconds * 1000)
}

/** What is said at once, and what the next sweeps of the outbox find. */
const texts = async (bot: TestBot, sender: string, text: string): Promise<string[]> => {
  const before = bot.sent.length
  await bot.say(sender, text)
  while ((await bot.deliverer.sweep()) > 0) await bot.deliverer.settle()
  return bot.sent
    .slice(before)
    .filter(({ recipient }) => recipient === sender)
    .map(({ message }) => message.text)
}

/** Bytes whose code holds a 0 and a 1, so that what looks like them is tried. */
const BYTES = Uint8Array.from([0, 1, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19])
const CODE = '01AB-CDEF-GHJK'

const invite = async (database: Database, name = 'H’Nhi', randomBytes = BYTES) => {
  const [person] = await database.run<{ id: number }>('select id from people where name = $1', [name])
  if (person === undefined) throw new Error(`the demonstration has no ${name}`)
  const invitation = {
    personId: person.id,
    createdBy: null,
    now: DEMONSTRATION_NOW,
    secret: 'test secret',
    randomBytes,
  }
  return (await invitePerson(database, invitation)).code
}

const rows = async ({ run }: Database) => {
  const tables = [
    'people',
    'accounts',
    'conversations',
    'inbound_updates',
    'outbox',
    'entries',
    'entry_revisions',
    'invitations',
  ]
  const counts = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`)
  const [row] = await run<Record<string, number>>(`select ${counts.join(', ')}`)
  return row
}

describe('someone whom nobody has invited', () => {
  test(
    'is told what this is, once in 20 seconds',
    withBot(async (bot) => {
      expect(await texts(bot, 'stranger', 'Xin chào')).toEqual([introduction])
      later(bot, 19)
      expect(await texts(bot, 'stranger', 'Alo')).toEqual([])
      expect(await texts(bot, 'another', 'Alo')).toEqual([introduction])
      later(bot, 1)
      expect(await texts(bot, 'stranger', 'Alo')).toEqual([introduction])
    }),
  )

  test(
    'leaves no row in the database with a thousand updates',
    withBot(async (bot, database) => {
      const before = await rows(database)
      for (let index = 0; index < 1_000; index++) {
        if (index % 50 === 0) later(bot, 21)
        const sender = `stranger ${index % 7}`
        const input =
          index % 3 === 0
            ? ({ kind: 'press', action: 'do:menu' } as const)
            : ({ kind: 'text', text: 'tiếp dân 8 lượt' } as const)
        await bot.receive({ channel: 'webchat', sender, updateKey: randomUUID(), input })
      }
      await bot.deliverer.settle()
      expect(bot.sent.length).toBeGreaterThan(6)
      expect(bot.sent.length).toBeLessThan(7 * 21)
      expect(await rows(database)).toEqual(before)
    }),
  )

  test(
    'is told to wait at the sixth wrong code within 15 minutes, and then hears nothing until they are over',
    withBot(async (bot) => {
      for (let tried = 1; tried <= 5; tried++)
        expect(await texts(bot, 'guesser', `ZZZZ-ZZZZ-ZZZ${tried}`)).toEqual([badCode])
      expect(await texts(bot, 'guesser', 'ZZZZ-ZZZZ-ZZZ6')).toEqual([tooManyCodes])
      expect(await texts(bot, 'guesser', 'ZZZZ-ZZZZ-ZZZ7')).toEqual([])
      later(bot, 15 * 60 + 1)
      expect(await texts(bot, 'guesser', 'ZZZZ-ZZZZ-ZZZ8')).toEqual([badCode])
    }),
  )

  test(
    'cannot get in with the right code after five wrong ones, until the time is over',
    withBot(async (bot, database) => {
      const code = await invite(database)
      for (let tried = 1; tried <= 5; tried++) await bot.say('guesser', `ZZZZ-ZZZZ-ZZZ${tried}`)
      expect(await texts(bot, 'guesser', code)).toEqual([tooManyCodes])
      later(bot, 15 * 60 + 1)
      expect(await texts(bot, 'guesser', code)).toContainEqual(expect.stringContaining('Chào đồng chí H’Nhi'))
    }),
  )
})

describe('an invitation', () => {
  test.each([
    ['as it was given', CODE],
    ['in small letters', '01ab-cdef-ghjk'],
    ['with spaces', ' 01AB CDEF GHJK '],
    ['without dashes', '01ABCDEFGHJK'],
    ['with O for 0, and I or L for 1', 'OIAB-CDEF-GHJK'],
    ['after /start', '/start 01ABCDEFGHJK'],
    ['after words that say what it is', 'Mã mời: 01AB-CDEF-GHJK'],
  ])('is read %s', (_title, written) =>
    withBot(async (bot, database) => {
      expect(await invite(database)).toBe(CODE)
      const [first, second] = await texts(bot, 'new phone', written)
      expect(first).toBe(linked)
      expect(second).toContain('Chào đồng chí H’Nhi')
      expect((await texts(bot, 'new phone', '/donvi'))[0]).toContain('xã Ia Krom')
    })(),
  )

  test(
    'that is wrong, used or out of date looks the same from outside',
    withBot(async (bot, database) => {
      const used = await invite(database)
      await bot.say('first', used)
      expect(await texts(bot, 'second', used)).toEqual([badCode])
      expect(await texts(bot, 'second', 'ZZZZ-ZZZZ-ZZZZ')).toEqual([badCode])
      const expiring = await invite(
        database,
        'Tín',
        BYTES.map((byte) => byte + 1),
      )
      later(bot, 3 * 86_400 + 1)
      expect(await texts(bot, 'second', expiring)).toEqual([badCode])
    }),
  )

  test(
    'that two accounts show at once links one of them',
    withBot(async (bot, database) => {
      const code = await invite(database)
      const before = await rows(database)
      const heard = await Promise.all([texts(bot, 'one', code), texts(bot, 'two', code)])
      const links = heard.filter(([first]) => first === linked)
      expect(links).toHaveLength(1)
      expect(heard.flat()).toContain(badCode)
      expect((await rows(database))?.accounts).toBe((before?.accounts ?? 0) + 1)
    }),
  )
})
