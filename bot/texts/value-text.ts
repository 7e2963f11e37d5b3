import { type FigureType, figureTypeOf, isRange } from '../../domain/forms/figure-field.ts'
import {
  counting,
  type Field,
  type FieldValue,
  type Form,
  fieldOf,
  type Indicator,
  type IsoDate,
  type Qualifier,
  type Qualifiers,
  type Range,
} from '../../domain/forms/form.ts'
import type { Language } from '../../domain/language.ts'
import type { CutoffScheme, Period } from '../../domain/periods/period.ts'
import { parsePeriodKey } from '../../domain/periods/period-key.ts'
import { formatDate, periodLabel } from '../../domain/periods/period-label.ts'
import { formatExactly, formatMoney, formatNumber } from './format.ts'
import { textsOf } from './texts.ts'

const optionLabel = (
  options: readonly { key: string; label: Record<Language, string> }[],
  key: string,
  language: Language,
) => options.find((option) => option.key === key)?.label[language] ?? key

const numberText = ({ name }: FigureType, value: number, language: Language): string =>
  name === 'money' ? formatMoney(value, language) : formatExactly(value, language)

/** What is counted or measured, with the space before it: ` lượt`, ` km`, ` đồng`, `%`. */
const unitText = (type: FigureType, language: Language): string => {
  switch (type.name) {
    case 'count':
      return ` ${type.noun[language]}`
    case 'amount':
      return ` ${type.unit[language]}`
    case 'money':
      return ` ${textsOf(language).currency}`
    case 'percent':
      return '%'
  }
}

/** A figure as people read it: `8 lượt`, `hơn 2,4 km`, `gần 1,327 tỷ đồng`, `từ 96,6 đến 99,9%`. */
const quantityText = (type: FigureType, value: number | Range, language: Language, qualifier?: Qualifier): string => {
  const texts = textsOf(language)
  const number =
    typeof value === 'number'
      ? numberText(type, value, language)
      : texts.range(numberText(type, value.min, language), numberText(type, value.max, language))
  const figure = number + unitText(type, language)
  return qualifier === undefined ? figure : `${texts.qualifiers[qualifier]} ${figure}`
}

/** A value as people read it: `khoảng 3.500 lượt`, `Trực tiếp tiếp`, `16/11/2026`, `Có`, `Ia Le, Ia Blứ`. */
export const valueText = (field: Field, value: FieldValue, language: Language, qualifier?: Qualifier): string => {
  const { type } = field
  const texts = textsOf(language)
  switch (type.name) {
    case 'count':
    case 'amount':
    case 'money':
    case 'percent':
      return quantityText(type, isRange(value) ? value : Number(value), language, qualifier)
    case 'choice':
      return optionLabel(type.options, String(value), language)
    case 'choices':
      return (Array.isArray(value) ? value : [String(value)])
        .map((key) => optionLabel(type.options, key, language))
        .join('; ')
    case 'names':
      return Array.isArray(value) ? value.join(', ') : String(value)
    case 'date':
      return formatDate(String(value))
    case 'yes-no':
      return value === true ? texts.yes : texts.no
    case 'text':
    case 'document':
      return String(value)
  }
}

/** `8 lượt`, from a form and the key of its field. */
export const figureText = (form: Form, key: string, value: number, language: Language): string => {
  const field = fieldOf(form, key)
  return field === undefined ? formatNumber(value, language) : valueText(field, value, language)
}

export const dayText = (date: IsoDate, language: Language): string => formatDate(date, { weekday: true, language })

export const periodText = (period: Period, language: Language): string => periodLabel(period)[language]

/** The day or the period of a stored entry. */
export const whenText = (
  entry: { eventDate: IsoDate | null; periodKey: string | null; scheme: CutoffScheme | null; to: IsoDate },
  language: Language,
): string => {
  if (entry.eventDate !== null) return formatDate(entry.eventDate)
  const period = parsePeriodKey(entry.periodKey ?? '', entry.scheme ?? 'admin_15_14', entry.to)
  return period === undefined ? (entry.periodKey ?? '') : periodText(period, language)
}

const SHORT_FIELDS = 5

/** `số lượt tiếp 8`: a label inside a sentence, and its figure. */
export const labelled = (label: string, value: number, language: Language): string =>
  `${insideSentence(label)} ${formatNumber(value, language)}`

const MEASURES: ReadonlySet<string> = new Set(['km', 'm', 'ha', 'kg'])

/** The figure of an indicator behind its label: counts by themselves, money and measures with their unit. */
export const indicatorText = ({ noun }: Pick<Indicator, 'noun'>, value: number, language: Language): string => {
  if (noun.vi === 'đồng') return quantityText({ name: 'money' }, value, language)
  return MEASURES.has(noun.vi)
    ? quantityText({ name: 'amount', unit: noun }, value, language)
    : formatNumber(value, language)
}

/** A label with a small first letter; an abbreviation, and names inside it, keep theirs. */
export const insideSentence = (label: string): string =>
  /^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)

const commonNoun = /^(Xã|Phường|Đặc khu|Thị trấn|Thị xã|Huyện|Quận|Thành phố|Tỉnh) /

/** `xã Ia Hlôi`: the name of a unit inside a sentence. Names of offices keep their capital. */
export const unitInSentence = (name: string): string => (commonNoun.test(name) ? insideSentence(name) : name)

/** The same with a capital, where it begins a line or names a button. */
export const atBeginning = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** One figure among others: by what it counts, or by its label where several count the same. */
const shortFigure = (
  { field, value, qualifier }: { field: Field; value: number | Range; qualifier: Qualifier | undefined },
  byLabel: boolean,
  language: Language,
): string => {
  const { type } = field
  if (!byLabel) return valueText(field, value, language, qualifier)
  const plain = type.name === 'count' && typeof value === 'number' && qualifier === undefined
  const figure = plain ? formatNumber(value, language) : valueText(field, value, language, qualifier)
  return `${insideSentence(field.label[language])} ${figure}`
}

/** The figures of an entry in one line, for lists: `8 lượt, 9 người, 7 vụ việc`. */
export const entryLine = (
  form: Form,
  values: Record<string, FieldValue>,
  language: Language,
  qualifiers: Qualifiers = {},
): string => {
  const choice = form.fields.flatMap((field) => {
    const value = values[field.key]
    return value === undefined || !form.summary.includes(field.key) ? [] : [valueText(field, value, language)]
  })
  const counts = form.fields.flatMap((declared) => {
    const field = counting(declared, values)
    const value = values[field.key]
    const type = figureTypeOf(field)
    if (type === undefined || (typeof value !== 'number' && !isRange(value))) return []
    return [{ field, value, qualifier: qualifiers[field.key], unit: unitText(type, 'vi') }]
  })
  const shown = counts.slice(0, SHORT_FIELDS)
  const figures = shown.map((each) => {
    const alike = shown.filter(({ unit }) => unit === each.unit)
    return shortFigure(each, alike.length > 1 || each.field.type.name === 'percent', language)
  })
  return atBeginning([choice.join(' – '), figures.join(', ')].filter((part) => part !== '').join(': '))
}
