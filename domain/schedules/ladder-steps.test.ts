import { expect, test } from 'vitest'
import { definitionSchema } from './definition-schema.ts'
import { newStep, sameLadder, stepChanges, withoutStep, withStep } from './ladder-steps.ts'
import { REPORT_LADDER } from './ladders.ts'
import { presets } from './presets.ts'

const definition = presets[0]?.revisions[0]?.definition

test('a new step stands where its day belongs, under a key of its own that the rules accept', () => {
  const first = newStep({ from: 'due', workingDays: -5 }, REPORT_LADDER)
  const ladder = withStep(REPORT_LADDER, first)
  const second = newStep({ from: 'due', workingDays: -5 }, ladder)
  const both = withStep(ladder, { ...second, times: ['14:00'] })
  expect(both.map(({ key }) => key).slice(0, 4)).toEqual(['opening', 'due-5', 'due-5_2', 'due-3'])
  expect(definitionSchema.safeParse({ ...definition, ladder: both }).success).toBe(true)
})

test('a changed step keeps its key and moves to its place; what it says is in the usual order', () => {
  const [, step] = REPORT_LADDER
  if (step === undefined) throw new Error('the ladder has a second step')
  const moved = withStep(REPORT_LADDER, {
    ...step,
    workingDays: 3,
    times: ['14:00', '08:00'],
    tell: ['leader', 'official'],
  })
  expect(moved.at(-2)).toEqual({
    key: 'due-3',
    from: 'due',
    workingDays: 3,
    times: ['08:00', '14:00'],
    tell: ['official', 'leader'],
  })
})

test('changes are told step by step: new, changed, gone', () => {
  const added = newStep({ from: 'due', workingDays: 10 }, REPORT_LADDER)
  const [opening, second] = REPORT_LADDER
  if (opening === undefined || second === undefined) throw new Error('the ladder has two steps')
  const later = { ...second, times: ['09:00'] }
  const after = withStep(withStep(withoutStep(REPORT_LADDER, opening.key), later), added)
  expect(stepChanges(REPORT_LADDER, after)).toEqual([{ was: second, is: later }, { is: added }, { was: opening }])
  expect(stepChanges(after, after)).toEqual([])
  expect(sameLadder(after, REPORT_LADDER)).toBe(false)
})
