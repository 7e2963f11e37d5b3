import type { LadderStep } from './schedule.ts'
import { TOLD } from './schedule.ts'

const BASES = ['opening', 'due'] as const satisfies readonly LadderStep['from'][]

const inOrder = (ladder: readonly LadderStep[]): LadderStep[] =>
  ladder.toSorted(
    (left, right) =>
      BASES.indexOf(left.from) - BASES.indexOf(right.from) ||
      left.workingDays - right.workingDays ||
      left.times.join().localeCompare(right.times.join()),
  )

const tidied = (step: LadderStep): LadderStep => ({
  ...step,
  times: step.times.toSorted(),
  tell: TOLD.filter((told) => step.tell.includes(told)),
})

/** The ladder with the step in place of the one that has its key, or one more; in the order in which they come. */
export const withStep = (ladder: readonly LadderStep[], step: LadderStep): LadderStep[] =>
  inOrder([...ladder.filter(({ key }) => key !== step.key), tidied(step)])

export const withoutStep = (ladder: readonly LadderStep[], key: string): LadderStep[] =>
  ladder.filter((step) => step.key !== key)

/** A new step, told in the morning to the unit that owes; its key (`due-3`, `due-3_2`) is no other step's. */
export const newStep = (
  { from, workingDays }: Pick<LadderStep, 'from' | 'workingDays'>,
  ladder: readonly LadderStep[],
): LadderStep => {
  const words = workingDays === 0 ? from : `${from}${workingDays > 0 ? '+' : ''}${workingDays}`
  const taken = new Set(ladder.map(({ key }) => key))
  let key = words
  for (let number = 2; taken.has(key); number++) key = `${words}_${number}`
  return { key, from, workingDays, times: ['08:00'], tell: ['official', 'head'] }
}

const saysTheSame = (left: LadderStep, right: LadderStep): boolean =>
  left.from === right.from &&
  left.workingDays === right.workingDays &&
  left.times.join() === right.times.join() &&
  left.tell.join() === right.tell.join()

export const sameLadder = (left: readonly LadderStep[], right: readonly LadderStep[]): boolean =>
  left.length === right.length &&
  left.every((step, index) => {
    const other = right[index]
    return other !== undefined && saysTheSame(step, other)
  })

/** What became of a step: without `was` it is new, without `is` it is gone. */
export interface StepChange {
  was?: LadderStep
  is?: LadderStep
}

/** What the later ladder says otherwise, step by step; a step is known by its key. */
export const stepChanges = (before: readonly LadderStep[], after: readonly LadderStep[]): StepChange[] => {
  const byKey = new Map(before.map((step) => [step.key, step]))
  const kept = new Set(after.map(({ key }) => key))
  return [
    ...after.flatMap((is): StepChange[] => {
      const was = byKey.get(is.key)
      if (was === undefined) return [{ is }]
      return saysTheSame(was, is) ? [] : [{ was, is }]
    }),
    ...before.filter(({ key }) => !kept.has(key)).map((was) => ({ was })),
  ]
}
