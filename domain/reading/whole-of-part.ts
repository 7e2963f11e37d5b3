import type { FormReading, WholeReading } from './form-reading.ts'

/** What all are that the field counts a part of; undefined: the form does not say. */
export const wholeOfPart = ({ wholes }: FormReading, field: string): WholeReading | undefined =>
  wholes?.find(({ part }) => part === undefined || part === field)
