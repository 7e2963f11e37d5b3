import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reviewRecord } from '../../domain/checks/review.ts'
import { counting, fieldOf } from '../../domain/forms/form.ts'
import { formByKey } from '../../domain/forms/registry.ts'
import type { Message } from '../../services/channel.ts'
import type { WriteEffect } from '../../services/record-entries.ts'
import type { Input } from '../channels/channel.ts'
import { type EnginePlayer, type Played, playEngine } from '../testing/engine-player.ts'
import { dayText, periodText, valueText } from '../texts/value-text.ts'
import { parseAction } from './buttons.ts'
import { DRAFTS_MAX } from './draft.ts'
import { leanState } from './lean-state.ts'
import { listedDrafts } from './list.ts'
import { readState } from './read-state.ts'
import type { Refused } from './turn.ts'

const TODAY = '2026-11-20'

const said = [
  'Hôm nay Chủ tịch tiếp dân 8 lượt 9 người 7 vụ, nhận 3 đơn',
  'Hôm qua Bí thư tiếp dân, không có ai đến',
  'PCT tiếp thay Chủ tịch hôm qua: 5 lượt, 6 người',
  'Hôm qua Chủ tịch không tổ chức tiếp dân do mưa lũ',
  'Ngày 25/11 Chủ tịch tiếp dân 3 lượt 3 người',
  'Tháng 6 nhận 124 đơn, đã giải quyết 106, đang giải quyết 14',
  'Tháng 6 nhận 124 đơn, đã giải quyết 106 (đạt 88%), đang giải quyết 18',
  'Tháng 6 nhận 1,125 đơn, đã giải quyết 5',
  'Tháng 7 nhận 45 đơn, đã giải quyết 35',
  'Tháng 11: Chủ tịch tiếp 2 buổi, 12 lượt 14 người',
  'Quý 1/2027 nhận 4 đơn, giải quyết 4, đang giải quyết 0',
  '9 tháng: Bí thư tiếp 08 cuộc, ủy quyền PBT 01 cuộc; Chủ tịch 12 cuộc, ủy quyền 06',
  'Nhận 1 đơn tố cáo về đất đai hôm nay, chưa đủ điều kiện',
  'xã Ia Krom: tháng 6 nhận 9 đơn, đã giải quyết 7, đang giải quyết 2',
  'xã Chư Mlang: tháng 6 nhận 9 đơn, đã giải quyết 7, đang giải quyết 2',
  'Sáng nay Chủ tịch tiếp dân: 8, 9, 7',
  'mấy chục người đến',
  'sửa số người thành 10',
  'sửa đang giải quyết thành 2',
  'sửa buổi tiếp dân hôm nay thành 9 lượt',
  'nhầm, 7 lượt',
  'ngày 18/11 nhé',
  'ngày mai',
  'chuyển 3, lưu 1',
  'không',
  'có',
  'đúng rồi',
  'lưu',
  'bỏ qua',
  'hôm nay',
  'tháng 11',
  'quý 3',
  '30/2',
  '8 lượt 9 người 7 vụ',
  '8',
  '0',
  '-5',
  '1e30',
  '99999999999999999999999',
  'do mưa lũ',
  'Phòng Nghiệp vụ 1',
  '4 đơn chưa phân loại',
  'tháng này tiếp được bao nhiêu lượt?',
  'bỏ 2',
  'bỏ 1, 3',
  'sửa 1 thành 15',
  'sửa 2 thành nhiều lắm',
  'xóa bản ghi tiếp dân hôm nay',
  'bỏ đơn nhận',
  '25 triệu',
  'hơn 2,4 km',
  '97,5%',
  '141/KH-UBND',
  'Ia Le, Ia Blứ',
  'Hôm qua tặng 50 suất quà cho 50 hộ nghèo, trị giá 25 triệu đồng',
  'CCCD 064089001234',
  'ông Nguyễn Văn Tám, điện thoại 0905123456',
  'cảm ơn em',
  '???',
  '',
  ' ',
  '😀😀😀',
  '__proto__',
  'constructor 5',
  "'; drop table entries; --",
  '<b>8</b> lượt [x](y) *9* người',
  '/start',
  '/tiepdan',
  '/donthu',
  '/hotro',
  '/kiemtra',
  '/motcua',
  '/trogiup đối thoại',
  '/solieu đối thoại tháng 11',
  '/sua',
  '/sua số người thành 3',
  '/lui',
  '/huy',
  '/nhatky',
  '/solieu',
  '/solieu tháng 11 xã Ia Drông',
  '/donvi',
  '/caidat',
  '/menu',
  '/trogiup',
  '/__proto__',
  '/toString',
]

