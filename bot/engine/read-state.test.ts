import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { playEngine } from '../testing/engine-player.ts'
import { leanState } from './lean-state.ts'
import { readState } from './read-state.ts'
import { initialState } from './state.ts'
import { readTrail } from './trail.ts'

const stateWithDraft = () => {
  const player = playEngine()
  player.play({ kind: 'text', text: 'Tháng 6 nhận 1,125 đơn, đã giải quyết 5' })
  player.play({ kind: 'text', text: '/tiepdan' })
  return player.state
}

describe('a stored conversation', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'garbage'],
    ['a number', 7],
    ['a list', []],
    ['an empty object', {}],
    ['a version of long ago', { version: 0, unitId: 3, drafts: [] }],
    ['a version to come', { version: 2, unitId: 3 }],
  ])('begins anew from %s', (_title, json) => {
    expect(readState(json)).toEqual(initialState)
  })

  test('is kept without what there is nothing to say of, and read with it', () => {
    const state = stateWithDraft()
    const kept = JSON.parse(JSON.stringify(leanState(state)))
    expect(Object.values(kept)).not.toContain(null)
    expect(kept.drafts.at(-1)).not.toHaveProperty('qualifiers')
    expect(readState(kept)).toEqual(state)
    // As an older build kept it, whole.
    expect(readState(JSON.parse(JSON.stringify(state)))).toEqual(state)
  })

  test('tells “read, and nothing found” from “not read yet”', () => {
    const state = stateWithDraft()
    const drafts = state.drafts.map((draft) => ({ ...draft, past: [] }))
    expect(readState(JSON.parse(JSON.stringify(leanState({ ...state, drafts })))).drafts).toEqual(drafts)
  })

  test('that lacks what was added later is read with what it has', () => {
    expect(readState({ version: 1, unitId: 3 })).toEqual({ ...initialState, unitId: 3 })
  })

  test.each([
    ['of a form that is gone', { form: 'gone' }],
    ['without a mode', { mode: undefined }],
    ['with a value of no kind', { values: { turns: { a: 1 } } }],
    ['with a day that is none', { date: '2026-02-30' }],
    ['whose kind is none', { granularity: 'week' }],
    ['with a broken ambiguity', { ambiguities: [{ kind: 'field' }] }],
    ['with a broken correction', { correction: { entryId: 1 } }],
  ])('loses a draft %s and keeps the others', (_title, broken) => {
    const state = stateWithDraft()
    const [first, second] = state.drafts
    const drafts = [{ ...first, ...broken }, second]
    expect(readState(JSON.parse(JSON.stringify({ ...state, drafts }))).drafts).toEqual([second])
  })

  test('is always readable, whatever JSON stands in its place', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (drafts, buttons, unitId) => {
        const state = readState({ version: 1, unitId, drafts, buttons })
        expect(Array.isArray(state.drafts) && Array.isArray(state.buttons)).toBe(true)
        expect(readState(state)).toEqual(state)
      }),
    )
  })
})

describe('a stored trail', () => {
  test('that cannot be read is as good as none', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(readTrail(json)).toBeUndefined()
      }),
    )
    expect(readTrail({ base: null, steps: [{ order: 'x' }], floor: {}, at: 0 })).toBeUndefined()
  })

  test('is read as it was written', () => {
    const base = stateWithDraft()
    const trail = {
      base,
      steps: [
        {
          order: 1,
          channel: 'telegram',
          kind: 'plain' as const,
          input: { kind: 'text' as const, text: 'lưu' },
          ids: ['a'],
        },
        { order: 2, channel: 'telegram', kind: 'withheld' as const, ids: [] },
      ],
      floor: { telegram: 0 },
      at: 5,
    }
    expect(readTrail(JSON.parse(JSON.stringify(trail)))).toEqual(trail)
  })
})
