import type { Field, FieldValues } from '../../domain/forms/form.ts'
import type { Language } from '../../domain/language.ts'
import { debtorsOn } from '../../domain/schedules/debtors.ts'
import { definitionOf, type UnitNames } from '../../domain/schedules/form-values.ts'
import { dueLevels } from '../../domain/schedules/level-dues.ts'
import type { ScheduleDefinition } from '../../domain/schedules/schedule.ts'
import { scheduleChangeForm, scheduleForm } from '../../domain/schedules/schedule-form.ts'
import { matchUnits } from '../../domain/units/unit-names.ts'
import type { Texts } from '../texts/texts.ts'
import { formOf, reviewDraft, valuesToSave, withValue } from './draft.ts'
import type { Correction, Draft } from './state.ts'
import type { Turn } from './turn.ts'

/** Whether the draft adds a schedule or changes one, and tells no figures. */
export const isAboutSchedule = ({ form }: Pick<Draft, 'form'>): boolean =>
  form === scheduleForm.key || form === scheduleChangeForm.key

export const unitNames = (turn: Pick<Turn, 'tree' | 'today'>): UnitNames => ({
  nameOf: (unitId) => turn.tree.unit(unitId)?.name ?? `#${unitId}`,
  idOf(name) {
    const [only, ...others] = matchUnits(name, turn.tree, turn.today)
    return others.length === 0 ? only?.id : undefined
  },
})

/** The definition that the draft tells; what it leaves alone stays as it was `before`. */
export const draftDefinition = (
  draft: Draft,
  turn: Pick<Turn, 'tree' | 'today'>,
  before?: ScheduleDefinition,
): ScheduleDefinition => definitionOf(valuesToSave(draft, reviewDraft(draft)), unitNames(turn), before)

/** Whether a field makes sense for who owes it: where one level does, its due is the one of all. */
export const isOfDebtors = (
  draft: Draft,
  { tree, today }: Pick<Turn, 'tree' | 'today'>,
): ((field: Field) => boolean) => {
  const debtors = debtorsOn(draftDefinition(draft, { tree, today }), tree, today)
  const levels = new Set(debtors.map((unitId) => tree.unit(unitId)?.level))
  return ({ key }) => {
    const of = dueLevels.find((each) => each.key === key)
    return of === undefined || draft.values[key] !== undefined || (levels.size > 1 && levels.has(of.level))
  }
}

export const withTold = (draft: Draft, values: FieldValues): Draft =>
  Object.entries(values).reduce((told, [field, value]) => withValue(told, field, value), draft)

/** What the schedule is called that is being changed. */
export const scheduleNameBefore = ({ before }: Correction, language: Language): string =>
  String(language === 'en' ? before.name_en : before.name)

/** Without the answers to questions that have no place any more. */
export const withoutHidden = (draft: Draft): Draft => {
  const record = { granularity: draft.granularity ?? 'event', values: draft.values }
  const hidden = new Set(
    formOf(draft).fields.flatMap(({ key, offered }) => (offered === undefined || offered(record) ? [] : [key])),
  )
  return { ...draft, values: Object.fromEntries(Object.entries(draft.values).filter(([key]) => !hidden.has(key))) }
}

/** The reasons that are offered for a change. */
export const reasonsOf = (draft: Draft, { form, schedules }: Texts): readonly string[] =>
  isAboutSchedule(draft) ? schedules.reasons : form.reasons
