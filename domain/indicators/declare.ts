import type { FieldValues, Form, IsoDate } from '../forms/form.ts'
import type { Label } from '../language.ts'
import { fold } from '../reading/fold.ts'
import type { Catalogue } from './catalogue.ts'
import { keyFrom, measureFrom } from './declaration-form.ts'
import { type DeclaredIndicator, isKey, MEASURES } from './indicator.ts'
import { isTelling, namesOf, subjectOf } from './indicator-words.ts'

/** Why an indicator cannot be declared like this; `field` is the one to answer again. */
export type Problem =
  /** A sentence would not tell it from other words. */
  | { kind: 'too_short'; field: 'label' | 'names'; words: string }
  /** The words already mean something else, `by`. */
  | { kind: 'name_taken'; field: 'label' | 'names'; words: string; by: Label }
  | { kind: 'key_taken'; field: 'key'; words: string; by: DeclaredIndicator }
  | { kind: 'key_invalid'; field: 'key'; words: string }
  /** A percentage is computed, so that it can be rolled up: its numerator and denominator are declared. */
  | { kind: 'percent'; field: 'unit' }
  | { kind: 'unit_invalid'; field: 'unit'; words: string }

/** What stands against it, if anything: the first is asked about first. */
export interface Declaration {
  indicator: DeclaredIndicator
  problems: Problem[]
}

const textOf = (value: FieldValues[string] | undefined): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined

const labelOf = (vi: string, en: string | undefined): Label => ({ vi, en: en ?? vi })

/** "không" says that there are no others. */
const listOf = (value: FieldValues[string] | undefined): string[] =>
  Array.isArray(value) ? value.filter((name) => !/^(?:khong(?: co)?|none|no)$/.test(fold(name))) : []

const squeezed = (words: string) => fold(words).trim().replace(/\s+/g, ' ')

/** The words by which a form is told, and for a declared one also what it is about. */
const wordsOf = (form: Form): string[] => [
  form.label.vi,
  form.label.en,
  ...form.reading.signals,
  ...form.reading.hints,
  ...(form.declared === undefined ? [] : namesOf(form.declared)),
]

/** The form that the words already mean; not that of the indicator `own`, which is called anew. */
const takenBy = (words: string, { forms }: Catalogue, own: string | undefined): Form | undefined =>
  forms.find(
    (form) =>
      (own === undefined || form.declared?.key !== own) &&
      wordsOf(form).some((taken) => squeezed(taken) === squeezed(words)),
  )

const nameProblems = (indicator: DeclaredIndicator, catalogue: Catalogue): Problem[] => {
  const { label, names, key, revision } = indicator
  const own = revision === 1 ? undefined : key
  const isLabel = (words: string) => !names.some((name) => fold(name) === fold(words))
  const short = [label.vi, ...names]
    .filter((words) => !isTelling(words))
    .map((words): Problem => ({ kind: 'too_short', field: isLabel(words) ? 'label' : 'names', words }))
  const taken = namesOf(indicator).flatMap((words): Problem[] => {
    const by = takenBy(words, catalogue, own)?.label
    return by === undefined ? [] : [{ kind: 'name_taken', field: isLabel(words) ? 'label' : 'names', words, by }]
  })
  return [...short, ...taken]
}

const unitProblems = (unit: string): Problem[] => {
  if (/%|\bphan tram\b|\bty le\b|\bti le\b/.test(fold(unit))) return [{ kind: 'percent', field: 'unit' }]
  return /^\p{L}[\p{L}\d /.-]*$/u.test(unit) ? [] : [{ kind: 'unit_invalid', field: 'unit', words: unit }]
}

const keyProblems = (key: string, catalogue: Catalogue): Problem[] => {
  if (!isKey(key)) return [{ kind: 'key_invalid', field: 'key', words: key }]
  const known = catalogue.indicators.find((other) => other.key === key)
  return known === undefined ? [] : [{ kind: 'key_taken', field: 'key', words: key, by: known }]
}

/** A new indicator from what was told in the declaration. */
export const declare = (
  values: FieldValues,
  catalogue: Catalogue,
  { by, on }: { by: number; on: IsoDate },
): Declaration => {
  const label = textOf(values.label) ?? ''
  const unit = textOf(values.unit) ?? ''
  const whole = textOf(values.whole)
  const key = textOf(values.key) ?? keyFrom(label)
  const indicator: DeclaredIndicator = {
    key,
    label: labelOf(label, textOf(values.label_en)),
    unit: labelOf(unit, textOf(values.unit_en)),
    measure: MEASURES.find((measure) => measure === values.measure) ?? measureFrom(unit),
    stock: values.kind === 'stock',
    whole: whole === undefined ? null : labelOf(whole, textOf(values.whole_en)),
    names: listOf(values.names),
    revision: 1,
    declaredBy: by,
    declaredOn: on,
    retired: false,
  }
  const problems = [...nameProblems(indicator, catalogue), ...unitProblems(unit), ...keyProblems(key, catalogue)]
  return { indicator, problems }
}

/** The indicator under the words that it is called by from now on. */
export const reword = (before: DeclaredIndicator, values: FieldValues, catalogue: Catalogue): Declaration => {
  const indicator: DeclaredIndicator = {
    ...before,
    label: labelOf(textOf(values.label) ?? before.label.vi, textOf(values.label_en)),
    names: listOf(values.names),
    revision: before.revision + 1,
  }
  return { indicator, problems: nameProblems(indicator, catalogue) }
}

/** What a rewording begins with. */
export const wordsToday = ({ label, names }: DeclaredIndicator): FieldValues => ({
  label: label.vi,
  ...(names.length > 0 && { names: [...names] }),
  ...(label.en !== label.vi && { label_en: label.en }),
})

/** No longer entered, or entered again: another indicator may have taken its words meanwhile. */
export const retire = (before: DeclaredIndicator): DeclaredIndicator => ({
  ...before,
  retired: true,
  revision: before.revision + 1,
})

export const restore = (before: DeclaredIndicator, catalogue: Catalogue): Declaration => {
  const indicator = { ...before, retired: false, revision: before.revision + 1 }
  return { indicator, problems: nameProblems(indicator, catalogue) }
}

/** The indicators that the words may mean, those in use first; by name, or by a part of it. */
export const findIndicators = (words: string, { indicators }: Catalogue): DeclaredIndicator[] => {
  const wanted = squeezed(words)
  const named = (indicator: DeclaredIndicator) => [
    indicator.key,
    ...[...namesOf(indicator), subjectOf(indicator) ?? ''].map(squeezed),
  ]
  const same = indicators.filter((indicator) => named(indicator).includes(wanted))
  const found = same.length > 0 ? same : indicators.filter((each) => named(each).some((name) => name.includes(wanted)))
  return found.toSorted((left, right) => Number(left.retired) - Number(right.retired))
}
