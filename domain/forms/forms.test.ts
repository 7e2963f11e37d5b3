import { describe, expect, test } from 'vitest'
import type { Check } from '../checks/check.ts'
import type { Label } from '../language.ts'
import { type Form, fieldOf } from './form.ts'
import { formByKey, forms } from './registry.ts'

const fieldsOf = (check: Check): readonly string[] => {
  switch (check.kind) {
    case 'sum_exact':
      return [...check.total, ...check.parts, ...check.complete, ...(check.balance ? Object.values(check.balance) : [])]
    case 'ratio_le':
    case 'soft_le':
      return [...check.lesser, ...check.greater].map(({ field }) => field)
    case 'nothing':
      return check.fields
    case 'in_order':
      return [check.earlier, check.later].filter((field) => field !== 'when')
    case 'within':
      return [check.figure, check.per]
    case 'needs':
      return check.anyOf
    case 'notice':
      return []
  }
}

/** The types of field whose values are numbers, or lists that are counted: they can be summed and compared. */
const NUMBERS = ['count', 'amount', 'money', 'percent', 'names']

const labelsOf = (form: Form): Label[] => [
  form.label,
  ...(form.granularityQuestion === undefined ? [] : [form.granularityQuestion]),
  ...Object.values(form.granularityLabels ?? {}),
  ...Object.values(form.whenQuestion),
  ...form.questions.flatMap(({ text }) => text ?? []),
  ...form.fields.flatMap(({ label, question, type }) => [
    label,
    ...(question === undefined ? [] : [question]),
    ...(type.name === 'count'
      ? [type.noun, ...Object.values(type.nounBy?.nouns ?? {})]
      : type.name === 'amount'
        ? [type.unit]
        : []),
    ...('options' in type ? type.options.map((option) => option.label) : []),
  ]),
  ...form.indicators.flatMap(({ label, noun }) => [label, noun]),
  ...form.ratios.map(({ label }) => label),
]

const repeated = (keys: readonly string[]) => keys.filter((key, index) => keys.indexOf(key) !== index)

test('every form is found by its key', () => {
  for (const form of forms) expect(formByKey.get(form.key)).toBe(form)
  expect(repeated(forms.map(({ command }) => command))).toEqual([])
})

describe.each(forms.map((form): [string, Form] => [form.key, form]))('the form %s', (_key, form) => {
  test('names no field, option, indicator, question or check twice', () => {
    for (const list of [form.fields, form.indicators, form.questions, form.checks, form.ratios])
      expect(repeated(list.map(({ key }) => key))).toEqual([])
    for (const { type } of form.fields)
      if ('options' in type) expect(repeated(type.options.map(({ key }) => key))).toEqual([])
  })

  test('speaks of no field or indicator that it does not have', () => {
    const named = [
      ...form.checks.flatMap(fieldsOf),
      ...form.questions.flatMap(({ fields }) => fields).filter((key) => key !== 'when'),
      ...(form.implied ?? []).flatMap(({ values }) => Object.keys(values)),
      ...form.summary,
    ]
    expect(named.filter((key) => fieldOf(form, key) === undefined)).toEqual([])
    const indicators = form.indicators.map(({ key }) => key)
    const wanted = [
      ...form.headline,
      ...form.ratios.flatMap(({ numerator, denominator }) => [numerator, ...denominator]),
    ]
    expect(wanted.filter((key) => !indicators.includes(key))).toEqual([])
  })

  test('sums and compares numbers only, and days with days', () => {
    const compared = (check: Check) => {
      if (check.kind === 'in_order') return ['date']
      return check.kind === 'needs' ? undefined : NUMBERS
    }
    for (const check of form.checks) {
      const types = compared(check)
      if (types)
        expect(fieldsOf(check).filter((key) => !types.includes(fieldOf(form, key)?.type.name ?? ''))).toEqual([])
    }
  })

  test('has every label in both languages, as it would be printed', () => {
    for (const label of labelsOf(form))
      for (const text of [label.vi, label.en]) {
        expect(text).not.toBe('')
        expect(text).toBe(text.trim().normalize('NFC'))
      }
  })

  test('asks in questions, and names nothing longer than a button holds', () => {
    const asked = [
      ...(form.granularityQuestion === undefined ? [] : [form.granularityQuestion]),
      ...Object.values(form.whenQuestion),
      ...form.questions.flatMap(({ text }) => text ?? []),
      ...form.fields.flatMap(({ question }) => question ?? []),
    ]
    for (const { vi, en } of asked) for (const text of [vi, en]) expect(text).toContain('?')
    for (const { label } of form.fields) expect(Math.max(label.vi.length, label.en.length)).toBeLessThanOrEqual(40)
  })

  test('requires no field that it would not offer', () => {
    const records = (['event', 'batch'] as const).flatMap((granularity) =>
      ['direct', 'delegated', 'cancelled'].flatMap((mode) =>
        [true, false].flatMap((eligible) =>
          ['accept', 'forward'].flatMap((handling) =>
            ['overdue', 'done', 'done_late'].map((tstate) => ({
              granularity,
              values: { mode, eligible, handling, tstate, state: 'resolved', large_groups: 2, sessions_missed: 1 },
            })),
          ),
        ),
      ),
    )
    for (const record of records)
      for (const { key, required, offered, granularities } of form.fields)
        if (granularities.includes(record.granularity) && required?.(record) === true)
          expect([key, offered?.(record) ?? true]).toEqual([key, true])
  })
})
