import { readDocumentNumber } from '../forms/document-number.ts'
import type { FieldType } from '../forms/form.ts'

const NUMBER_WITHIN = /(?<![\p{L}\d])\d{1,5}(?:\s*[/-]\s*[\p{L}\d]+){2,3}/u

/** The number and symbol of a document in an answer, as it is printed: "kế hoạch số 141/kh-ubnd" is `141/KH-UBND`. */
export const findDocumentNumber = (text: string): string | undefined =>
  (readDocumentNumber(text) ?? readDocumentNumber(NUMBER_WITHIN.exec(text.normalize('NFC'))?.[0] ?? ''))?.text

const INTRODUCTION = /^[^:,;\n]*:\s*/u
const BETWEEN = /\s*[,;\n+&]\s*|\s+(?:và|va|and)\s+/u
const NAMES_MAX = 60

/** "4 xã: Ia Le, Ia Blứ và Ia Rong": names in the order in which they were given; undefined when one is too long. */
export const readNames = (text: string, { lengthMax }: Extract<FieldType, { name: 'names' }>): string[] | undefined => {
  const names = text
    .normalize('NFC')
    .replace(INTRODUCTION, '')
    .split(BETWEEN)
    .map((name) =>
      name
        .replace(/\s+/gu, ' ')
        .replace(/[.!]+$/u, '')
        .trim(),
    )
    .filter((name) => /\p{L}/u.test(name))
  const fits = names.length > 0 && names.length <= NAMES_MAX && names.every(({ length }) => length <= lengthMax)
  return fits ? [...new Set(names)] : undefined
}
