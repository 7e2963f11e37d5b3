import { always } from '../forms/conditions.ts'
import { BATCH, EITHER } from '../forms/declare.ts'
import type { Field, FieldType, FieldValues, Form, Indicator, Ratio } from '../forms/form.ts'
import type { Label } from '../language.ts'
import { type DeclaredIndicator, formKeyOf } from './indicator.ts'
import { indicatorReading, PERCENT, VALUE, WHOLE } from './indicator-reading.ts'
import { withoutCounting } from './indicator-words.ts'

const typeOf = ({ measure, unit }: DeclaredIndicator): FieldType => {
  switch (measure) {
    case 'count':
      return { name: 'count', noun: unit }
    case 'amount':
      return { name: 'amount', unit }
    case 'money':
      return { name: 'money' }
  }
}

const told =
  (field: string) =>
  ({ values }: { values: FieldValues }) => {
    const value = values[field]
    return typeof value === 'number' ? value : undefined
  }

const inside = (label: string) => label.charAt(0).toLowerCase() + label.slice(1)

/** How a figure of it is written, for the examples. */
const figure = ({ measure, unit }: DeclaredIndicator, wholes: boolean): string => {
  const number = wholes ? '12/15' : '15'
  return measure === 'money' ? '15 triệu đồng' : `${number} ${unit.vi}`
}

const percentage = (label: Label): Ratio => ({
  key: PERCENT,
  label: { vi: `Tỷ lệ ${inside(withoutCounting(label.vi))}`, en: `Share of ${inside(label.en)}` },
  perRecord: true,
  numerator: VALUE,
  denominator: [WHOLE],
})

const build = (indicator: DeclaredIndicator): Form => {
  const { key, label, unit, stock, whole, names } = indicator
  const called = names[0] ?? inside(withoutCounting(label.vi))
  const type = typeOf(indicator)
  const granularities = stock ? BATCH : EITHER
  const figureField = (named: string, called: Label): Field => ({
    key: named,
    label: called,
    type,
    granularities,
    required: always,
  })
  const figureOf = (named: string, called: Label): Indicator => ({
    key: named,
    label: called,
    noun: unit,
    ...(stock && { stock: 'closing' as const }),
    value: told(named),
  })
  const parts: [string, Label][] = [[VALUE, label], ...(whole === null ? [] : [[WHOLE, whole] as [string, Label]])]
  const example = figure(indicator, whole !== null)
  const edit = `sửa ${called} thành ${figure(indicator, false)}`
  return {
    key: formKeyOf(key),
    declared: indicator,
    label,
    command: 'chitieu',
    examples: [`Tháng 11 ${called} ${example}`],
    editExample: stock ? { batch: edit } : { event: edit, batch: edit },
    fields: parts.map(([named, called]) => figureField(named, called)),
    questions: [
      { key: 'when', fields: ['when'] },
      {
        key: VALUE,
        fields: parts.map(([named]) => named),
        text: {
          vi: whole === null ? `${label.vi}: bao nhiêu?` : `${label.vi} trên ${inside(whole.vi)}: bao nhiêu?`,
          en: whole === null ? `${label.en}: how many?` : `${label.en} of ${inside(whole.en)}: how many?`,
        },
        example,
      },
    ],
    ...(!stock && {
      granularityQuestion: {
        vi: 'Đồng chí ghi một lần hay số gộp của cả kỳ?',
        en: 'One occasion, or the total of a period?',
      },
      granularityLabels: {
        event: { vi: 'Một lần', en: 'One occasion' },
        batch: { vi: 'Số gộp cả kỳ', en: 'Period total' },
      },
    }),
    whenQuestion: {
      ...(!stock && { event: { vi: 'Ngày nào?', en: 'On which day?' } }),
      batch: stock
        ? { vi: 'Số liệu đến cuối kỳ nào?', en: 'As it stood at the end of which period?' }
        : { vi: 'Số liệu của kỳ nào?', en: 'For which period?' },
    },
    checks:
      whole === null
        ? []
        : [{ kind: 'soft_le', key: 'part_of_whole', lesser: [{ field: VALUE }], greater: [{ field: WHOLE }] }],
    indicators: parts.map(([named, called]) => figureOf(named, called)),
    summary: [],
    headline: parts.map(([named]) => named),
    ratios: whole === null ? [] : [percentage(label)],
    facet: () => '',
    reading: indicatorReading(indicator),
  }
}

const built = new WeakMap<DeclaredIndicator, Form>()

/**
 * The form in which a declared indicator is entered: an ordinary one, with the value, and with what it is a part of
 * where there is such a thing. A state is reported for a period only: states of several days would be added up.
 */
export const indicatorForm = (indicator: DeclaredIndicator): Form => {
  const form = built.get(indicator) ?? build(indicator)
  built.set(indicator, form)
  return form
}
