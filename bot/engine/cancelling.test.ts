import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EnginePlayer, playEngine } from '../testing/engine-player.ts'
import { DRAFTS_MAX, openDraft } from './draft.ts'
import type { Draft } from './state.ts'

const say = (player: EnginePlayer, text: string) => player.play({ kind: 'text', text })

const takeBack = (player: EnginePlayer, [first]: readonly Draft[]) =>
  player.play({ kind: 'press', action: `takeback:${first?.id}` })

/** What a person entered; the edition and the place in the list only tell how it is shown. */
const entered = ({ edition: _edition, listed, ...draft }: Draft) => ({ ...draft, words: listed?.words })

const PETITIONS = 'Tháng 6 nhận 124 đơn, đã giải quyết 106, đang giải quyết 14'
const told = [
  PETITIONS,
  'Tháng 6 nhận 1,125 đơn, đã giải quyết 5',
  'Hôm nay Chủ tịch tiếp dân 8 lượt 9 người 7 vụ, nhận 3 đơn',
  '9 tháng: Bí thư tiếp 08 cuộc, ủy quyền PBT 01 cuộc; Chủ tịch 12 cuộc, ủy quyền 06',
  '/tiepdan',
  '/donthu',
  '/motcua',
  'hôm nay',
  'sửa số người thành 10',
  'bỏ 1',
  'lùi',
]

describe('what was cancelled', () => {
  test('comes back as it was, whatever it is and whatever else is under way', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...told), { minLength: 1, maxLength: 8 }), (texts) => {
        const player = playEngine()
        for (const text of texts) say(player, text)
        const before = player.state.drafts
        say(player, '/huy')
        const cancelled = player.state.cancelled ?? []
        fc.pre(cancelled.length > 0)
        takeBack(player, cancelled)
        const back = player.state.drafts.filter(({ id }) => cancelled.some((draft) => draft.id === id))
        const then = before.filter(({ id }) => cancelled.some((draft) => draft.id === id))
        expect(new Set(back.map(entered))).toEqual(new Set(then.map(entered)))
        expect(cancelled.map(({ id }) => id)).toContain(openDraft(player.state)?.id)
        expect(player.state.cancelled).toBeNull()
      }),
    )
  })

  test('is there once, however often it is asked for', () => {
    const player = playEngine()
    say(player, PETITIONS)
    say(player, '/huy')
    const cancelled = player.state.cancelled ?? []
    takeBack(player, cancelled)
    const { replies } = takeBack(player, cancelled)
    expect(player.state.drafts).toHaveLength(1)
    expect(replies[0]?.text).toContain('124 đơn')
  })

  test('is kept until something else is cancelled, and then told to be gone', () => {
    const player = playEngine()
    say(player, PETITIONS)
    say(player, '/huy')
    const first = player.state.cancelled ?? []
    say(player, '/tiepdan')
    say(player, '/huy')
    const { replies } = takeBack(player, first)
    expect(player.state.drafts).toEqual([])
    expect(replies[0]?.text).toContain('không lấy lại được nữa')
  })

  test('takes the place of another correction of the same entry begun since', () => {
    const player = playEngine()
    say(player, 'Tháng 6 nhận 124 đơn, đã giải quyết 106, đang giải quyết 18')
    say(player, 'lưu')
    const [entryId = ''] = player.entries.keys()
    player.play({ kind: 'press', action: `fix:${entryId}` })
    say(player, 'sửa đang giải quyết thành 17, đã giải quyết 107')
    say(player, '/huy')
    const cancelled = player.state.cancelled ?? []
    player.play({ kind: 'press', action: `fix:${entryId}` })
    takeBack(player, cancelled)
    expect(player.state.drafts.map(({ values }) => values)).toMatchObject([{ resolved_n: 107, pending_n: 17 }])
  })

  test('waits while too much is unfinished', () => {
    const player = playEngine()
    say(player, PETITIONS)
    say(player, '/huy')
    const cancelled = player.state.cancelled ?? []
    for (let begun = 0; begun < DRAFTS_MAX; begun++) say(player, '/tiepdan')
    const { replies } = takeBack(player, cancelled)
    expect(replies[0]?.text).toContain('Xin lưu hoặc huỷ bớt')
    expect(player.state.cancelled).toEqual(cancelled)
    expect(player.state.drafts).toHaveLength(DRAFTS_MAX)
  })
})