/**
 * What a person may do: write, press something of the newest message (`new`), go on towards saving (`on`), press
 * something ever shown (`any`), press something forged, send what cannot be read.
 */
type Move =
  | { kind: 'input'; input: Input; refuse?: Refused['refusal'] }
  | { kind: 'press'; from: 'new' | 'on' | 'fix' | 'any'; which: number; refuse?: Refused['refusal'] }

const refusal = fc.oneof(
  { weight: 8, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Refused['refusal']>('mixed_granularity', 'total_exists', 'entry_changed', 'not_allowed'),
  },
)

const text = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...said) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.nat({ max: 400 }).map(String) },
)

const verb = fc.constantFrom(
  'save',
  'pick',
  'put',
  'field',
  'replace',
  'entry',
  'journal',
  'figures',
  'unit',
  'lang',
  'do',
)
const forged = fc
  .tuple(
    verb,
    fc.constantFrom('', 'x', '__proto__', 'constructor', '1.1', '00000001', '-1', '1e9', '__proto__.0'),
    fc.string(),
  )
  .map(([name, first, rest]) => `${name}:${first}:${rest}`)

const withRefusal = (move: Move, refuse: Refused['refusal'] | undefined): Move =>
  refuse === undefined ? move : { ...move, refuse }

const single: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(text, refusal)
      .map(([words, refuse]) => withRefusal({ kind: 'input', input: { kind: 'text', text: words } }, refuse)),
  },
  {
    weight: 10,
    arbitrary: fc
      .tuple(fc.constantFrom('new', 'new', 'on', 'on', 'any'), fc.nat({ max: 60 }), refusal)
      .map(([from, which, refuse]) => withRefusal({ kind: 'press', from, which }, refuse)),
  },
  {
    weight: 1,
    arbitrary: text.map((words): Move => ({ kind: 'input', input: { kind: 'text', text: words, edited: true } })),
  },
  { weight: 1, arbitrary: forged.map((action): Move => ({ kind: 'input', input: { kind: 'press', action } })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('sticker' as const, 'photo' as const, 'group' as const)
      .map((content): Move => ({ kind: 'input', input: { kind: 'unsupported', content, caption: '8 lượt' } })),
  },
)

const say = (words: string): Move => ({ kind: 'input', input: { kind: 'text', text: words } })
const press = (from: 'on' | 'fix'): Move => ({ kind: 'press', from, which: 0 })
const day = fc.integer({ min: 1, max: 14 })
const count = fc.nat({ max: 20 })
const why = fc.constantFrom('do mưa lũ', '4 đơn chưa phân loại', 'đối chiếu lại sổ')

/** What people come for: a record that is right, one that is not, one that is set right later. */
const purposeful: fc.Arbitrary<Move[]> = fc.oneof(
  fc
    .tuple(day, count, count)
    .map(([on, turns, people]) => [say(`Ngày ${on}/11 Bí thư tiếp dân ${turns} lượt ${people} người`), press('on')]),
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), count, count, count, why)
    .map(([month, received, resolved, pending, reason]) => [
      say(`Tháng ${month} nhận ${received} đơn, đã giải quyết ${resolved}, đang giải quyết ${pending}`),
      press('on'),
      say(reason),
    ]),
  fc
    .tuple(count, why)
    .map(([people, reason]) => [press('fix'), say(`sửa số người thành ${people}`), press('on'), say(reason)]),
)

