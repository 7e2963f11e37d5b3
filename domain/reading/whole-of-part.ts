import type { FieldValues, Form } from '../forms/form.ts'
import type { FormReading, WholeReading } from './form-reading.ts'

/** What all are that the field counts a part of; undefined: the form does not say. */
export const wholeOfPart = ({ wholes }: FormReading, field: string): WholeReading | undefined =>
  wholes?.find(({ part }) => part === undefined || part === field)

/** How many all are that the field may count; undefined: it was not told. */
export const allOf = ({ reading }: Form, field: string, fields: Readonly<FieldValues>): number | undefined => {
  const of = wholeOfPart(reading, field)
  const whole = of && fields[of.whole]
  const besides = of?.besides === undefined ? 0 : (fields[of.besides] ?? 0)
  return typeof whole === 'number' && typeof besides === 'number' ? whole + besides : undefined
}
