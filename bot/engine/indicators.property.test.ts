import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Catalogue, catalogueOf } from '../../domain/indicators/catalogue.ts'
import { type DeclaredIndicator, isKey } from '../../domain/indicators/indicator.ts'
import { isTelling, namesOf } from '../../domain/indicators/indicator-words.ts'
import { sampleIndicator } from '../../domain/indicators/sample-indicator.ts'
import { fold } from '../../domain/reading/fold.ts'
import type { Input } from '../channels/channel.ts'
import { type EnginePlayer, type Played, playEngine } from '../testing/engine-player.ts'
import { leanState } from './lean-state.ts'
import { readState } from './read-state.ts'

const known = [
  sampleIndicator({ names: ['giao quân'] }),
  sampleIndicator({
    key: 'ho_nuoc_sach',
    label: { vi: 'Hộ dùng nước sạch', en: 'Clean water' },
    unit: { vi: 'hộ', en: 'households' },
    stock: true,
    whole: { vi: 'Tổng số hộ', en: 'All households' },
  }),
]

/** One for all, so that its words are made ready once. */
const catalogue = catalogueOf(known)

const said = [
  '/chitieu',
  '/chitieu thêm',
  '/chitieu giao quân',
  '/chitieu không có',
  '/chitieu __proto__',
  'Người hiến máu',
  'Hộ nghèo mới',
  'Thanh niên nhập ngũ',
  'giao quân',
  'tiếp dân',
  'Quà',
  'người',
  'km',
  'đồng',
  '%',
  'Tổng số người',
  'hiến máu, hiến máu nhân đạo',
  'không',
  'bỏ qua',
  'lưu',
  'tháng 11 giao quân 15 thanh niên',
  'sửa giao quân thành 16',
  'sửa tên chỉ tiêu thành Người cho máu',
  'Hôm nay Chủ tịch tiếp dân 8 lượt 9 người',
  'Gõ nhầm',
  '/huy',
  '/lui',
  '/solieu',
  '/caidat',
  '__proto__',
  '😀',
]

type Move = { text: string } | { press: number } | { save: true } | { forged: string }

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...said).map((text) => ({ text })) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 70 }).map((text) => ({ text })) },
  { weight: 8, arbitrary: fc.nat({ max: 30 }).map((press) => ({ press })) },
  { weight: 4, arbitrary: fc.constant({ save: true as const }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('indicator', 'indicators', 'declare', 'enter', 'reword', 'retire', 'restore', 'others'),
        fc.constantFrom('thanh_nien_nhap_ngu', 'ho_nuoc_sach', 'nguoi_hien_mau', '', '__proto__', '-1', '1:2026-M11'),
      )
      .map(([verb, argument]) => ({ forged: `${verb}:${argument}` })),
  },
)

/** A whole declaration from the first word to "Lưu", where nothing comes between. */
const declaration: fc.Arbitrary<Move[]> = fc
  .tuple(
    fc.constantFrom('Người hiến máu', 'Hộ nghèo mới', 'Cây xanh đã trồng'),
    fc.constantFrom('người', 'hộ', 'km'),
    fc.nat(1),
  )
  .map(([label, unit, kind]) => [
    { text: '/chitieu thêm' },
    { text: label },
    { text: unit },
    { press: kind },
    { text: 'bỏ qua' },
    { text: 'bỏ qua' },
    { save: true },
  ])

/** An indicator is called otherwise, retired and used again, each time from its own view. */
const life: fc.Arbitrary<Move[]> = fc.constantFrom<Move[]>(
  [{ text: '/chitieu giao quân' }, { press: 0 }, { press: 1 }, { text: 'tòng quân' }, { save: true }, { press: 0 }],
  [{ text: '/chitieu giao quân' }, { press: 1 }],
  [{ text: '/chitieu giao quân' }, { press: 1 }, { press: 0 }],
)

