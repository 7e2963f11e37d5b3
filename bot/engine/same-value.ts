import type { FieldValue } from '../../domain/forms/form.ts'

export const sameValue = (left: FieldValue | undefined, right: FieldValue | undefined): boolean =>
  JSON.stringify(left) === JSON.stringify(right)
