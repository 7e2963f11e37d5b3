import {
  type Field,
  type FieldValue,
  type Form,
  fieldOf,
  type IsoDate,
  type Qualifier,
} from '../../domain/forms/form.ts'
import type { Language } from '../../domain/language.ts'
import type { CutoffScheme, Period } from '../../domain/periods/period.ts'
import { parsePeriodKey } from '../../domain/periods/period-key.ts'
import { formatDate, periodLabel } from '../../domain/periods/period-label.ts'
import { formatNumber } from './format.ts'
import { textsOf } from './texts.ts'

const optionLabel = (
  options: readonly { key: string; label: Record<Language, string> }[],
  key: string,
  language: Language,
) => options.find((option) => option.key === key)?.label[language] ?? key

/** A value as people read it: `8 lượt`, `khoảng 3.500 lượt`, `Trực tiếp tiếp`, `16/11/2026`, `Có`. */
export const valueText = (field: Field, value: FieldValue, language: Language, qualifier?: Qualifier): string => {
  const { type } = field
  const texts = textsOf(language)
  switch (type.name) {
    case 'count': {
      const number = `${formatNumber(Number(value), language)} ${type.noun[language]}`
      return qualifier === undefined ? number : `${texts.qualifiers[qualifier]} ${number}`
    }
    case 'choice':
      return optionLabel(type.options, String(value), language)
    case 'choices':
      return (Array.isArray(value) ? value : [String(value)])
        .map((key) => optionLabel(type.options, key, language))
        .join('; ')
    case 'date':
      return formatDate(String(value))
    case 'yes-no':
      return value === true ? texts.yes : texts.no
    case 'text':
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

const nounOf = ({ type }: Field) => (type.name === 'count' ? type.noun.vi : undefined)

/** `số lượt tiếp 8`: a label inside a sentence, and its figure. */
export const labelled = (label: string, value: number, language: Language): string =>
  `${insideSentence(label)} ${formatNumber(value, language)}`

/** A label with a small first letter; names inside it keep theirs. */
export const insideSentence = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1)

const commonNoun = /^(Xã|Phường|Đặc khu|Thị trấn|Thị xã|Huyện|Quận|Thành phố|Tỉnh) /

/** `xã Ia Hlôi`: the name of a unit inside a sentence. Names of offices keep their capital. */
export const unitInSentence = (name: string): string => (commonNoun.test(name) ? insideSentence(name) : name)

/** The same with a capital, where it begins a line or names a button. */
export const atBeginning = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The figures of an entry in one line, for lists: `8 lượt, 9 người, 7 vụ việc`. */
export const entryLine = (form: Form, values: Record<string, FieldValue>, language: Language): string => {
  const told = form.fields.filter((field) => values[field.key] !== undefined)
  const words = told.filter(({ key }) => form.summary.includes(key))
  const counts = told.filter(({ type }) => type.name === 'count').slice(0, SHORT_FIELDS)
  const choice = words.flatMap((field) => {
    const value = values[field.key]
    return value === undefined ? [] : [valueText(field, value, language)]
  })
  const figures = counts.flatMap((field) => {
    const value = values[field.key]
    const sameNoun = counts.filter(({ type }) => type.name === 'count' && nounOf(field) === type.noun.vi)
    if (typeof value !== 'number') return []
    return sameNoun.length === 1
      ? [valueText(field, value, language)]
      : [labelled(field.label[language], value, language)]
  })
  return atBeginning([choice.join(' – '), figures.join(', ')].filter((part) => part !== '').join(': '))
}
