import type { Form } from '../forms/form.ts'
import { formByKey } from '../forms/registry.ts'
import { scheduleChangeForm, scheduleForm } from '../schedules/schedule-form.ts'
import { declarationForm, rewordingForm } from './declaration-form.ts'
import type { DeclaredIndicator } from './indicator.ts'
import { indicatorForm } from './indicator-form.ts'

const settings = new Map(
  [declarationForm, rewordingForm, scheduleForm, scheduleChangeForm].map((form) => [form.key, form]),
)

/** The form that a conversation is filling in: of the program, of the indicator that it carries, or about what administrators set. */
export const draftForm = (key: string, declared: DeclaredIndicator | undefined): Form | undefined =>
  declared === undefined ? (formByKey.get(key) ?? settings.get(key)) : indicatorForm(declared)
