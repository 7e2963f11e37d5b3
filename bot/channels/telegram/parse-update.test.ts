import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Input } from '../channel.ts'
import { SAMPLE_CONTENT } from './fake/sample-content.ts'
import { MalformedUpdate, parseUpdate } from './parse-update.ts'

const CHAT = { id: 7, type: 'private', first_name: 'An' }
const FROM = { id: 7, is_bot: false, first_name: 'An' }
const GROUP = { id: -100123, type: 'supergroup', title: 'UBND' }

function inputOf(content: Record<string, unknown>): Input | undefined {
  return parseUpdate({ update_id: 1, ...content }, 'GiaoBanBot').inbound?.input
}

function messageInput(fields: Record<string, unknown>): Input | undefined {
  return inputOf({ message: { message_id: 3, date: 0, chat: CHAT, from: FROM, ...fields } })
}

test('a text becomes an inbound with the number of its update', () => {
  const message = { message_id: 3, chat: CHAT, from: FROM, text: 'tiếp 3 lượt' }
  expect(parseUpdate({ update_id: 41, message })).toEqual({
    updateId: 41,
    chat: '7',
    inbound: {
      channel: 'telegram',
      sender: '7',
      updateKey: '41',
      order: 41,
      input: { kind: 'text', text: 'tiếp 3 lượt' },
    },
  })
})

test.each([
  ['/start ABC-123', '/start ABC-123'],
  ['/tiepdan@GiaoBanBot', '/tiepdan'],
  ['/tiepdan@GiaoBanBot 3 lượt', '/tiepdan 3 lượt'],
  ['/tiepdan@giaobanbot\n3', '/tiepdan\n3'],
  ['thư tới an@xa.gov.vn', 'thư tới an@xa.gov.vn'],
  ['/web an@xa.gov.vn', '/web an@xa.gov.vn'],
  ['a\0b\ud83dc', 'abc'],
])('the text %j is read as %j', (text, expected) => {
  expect(messageInput({ text })).toEqual({ kind: 'text', text: expected })
})

test('a forwarded text is a text', () => {
  const forward = { forward_origin: { type: 'hidden_user', sender_user_name: 'X', date: 0 }, forward_date: 0 }
  expect(messageInput({ text: 'x', ...forward })).toEqual({ kind: 'text', text: 'x' })
})

test('a changed text is marked as edited; a moving location or a changed caption asks nothing', () => {
  const edited = (fields: object) => inputOf({ edited_message: { message_id: 3, chat: CHAT, from: FROM, ...fields } })
  expect(edited({ text: '/sua@GiaoBanBot 4' })).toEqual({ kind: 'text', text: '/sua 4', edited: true })
  expect(edited(SAMPLE_CONTENT.location)).toBeUndefined()
  expect(edited({ ...SAMPLE_CONTENT.photo, caption: 'x' })).toBeUndefined()
})

test.each([
  ['sticker', 'sticker'],
  ['photo', 'photo'],
  ['document', 'file'],
  ['voice', 'voice'],
  ['video', 'video'],
  ['video_note', 'video'],
  ['animation', 'video'],
  ['location', 'location'],
  ['contact', 'contact'],
  ['poll', 'poll'],
  ['dice', 'other'],
] as const)('%s is unsupported content: %s', (sample, content) => {
  expect(messageInput(SAMPLE_CONTENT[sample])).toEqual({ kind: 'unsupported', content })
})

test('a caption comes with the content that carries it', () => {
  expect(messageInput({ ...SAMPLE_CONTENT.photo, caption: 'tiếp 3' })).toEqual({
    kind: 'unsupported',
    content: 'photo',
    caption: 'tiếp 3',
  })
})

test('peer fault 16: what Telegram itself writes into a chat, and what robots write, asks nothing', () => {
  expect(messageInput({ pinned_message: {} })).toBeUndefined()
  expect(messageInput({ message_auto_delete_timer_changed: { message_auto_delete_time: 5 } })).toBeUndefined()
  expect(messageInput({ from: { id: 9, is_bot: true }, text: 'x' })).toBeUndefined()
})

test.each([
  ['/tiepdan', true],
  ['/tiepdan@GiaoBanBot 3', true],
  ['/tiepdan@OtherBot 3', false],
  ['chào @giaobanbot nhé', true],
  ['chào @giaobanbot2 nhé', false],
  ['chào cả nhà', false],
  ['an@xa.gov.vn', false],
])('in a group %j is answered: %s', (text, isAnswered) => {
  const parsed = parseUpdate({ update_id: 1, message: { chat: GROUP, from: FROM, text } }, 'GiaoBanBot')
  expect(parsed.chat).toBe('-100123')
  expect(parsed.inbound?.input).toEqual(isAnswered ? { kind: 'unsupported', content: 'group' } : undefined)
})

