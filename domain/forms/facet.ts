import type { FieldValue } from './form.ts'

const SEPARATOR = '|'
const UNTOLD = '*'

const levelOf = (value: FieldValue | undefined): string =>
  typeof value === 'string' ? value.trim().toLowerCase().replaceAll(SEPARATOR, ' ') : UNTOLD

/**
 * A facet as a path from the unit's whole, which is '', to its parts: "house", "house|quỹ an sinh". A level that was not
 * told at the end is left out, so that a record without it is the whole of those that tell it.
 */
export const facetOf = (...levels: (FieldValue | undefined)[]): string => {
  const told = levels.map(levelOf)
  return told.slice(0, told.findLastIndex((level) => level !== UNTOLD) + 1).join(SEPARATOR)
}

/** The part of `whole` that `facet` lies in: of "house|quỹ an sinh" it is "house" in '', and itself in "house". */
export const partOf = (facet: string, whole: string): string => {
  const end = facet.indexOf(SEPARATOR, whole === '' ? 0 : whole.length + SEPARATOR.length)
  return end < 0 ? facet : facet.slice(0, end)
}
