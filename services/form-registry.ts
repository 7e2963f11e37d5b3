export type { Form, IsoDate } from '../domain/forms/form.ts'
export { formByKey, forms } from '../domain/forms/registry.ts'
export type { Label } from '../domain/language.ts'