const moves: fc.Arbitrary<Move[]> = fc
  .array(fc.oneof({ weight: 3, arbitrary: single.map((each) => [each]) }, { weight: 1, arbitrary: purposeful }), {
    maxLength: 25,
    size: 'max',
  })
  .map((each) => each.flat())

type Checked = (played: Played, cards: ReadonlyMap<string, string>) => void

const draftOfButton = ({ action }: { action: string }) => parseAction(action).draft?.id

/** Cards carry "Sửa" and "Thêm chi tiết"; nothing else does. */
const cardOf = ({ text: shown, buttons = [] }: Message): [string, string] | undefined => {
  const all = buttons.flat()
  const detail = all.find(({ action }) => action.startsWith('detail:'))
  const id = detail === undefined ? undefined : draftOfButton(detail)
  return id === undefined ? undefined : [id, shown]
}

const isList = ({ buttons = [] }: Message) =>
  buttons.flat().some(({ action }) => /^list:\d+:(save|through):/.test(action))

const onward = /^(save|explain|replace|correct|resume|list:\d+:(save|through)):/

const inputOf = (each: Move, shown: readonly string[], newest: readonly string[]): Input => {
  if (each.kind === 'input') return each.input
  const among = each.from === 'any' || newest.length === 0 ? shown : newest
  if (each.from === 'fix')
    return { kind: 'press', action: shown.findLast((action) => action.startsWith('fix:')) ?? 'do:nhatky' }
  const on = each.from === 'on' ? newest.find((action) => onward.test(action)) : undefined
  return { kind: 'press', action: on ?? among[each.which % Math.max(1, among.length)] ?? 'do:tiepdan', message: '1' }
}

/** Plays the moves and checks each answer; `cards` are the cards shown last before it, by draft. */
const playAll = (made: readonly Move[], check: Checked): EnginePlayer => {
  const player = playEngine()
  const shown: string[] = []
  let newest: string[] = []
  const cards = new Map<string, string>()
  for (const each of made) {
    const input = inputOf(each, shown, newest)
    const played = player.play(input, each.refuse)
    check(played, cards)
    newest = played.replies.flatMap(({ buttons = [] }) => buttons.flat().map(({ action }) => action))
    shown.push(...newest)
    for (const message of played.replies) {
      const card = cardOf(message)
      if (card !== undefined) cards.set(...card)
      if (isList(message)) for (const { id } of listedDrafts(played.state)) cards.set(id, message.text)
    }
  }
  return player
}

const always = (check: Checked) =>
  fc.assert(
    fc.property(moves, (made) => {
      playAll(made, check)
    }),
    { numRuns: 150 },
  )

const writesOf = ({ effects }: Played) =>
  effects.flatMap((effect: Played['effects'][number]) => (effect.kind === 'write' ? [effect] : []))

const formOf = ({ entry }: Extract<WriteEffect, { kind: 'write' }>) => {
  const form = formByKey.get(entry.form)
  if (form === undefined) throw new Error(`saved under an unknown form ${entry.form}`)
  return form
}