test('in a group content without words, edits, presses and memberships ask nothing', () => {
  expect(inputOf({ message: { chat: GROUP, from: FROM, ...SAMPLE_CONTENT.photo } })).toBeUndefined()
  expect(inputOf({ edited_message: { chat: GROUP, from: FROM, text: '/han' } })).toBeUndefined()
  expect(inputOf({ my_chat_member: { chat: GROUP, new_chat_member: { status: 'member' } } })).toBeUndefined()
  const query = { id: 'q', from: FROM, data: 'x', message: { chat: GROUP, message_id: 1 } }
  expect(parseUpdate({ update_id: 1, callback_query: query })).toEqual({
    updateId: 1,
    chat: '-100123',
    callbackQueryId: 'q',
  })
})

test('a press names its message, be it inaccessible, and is to be acknowledged', () => {
  const press = (query: object) => parseUpdate({ update_id: 1, callback_query: { id: 'q', from: FROM, ...query } })
  const message = { chat: CHAT, message_id: 5, date: 0 }
  expect(press({ data: 'save', message })).toMatchObject({
    chat: '7',
    callbackQueryId: 'q',
    inbound: { sender: '7', input: { kind: 'press', action: 'save', message: '5' } },
  })
  expect(press({ data: 'save' }).inbound?.input).toEqual({ kind: 'press', action: 'save' })
  expect(press({ game_short_name: 'x', message })).toEqual({ updateId: 1, chat: '7', callbackQueryId: 'q' })
})

test('kinds of update that we did not ask for ask nothing', () => {
  expect(parseUpdate({ update_id: 5 })).toEqual({ updateId: 5 })
  expect(parseUpdate({ update_id: 5, message_reaction: { chat: CHAT } })).toEqual({ updateId: 5 })
})

test.each([
  undefined,
  null,
  'text',
  7,
  [],
  {},
  { update_id: '1' },
  { update_id: -1 },
  { update_id: 1.5 },
  { update_id: Number.NaN },
  { update_id: 1, message: null },
  { update_id: 1, message: [] },
  { update_id: 1, message: { text: 'x' } },
  { update_id: 1, message: { chat: { id: '7' }, text: 'x' } },
  { update_id: 1, message: { chat: CHAT, text: 7 } },
  { update_id: 1, message: { chat: CHAT, photo: [], caption: {} } },
  { update_id: 1, edited_message: 'x' },
  { update_id: 1, callback_query: {} },
  { update_id: 1, callback_query: { id: 'q' } },
  { update_id: 1, callback_query: { id: 'q', from: FROM, data: 5 } },
  { update_id: 1, callback_query: { id: 'q', from: FROM, data: 'x', message: { chat: CHAT, message_id: 'x' } } },
  { update_id: 1, my_chat_member: { chat: CHAT } },
  { update_id: 1, my_chat_member: { chat: CHAT, new_chat_member: {} } },
])('%j is malformed', (update) => {
  expect(() => parseUpdate(update)).toThrow(MalformedUpdate)
})

test('nothing makes the parser throw anything but MalformedUpdate, or yield a text that cannot be stored', () => {
  const known = fc.constantFrom(
    'chat',
    'text',
    'from',
    'id',
    'type',
    'message',
    'data',
    'message_id',
    'caption',
    'photo',
  )
  const { tree } = fc.letrec((tie) => ({
    leaf: fc.oneof(fc.anything(), fc.constantFrom(7, 'private', 'member', true), fc.string({ unit: 'binary' })),
    tree: fc.oneof({ maxDepth: 4 }, tie('leaf'), fc.dictionary(known, tie('tree'), { maxKeys: 6 })),
  }))
  const kind = fc.constantFrom('message', 'edited_message', 'callback_query', 'my_chat_member', 'poll')
  const message = fc.record({
    chat: fc.oneof(fc.constant(CHAT), tree),
    text: fc.oneof(fc.string({ unit: 'binary' }), tree),
  })
  const update = fc
    .tuple(fc.oneof(fc.nat(), fc.anything()), kind, fc.oneof(tree, message))
    .map(([update_id, key, value]) => ({ update_id, [key]: value }))
  fc.assert(
    fc.property(fc.oneof(update, fc.anything()), (candidate) => {
      try {
        const input = parseUpdate(candidate, 'GiaoBanBot').inbound?.input
        const text = input?.kind === 'text' ? input.text : ''
        expect(text.isWellFormed() && !text.includes('\0')).toBe(true)
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedUpdate)
      }
    }),
    { numRuns: 3000 },
  )
})
