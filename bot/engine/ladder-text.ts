import { type FieldValues, fieldOf } from '../../domain/forms/form.ts'
import { ladderFrom, ladderValues } from '../../domain/schedules/ladder-options.ts'
import { sameLadder, stepChanges } from '../../domain/schedules/ladder-steps.ts'
import type { LadderStep } from '../../domain/schedules/schedule.ts'
import { scheduleForm } from '../../domain/schedules/schedule-form.ts'
import { valueText } from '../texts/value-text.ts'
import type { Turn } from './turn.ts'

type Viewer = Pick<Turn, 'texts' | 'person'>

/** When a step speaks: "trước hạn 3 ngày làm việc". */
export const stepWhen = (
  { from, workingDays }: Pick<LadderStep, 'from' | 'workingDays'>,
  { texts }: Pick<Turn, 'texts'>,
): string => {
  const { rungWhen } = texts.schedules
  if (from === 'opening') return workingDays === 0 ? rungWhen.opening : rungWhen.afterOpening(workingDays)
  if (workingDays === 0) return rungWhen.due
  return workingDays < 0 ? rungWhen.before(-workingDays) : rungWhen.late(workingDays)
}

export const toldText = (tell: LadderStep['tell'], { texts }: Pick<Turn, 'texts'>): string =>
  tell.map((each) => texts.schedules.told[each]).join(', ')

/** "trước hạn 3 ngày làm việc, 08:00: cán bộ, nơi tổng hợp". */
export const stepText = (step: LadderStep, { texts }: Pick<Turn, 'texts'>): string =>
  texts.schedules.rung(stepWhen(step, { texts }), step.times.join(', '), toldText(step.tell, { texts }))

const wayText = (ladder: readonly LadderStep[], { person }: Viewer): string => {
  const field = fieldOf(scheduleForm, 'ladder')
  const { ladder: way } = ladderValues(ladder)
  return field === undefined || way === undefined ? '' : valueText(field, way, person.language)
}

const isOwn = (ladder: readonly LadderStep[]): boolean => ladderValues(ladder).steps !== undefined

/** What the later ladder says otherwise: the ways by their names, a way of its own step by step. */
export const ladderChangeLines = (
  before: readonly LadderStep[],
  after: readonly LadderStep[],
  viewer: Viewer,
): string[] => {
  const { card, schedules } = viewer.texts
  if (sameLadder(before, after)) return []
  if (!isOwn(after)) return [schedules.steps.way(card.change(wayText(before, viewer), wayText(after, viewer)))]
  return stepChanges(before, after).map(({ was, is }) => {
    if (was === undefined) return is === undefined ? '' : schedules.steps.added(stepText(is, viewer))
    const before = stepText(was, viewer)
    return is === undefined
      ? schedules.steps.removed(before)
      : schedules.steps.changed(card.change(before, stepText(is, viewer)))
  })
}

/** The reminders on the card of a schedule: what is changed of those `before`, or the way of a new one. */
export const ladderLines = (values: FieldValues, before: FieldValues | undefined, viewer: Viewer): string[] => {
  if (values.ladder === undefined) return []
  const ladder = ladderFrom(values)
  if (before !== undefined) return ladderChangeLines(ladderFrom(before), ladder, viewer)
  return [
    viewer.texts.schedules.steps.way(wayText(ladder, viewer)),
    ...(isOwn(ladder) ? ladder.map((step) => `• ${stepText(step, viewer)}`) : []),
  ]
}
