import type { Language } from '../../domain/language.ts'
import type { FormColumn } from '../../domain/sheets/form-columns.ts'
import { textsOf } from './texts.ts'

/** The sentences of a form's template, in one language. */
export const templateTexts = (language: Language) => {
  const { template } = textsOf(language).sheets

  const filledWith = (column: FormColumn): string => {
    if (!('field' in column)) return column.key === 'date' ? template.date : template.period
    const { type } = column.field
    switch (type.name) {
      case 'amount':
        return template.amount(type.unit[language])
      case 'choices':
        return template.choices(type.options.map(({ label }) => label[language]).join('; '))
      case 'text':
        return template.text(String(type.lengthMax))
      case 'date':
        return template.day
      case 'yes-no':
        return template.yesNo
      default:
        return template[type.name]
    }
  }

  /** Whether every record of the kinds that have the field must have it. */
  const isRequired = (column: FormColumn): boolean =>
    'field' in column &&
    column.field.granularities.every((granularity) => column.field.required?.({ granularity, values: {} }) === true)

  const hint = (column: FormColumn): string =>
    [
      ...(isRequired(column) ? [template.required] : []),
      filledWith(column),
      ...('only' in column && column.only !== undefined ? [template.only[column.only]] : []),
    ].join(' ')

  return {
    ...template,
    hint,
    wrong: (column: FormColumn) => `${template.wrong} ${filledWith(column)}`.slice(0, ERROR_LENGTH_MAX),
  }
}

/** As much as a spreadsheet shows of the sentence about a wrong value. */
const ERROR_LENGTH_MAX = 225
