import type { Finding, Review } from '../../checks/finding.ts'
import { type ReviewedRecord, reviewRecord } from '../../checks/review.ts'
import type { FieldValues, Form } from '../form.ts'

export interface Found extends Omit<Review, 'findings'> {
  /** Keys of the checks that failed, and of the ratios that were typed otherwise. */
  hard: string[]
  soft: string[]
}

const keyOf = (finding: Finding): string => ('check' in finding ? finding.check : finding.ratio)

/** What the checks of a form find in a record's values, for tests. */
export const foundIn = (
  form: Form,
  values: FieldValues,
  { granularity = 'batch', ...rest }: Partial<Omit<ReviewedRecord, 'values'>> = {},
): Found => {
  const { findings, ...review } = reviewRecord(form, { granularity, values, ...rest })
  const keys = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).map(keyOf)
  return { ...review, hard: keys('hard'), soft: keys('soft') }
}