describe('whatever a person does, in whatever order', () => {
  test('there is an answer, and every message of it can be read and sent', () => {
    always(({ replies }) => {
      expect(replies.length).toBeGreaterThan(0)
      for (const { title = 'x', text: written, buttons = [] } of replies) {
        expect(`${title}\n${written}`).not.toMatch(/undefined|NaN|\[object|Infinity/)
        expect(written.trim()).not.toBe('')
        expect(written).toBe(written.trimEnd())
        expect(written.isWellFormed()).toBe(true)
        expect(written.length).toBeLessThanOrEqual(4000)
        expect(title.trim()).not.toBe('')
        for (const button of buttons.flat()) {
          expect(Buffer.byteLength(button.action)).toBeLessThanOrEqual(64)
          expect(button.title.trim()).not.toBe('')
          expect(button.title.length).toBeLessThanOrEqual(64)
        }
      }
    })
  })

  test('nothing is saved that was not on the last card of its record', () => {
    always((played, cards) => {
      if (played.refused) return
      const left = new Set(played.state.drafts.map(({ id }) => id))
      const gone = played.before.drafts.filter(({ id }) => !left.has(id))
      for (const effect of writesOf(played)) {
        const { entry } = effect
        const form = formOf(effect)
        // The language may have been changed since the card was shown.
        const notShown = gone.flatMap(({ id }) =>
          (['vi', 'en'] as const).map((language) => {
            const card = cards.get(id) ?? ''
            return [
              ...(entry.date !== undefined && !card.includes(dayText(entry.date, language)) ? ['date'] : []),
              ...(entry.period !== undefined && !card.includes(periodText(entry.period, language)) ? ['period'] : []),
              ...Object.entries(entry.values).flatMap(([key, value]) => {
                const field = fieldOf(form, key)
                if (field === undefined) return [key]
                const text = valueText(counting(field, entry.values), value, language, entry.qualifiers[key])
                const shown = (line: string) => line.startsWith(`${field.label[language]}: `) && line.includes(text)
                // In a list the figures of a record are numbered.
                const lines = card.split('\n').map((line) => line.replace(/^ *(\d+\. )?/, ''))
                return lines.some(shown) ? [] : [key]
              }),
            ]
          }),
        )
        expect(notShown).toContainEqual([])
      }
    })
  })

  test('no figures that do not add up are saved without an explanation, and no correction without a reason', () => {
    always((played) => {
      for (const effect of writesOf(played)) {
        const { entry } = effect
        const { findings } = reviewRecord(formOf(effect), entry)
        if (findings.some(({ severity }) => severity === 'hard')) expect(entry.explanation).toBeTruthy()
        if (entry.revision > 1) expect(entry.reason).toBeTruthy()
      }
    })
  })

  test('every saved figure is a whole number that was reported, of a day or period that has begun', () => {
    always((played) => {
      for (const effect of writesOf(played)) {
        const { entry } = effect
        expect(entry.date ?? entry.period?.from ?? '').toMatch(/^\d{4}-\d{2}-\d{2}$/)
        expect((entry.date ?? entry.period?.from ?? '') <= TODAY).toBe(true)
        for (const [key, value] of Object.entries(entry.values)) {
          const field = fieldOf(formOf(effect), key)
          expect(field?.granularities).toContain(entry.granularity)
          if (field?.type.name === 'count') expect(Number.isSafeInteger(value) && Number(value) >= 0).toBe(true)
        }
      }
    })
  })

  test('unfinished records stay few', () => {
    always(({ state }) => expect(state.drafts.length).toBeLessThanOrEqual(DRAFTS_MAX))
  })

  test('the conversation is the same after it was stored and read again', () => {
    always(({ state }) => expect(readState(JSON.parse(JSON.stringify(leanState(state))))).toEqual(state))
  })

  test('the same moves have the same answers', () => {
    fc.assert(
      fc.property(moves, (made) => {
        const heard = () => {
          const all: Message[] = []
          playAll(made, ({ replies }) => all.push(...replies))
          return all
        }
        expect(heard()).toEqual(heard())
      }),
      { numRuns: 40 },
    )
  })
})

test('moves like these do save records, sound and explained ones, and correct them', () => {
  let [saved, explained, corrected] = [0, 0, 0]
  for (const made of fc.sample(moves, { numRuns: 150, seed: 7 }))
    playAll(made, (played) => {
      for (const { entry } of writesOf(played)) {
        saved++
        if (entry.explanation !== undefined) explained++
        if (entry.revision > 1) corrected++
      }
    })
  expect(Math.min(saved, explained * 10, corrected * 10)).toBeGreaterThan(50)
})

test('beyond the greatest number of unfinished records nothing is opened and nothing is lost', () => {
  const player = playEngine()
  for (let count = 0; count < DRAFTS_MAX; count++) player.play({ kind: 'text', text: '/tiepdan' })
  const before = player.state.drafts
  const { replies } = player.play({ kind: 'text', text: '/donthu' })
  expect(replies[0]?.text).toContain(`đang ghi dở ${DRAFTS_MAX} phần`)
  expect(player.state.drafts).toEqual(before)
})