const moves = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: move.map((each) => [each]) },
      { weight: 1, arbitrary: declaration },
      { weight: 1, arbitrary: life },
    ),
    {
      maxLength: 8,
    },
  )
  .map((all) => all.flat())

const inputOf = (each: Move, newest: readonly string[]): Input => {
  if ('text' in each) return { kind: 'text', text: each.text }
  if ('forged' in each) return { kind: 'press', action: each.forged }
  const action =
    'save' in each ? newest.find((shown) => shown.startsWith('save:')) : newest[each.press % Math.max(1, newest.length)]
  return { kind: 'press', action: action ?? 'do:chitieu' }
}

const playAll = (person: string, made: readonly Move[], check: (played: Played, player: EnginePlayer) => void) => {
  const player = playEngine(person, catalogue)
  let newest: string[] = []
  for (const each of made) {
    const played = player.play(inputOf(each, newest))
    check(played, player)
    newest = played.replies.flatMap(({ buttons = [] }) => buttons.flat().map(({ action }) => action))
  }
  return player
}

const meaning = ({ key, unit, measure, stock, whole, declaredBy, declaredOn }: DeclaredIndicator) =>
  JSON.stringify([key, unit, measure, stock, whole, declaredBy, declaredOn])

const inUse = ({ indicators }: Catalogue) => indicators.filter(({ retired }) => !retired)

describe('whatever an administrator does about indicators, in whatever order', () => {
  test('there is an answer that can be sent, and the conversation is the same after it was stored', () => {
    fc.assert(
      fc.property(moves, (made) => {
        playAll('son', made, ({ replies, state }) => {
          expect(replies.length).toBeGreaterThan(0)
          for (const { title = 'x', text, buttons = [] } of replies) {
            expect(`${title}\n${text}`).not.toMatch(/undefined|NaN|\[object/)
            expect(text.trim()).not.toBe('')
            for (const button of buttons.flat()) {
              expect(Buffer.byteLength(button.action)).toBeLessThanOrEqual(64)
              expect(button.title.length).toBeLessThanOrEqual(64)
            }
          }
          expect(readState(JSON.parse(JSON.stringify(leanState(state))))).toEqual(state)
        })
      }),
      { numRuns: 15 },
    )
  })

  test('no two indicators in use share a name, every name is told from other words, and nothing changes its meaning', () => {
    fc.assert(
      fc.property(moves, (made) => {
        const meanings = new Map(known.map((indicator) => [indicator.key, meaning(indicator)]))
        playAll('son', made, (_played, player) => {
          const catalogue = player.catalogue()
          const names = inUse(catalogue).flatMap((indicator) => namesOf(indicator).map(fold))
          expect(new Set(names).size).toBe(names.length)
          for (const indicator of catalogue.indicators) {
            expect(isKey(indicator.key)).toBe(true)
            expect([indicator.label.vi, ...indicator.names].every(isTelling)).toBe(true)
            expect(meaning(indicator)).toBe(meanings.get(indicator.key) ?? meaning(indicator))
            meanings.set(indicator.key, meaning(indicator))
          }
          expect(catalogue.indicators.length).toBeGreaterThanOrEqual(known.length)
        })
      }),
      { numRuns: 15 },
    )
  })

  test('moves like these do declare, reword and retire', () => {
    const done = new Set<string>()
    for (const made of fc.sample(moves, { numRuns: 40, seed: 11 }))
      playAll('son', made, ({ effects }) => {
        for (const effect of effects) if (effect.kind === 'indicator') done.add(effect.done)
      })
    expect([...done]).toEqual(expect.arrayContaining(['declared', 'reworded', 'retired', 'restored']))
  })
})

test('who is no administrator changes no indicator, whatever is said and pressed', () => {
  fc.assert(
    fc.property(moves, (made) => {
      playAll('binh', made, ({ effects }) => {
        expect(effects.some(({ kind }) => kind === 'indicator')).toBe(false)
      })
    }),
    { numRuns: 15 },
  )
})
