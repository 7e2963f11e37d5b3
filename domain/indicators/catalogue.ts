import type { Form } from '../forms/form.ts'
import { formByKey, forms as ownForms } from '../forms/registry.ts'
import { type DeclaredIndicator, formKeyOf } from './indicator.ts'
import { indicatorForm } from './indicator-form.ts'

/** Everything that can be reported now: the forms of the program and the declared indicators. */
export interface Catalogue {
  /** What is read in sentences, those of the program first. One list as long as nothing is declared anew. */
  forms: readonly Form[]
  /** These and the forms of the indicators that are no longer in use. */
  ever: readonly Form[]
  /** By label; those that are no longer entered are among them. */
  indicators: readonly DeclaredIndicator[]
  /** Any form that an entry may be of. */
  form(key: string): Form | undefined
}

/** The forms of the program alone. */
export const plainCatalogue: Catalogue = {
  forms: ownForms,
  ever: ownForms,
  indicators: [],
  form: (key) => formByKey.get(key),
}

export const catalogueOf = (indicators: readonly DeclaredIndicator[]): Catalogue => {
  if (indicators.length === 0) return plainCatalogue
  const declared = new Map(indicators.map((indicator) => [formKeyOf(indicator.key), indicatorForm(indicator)]))
  const entered = indicators.filter(({ retired }) => !retired).map(indicatorForm)
  return {
    forms: [...ownForms, ...entered],
    ever: [...ownForms, ...declared.values()],
    indicators: indicators.toSorted((left, right) => left.label.vi.localeCompare(right.label.vi, 'vi')),
    form: (key) => formByKey.get(key) ?? declared.get(key),
  }
}
