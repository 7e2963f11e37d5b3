import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Message } from '../services/channel.ts'
import type { Database } from '../services/database.ts'
import { DEMONSTRATION_NOW, type Demonstration, openDemonstration } from './testing/demonstration.ts'
import { startTestBot, type TestBot } from './testing/start-test-bot.ts'

const SCHEDULE = 'Báo cáo tháng của xã, phường'

const actionOf = (messages: readonly Message[], title: string): string => {
  const button = messages.flatMap(({ buttons }) => buttons?.flat() ?? []).find((each) => each.title === title)
  if (button === undefined) throw new Error(`no button ${title}`)
  return button.action
}

const press = (bot: TestBot, who: string, action: string) => bot.say(who, { kind: 'press', action, message: '1' })

const textOf = (messages: readonly Message[]) => messages.map(({ text }) => text).join('\n')

/** Everything that administrators set, as one text. */
const settings = async ({ run }: Database): Promise<string> =>
  JSON.stringify([
    await run('select * from schedule_revisions order by schedule_id, revision'),
    await run('select * from calendar_days order by date'),
    await run('select * from calendar_settings'),
  ])

describe('schedules and days off', () => {
  let demonstration: Demonstration
  beforeAll(async () => {
    demonstration = await openDemonstration()
  }, 60_000)
  afterAll(() => demonstration.database.close())

  test('a change worked out from what another administrator has changed meanwhile is not saved', () =>
    demonstration.untouched(async (database) => {
      const bot = startTestBot(database, { now: DEMONSTRATION_NOW })
      await bot.say('demo-son', `/lich ${SCHEDULE}`)
      await bot.say('demo-son', 'hạn ngày 20 từ 1/1/2027 theo công văn 12')
      await database.run(
        `insert into schedule_revisions (schedule_id, revision, effective_from, state, definition, reason, recorded_at)
         select r.schedule_id, 2, '2026-12-01', 'paused', r.definition, 'từ nơi khác', now() from schedule_revisions r
         join schedules s on s.id = r.schedule_id where s.key = 'commune_monthly'`,
      )
      const before = await settings(database)
      expect(textOf(await bot.say('demo-son', 'lưu'))).toContain('vừa được người khác sửa')
      expect(await settings(database)).toBe(before)
    }))

  test('who is no administrator changes nothing, whatever buttons are sent', () =>
    demonstration.untouched(async (database) => {
      const bot = startTestBot(database, { now: DEMONSTRATION_NOW })
      const before = await settings(database)
      for (const who of ['demo-mai', 'demo-dung', 'demo-khai'])
        for (const action of [
          'schedadd',
          'schededit:commune_monthly',
          'schedpause:commune_monthly',
          'schedend:commune_monthly',
          'schedundo:commune_monthly:1',
          'culture:2026',
          'daysundo:2027-02-16',
        ])
          expect(textOf(await press(bot, who, action)), `${who} ${action}`).toContain('do quản trị đặt')
      expect(await settings(database)).toBe(before)
    }))

  test('only the last change is taken back, and once', () =>
    demonstration.untouched(async (database) => {
      const bot = startTestBot(database, { now: DEMONSTRATION_NOW })
      await bot.say('demo-son', `/lich ${SCHEDULE}`)
      await bot.say('demo-son', 'hạn ngày 20 từ 1/1/2027 theo công văn 12')
      const undo = actionOf(await bot.say('demo-son', 'lưu'), 'Hoàn tác')
      expect(textOf(await press(bot, 'demo-son', undo))).toContain('Đã hoàn tác')
      const after = await settings(database)
      expect(textOf(await press(bot, 'demo-son', undo))).toContain('không hoàn tác được nữa')
      expect(await settings(database)).toBe(after)
    }))
})
