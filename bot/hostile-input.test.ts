import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Message } from '../services/channel.ts'
import type { Database } from '../services/database.ts'
import type { Input } from './channels/channel.ts'
import { DRAFTS_MAX } from './engine/draft.ts'
import { DEMONSTRATION_NOW, type Demonstration, openDemonstration } from './testing/demonstration.ts'
import { startTestBot, type TestBot } from './testing/start-test-bot.ts'

let demonstration: Demonstration
beforeAll(async () => {
  demonstration = await openDemonstration()
})
afterAll(() => demonstration.database.close())

const withBot = (work: (bot: TestBot, database: Database) => Promise<void>) => () =>
  demonstration.untouched((database) => work(startTestBot(database, { now: DEMONSTRATION_NOW }), database))

const count = async (database: Database, table: 'entries' | 'entry_revisions' | 'outbox' | 'people' | 'accounts') => {
  const [row] = await database.run<{ count: number }>(`select count(*)::int as count from ${table}`)
  return row?.count
}

const MAI = 'demo-mai'
const stackTrace = /\bat .*\.ts:\d+|Error:|undefined|\[object|NaN/

const expectPolite = (messages: readonly Message[]) => {
  expect(messages.length).toBeGreaterThan(0)
  for (const { title, text } of messages) {
    expect(text.trim()).not.toBe('')
    expect(`${title} ${text}`.replace('undefined ', '')).not.toMatch(stackTrace)
    expect(text.isWellFormed()).toBe(true)
  }
}

const press = (action: string): Input => ({ kind: 'press', action, message: '1' })

const texts: [title: string, text: string][] = [
  ['nothing', ''],
  ['blanks', ' \n\t '],
  ['100,000 characters', 'Tiếp dân 8 lượt. '.repeat(6_000)],
  ['8,000 digits', '9'.repeat(8_000)],
  ['NUL alone', '\u0000'],
  ['NUL inside', 'Hôm nay Chủ\u0000 tịch tiếp dân 8 lượt 9 người\u0000'],
  ['control characters', 'Hôm nay\u0007 tiếp\u001b[31m dân 8 lượt'],
  ['a lone high surrogate', 'tiếp dân 8 lượt \ud83d'],
  ['a lone low surrogate', '\ude00 tiếp dân'],
  ['surrogates the wrong way round', '\ude00\ud83d /\ud83d'],
  ['a command cut inside an emoji', `/${'😀'.repeat(60)}`],
  ['marks that turn the direction', '\u202eHôm nay Chủ tịch tiếp dân 8 lượt\u202c'],
  ['spaces of no width', 'Ch\u200bủ tịch ti\ufeffếp dân 8 lượt 9 người'],
  ['combining marks without end', `a${'\u0301'.repeat(5_000)}`],
  ['emoji', '👨‍👩‍👧‍👦🇻🇳😀'],
  ['SQL', "'); drop table entries; -- select * from people where '1'='1"],
  ['HTML', '<script>alert(1)</script><b>8 lượt</b> &amp; <a href="x">y</a>'],
  ['Markdown', '*8* _lượt_ [x](tg://user?id=1) ```9``` ~người~ ||7||'],
  ['1e30', 'Hôm nay Chủ tịch tiếp dân 1e30 lượt 9 người'],
  ['a number of a hundred digits', `Hôm nay Chủ tịch tiếp dân ${'9'.repeat(100)} lượt 9 người`],
  ['a negative number', 'Hôm nay Chủ tịch tiếp dân -8 lượt -9 người'],
  ['a fraction', 'Hôm nay Chủ tịch tiếp dân 8,5 lượt 9.25 người'],
  ['infinity', 'Infinity lượt NaN người'],
  ['names of the language', '__proto__ constructor hasOwnProperty 8 lượt toString'],
  ['a command of the language', '/constructor __proto__'],
  ['figures of the language', '/solieu __proto__ constructor'],
  ['a template', '{{7*7}} #{7*7} <%= 7*7 %> %s %n'],
  ['a path', '../../etc/passwd file:///etc/passwd'],
  ['JSON', '{"version":1,"drafts":[{"id":"x"}]}'],
]

const actions = [
  '',
  ':',
  ':::::',
  'save',
  'save:',
  'save:x',
  'save:x.NaN',
  'save:__proto__.0:constructor',
  'pick:constructor.prototype:x',
  'field:x.1:__proto__',
  'put:x.1:__proto__',
  'entry:',
  "entry:'; drop table entries",
  'entry:00000000-0000-0000-0000-000000000000',
  'fix:not-a-uuid',
  'undo:00000000-0000-4000-8000-000000000000',
  'journal:-1',
  'journal:1e9',
  'journal:NaN',
  'figures:999999999:2026-M11',
  'figures:99999999999:2026-M11',
  'figures:1:2026-M99',
  'figures:1:9999999-Y',
  'figures:__proto__:constructor',
  'byunit:1:2026-M11:__proto__',
  'who:1:2026-M11:constructor',
  'missing:0:2026-M11',
  'unit:-1',
  'unit:1e400',
  'unit:__proto__',
  'lang:xx',
  'lang:__proto__',
  'do:__proto__',
  'do:constructor',
  'do:menu\u0000',
  `do:${'x'.repeat(100_000)}`,
  '\ud800:\udfff',
]

describe('hostile input', () => {
  test.each(texts)('is answered politely and saves nothing: %s', (_title, text) =>
    withBot(async (bot, database) => {
      const before = await count(database, 'entries')
      expectPolite(await bot.say(MAI, text))
      expectPolite(await bot.say(MAI, { kind: 'text', text, edited: true }))
      expectPolite(await bot.say(MAI, '/tiepdan'))
      expectPolite(await bot.say(MAI, text))
      expectPolite(await bot.say(MAI, '/huy'))
      expectPolite(await bot.say(MAI, { kind: 'unsupported', content: 'photo', caption: text }))
      expect(await count(database, 'entries')).toBe(before)
    })(),
  )

  test(
    'in a button is answered politely and saves nothing',
    withBot(async (bot, database) => {
      const [before, revisions] = [await count(database, 'entries'), await count(database, 'entry_revisions')]
      await bot.say(MAI, 'Hôm nay Chủ tịch tiếp dân 8 lượt 9 người')
      for (const action of actions) expectPolite(await bot.say(MAI, press(action)))
      expect(await count(database, 'entries')).toBe(before)
      expect(await count(database, 'entry_revisions')).toBe(revisions)
      const [card] = await bot.say(MAI, 'lưu')
      expect(card?.text).toContain('Số lượt tiếp: 8 lượt')
    }),
  )

  test(
    'in free words is kept as it was meant, without what no database holds',
    withBot(async (bot, database) => {
      await bot.say(MAI, 'Hôm qua Chủ tịch không tổ chức tiếp dân')
      const [card] = await bot.say(MAI, "mưa\u0000 lũ'; drop table entries; -- \ud83d<b>😀</b>\u202e")
      expect(card?.text).toContain("Lý do không tổ chức: mưa lũ'; drop table entries; -- \ufffd<b>😀</b>")
      await bot.say(MAI, 'lưu')
      const [saved] = await database.run<{ reason: string }>(
        `select "values" ->> 'cancel_reason' as reason from entries order by recorded_at desc, event_date desc limit 1`,
      )
      expect(saved?.reason).toBe("mưa lũ'; drop table entries; -- \ufffd<b>😀</b>")
    }),
  )

  test(
    'in the identifier of an update or of a sender is no fault',
    withBot(async (bot) => {
      const input: Input = { kind: 'text', text: '/menu' }
      await bot.receive({ channel: 'webchat', sender: MAI, updateKey: 'a\u0000b', input })
      await bot.receive({ channel: 'webchat', sender: 'nobody\u0000\ud800', updateKey: 'c\ud800', input })
      await bot.deliverer.settle()
      expect(bot.sent.filter(({ recipient }) => recipient === MAI)).toHaveLength(1)
    }),
  )

  test(
    'of thousands of unfinished records leaves a handful, and each answer is short',
    withBot(async (bot, database) => {
      const day = (index: number) =>
        `Ngày ${1 + (index % 19)}/11 ${index % 2 === 0 ? 'Chủ tịch' : 'Bí thư'} tiếp dân ${index} lượt ${index} người`
      const started = DEMONSTRATION_NOW.getTime()
      for (let index = 1; index <= 60; index++) {
        bot.clock.now = new Date(started + index * 10_000)
        expectPolite(await bot.say(MAI, index % 3 === 0 ? '/tiepdan' : day(index)))
      }
      const [row] = await database.run<{ drafts: number; bytes: number }>(
        `select jsonb_array_length(c.state -> 'drafts') as drafts, length(c.state::text) as bytes
          from conversations c join accounts a on a.person_id = c.person_id where a.external_id = '${MAI}'`,
      )
      expect(row?.drafts).toBeLessThanOrEqual(DRAFTS_MAX)
      expect(row?.bytes).toBeLessThan(50_000)
    }),
  )

  test('that the engine fails on is answered with an apology, and what was under way is kept', () =>
    demonstration.untouched(async (database) => {
      await startTestBot(database, { now: DEMONSTRATION_NOW }).say(MAI, 'Hôm nay Chủ tịch tiếp dân 8 lượt 9 người')
      const newId = () => {
        throw new Error('a fault')
      }
      const faulty = startTestBot(database, { now: DEMONSTRATION_NOW, newId })
      const [apology] = await faulty.say(MAI, '/tiepdan')
      expect(apology?.text).toBe(
        'Xin lỗi đồng chí, tôi chưa xử lý được tin này. Xin viết lại cách khác, hoặc gõ /menu.',
      )
      const [card] = await faulty.say(MAI, 'cảm ơn')
      expect(card?.text).toContain('Số lượt tiếp: 8 lượt')
    }))

  const stored: [title: string, state: string, trail: string][] = [
    ['garbage', '"garbage"', '"garbage"'],
    ['null', 'null', 'null'],
    ['numbers', '7', '[1, 2, 3]'],
    ['an older version', '{"version": 0, "step": "turns"}', '{"base": {}, "steps": [{}], "at": "x"}'],
    [
      'broken drafts',
      '{"version": 1, "unitId": null, "drafts": [7, {"id": "x"}, null], "buttons": [7]}',
      '{"steps": null}',
    ],
    [
      'a thousand drafts of no form',
      `{"version": 1, "unitId": null, "drafts": [${'{"id":"x","form":"y"},'.repeat(999)}{}]}`,
      '{}',
    ],
  ]

  test.each(stored)('stored as state and trail is recovered from: %s', (_title, state, trail) =>
    withBot(async (bot, database) => {
      const person = `(select person_id from accounts where external_id = '${MAI}')`
      await database.run(`update conversations set state = $1::jsonb, trail = $2::jsonb where person_id = ${person}`, [
        state,
        trail,
      ])
      for (const text of ['Hôm nay Chủ tịch tiếp dân 8 lượt 9 người', '/donvi', '/menu'])
        expectPolite(await bot.say(MAI, text, 5))
    })(),
  )
})
