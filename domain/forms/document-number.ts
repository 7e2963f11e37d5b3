import { fold, foldWithSource } from '../reading/fold.ts'

/** Kinds of documents, by the abbreviation that stands in their number (Decree 30/2020/NĐ-CP; HD 36-HD/VPTW of 2018). */
export const DOCUMENT_TYPES = ['NQ', 'CT', 'QĐ', 'KH', 'CTr', 'HD', 'BC', 'TB', 'KL', 'ĐA', 'CV', 'QC', 'TTr'] as const
export type DocumentType = (typeof DOCUMENT_TYPES)[number]

/** A document of the Party (`73-KH/HU`) or of the State (`141/KH-UBND`, `172/2022/QĐ-UBND`). */
export interface DocumentNumber {
  /** As it is printed, whatever was typed: `141/KH-UBND`. */
  text: string
  /** Absent: a kind that is not listed (a decree, a law). */
  type?: DocumentType
  /** Who issued it, as written in the number: `UBND`, `BDVHU`, `TTg`. */
  body: string
  system: 'party' | 'state'
}

const TYPES = new Map(DOCUMENT_TYPES.map((type) => [fold(type), type]))

/** Codes that are often typed without their diacritics or in one case. */
const CODES: Readonly<Record<string, string>> = {
  du: 'ĐU',
  dux: 'ĐUX',
  dup: 'ĐUP',
  hdnd: 'HĐND',
  dtn: 'ĐTN',
  ldld: 'LĐLĐ',
  bcd: 'BCĐ',
  nd: 'NĐ',
  ttg: 'TTg',
}

const NUMBER = String.raw`(?:so\s*)?(?<serial>\d{1,5})(?:\s*/\s*(?<year>\d{4}))?`
const CODE = String.raw`[a-z]{1,10}\d{0,2}`
const BODY = String.raw`(?<body>${CODE}(?:\s*[-.&]\s*${CODE}){0,3})`
const PATTERN = new RegExp(String.raw`^${NUMBER}\s*(?:(?<mark>[-/])\s*(?<kind>${CODE})\s*[-/]|/)\s*${BODY}$`, 'd')

/** Typed in small letters a code does not tell how it is written; "CTr" and "TTg" do. */
const codeText = (typed: string): string =>
  CODES[fold(typed)] ?? (typed === typed.toLowerCase() ? typed.toUpperCase() : typed)

/**
 * Takes the number and symbol of a document apart. Spaces, small letters and missing diacritics are forgiven; before the
 * kind a hyphen means the Party and a slash the State. Undefined: the words are no such number.
 */
export const readDocumentNumber = (words: string): DocumentNumber | undefined => {
  const { text, folded } = foldWithSource(words.trim())
  const found = PATTERN.exec(folded)
  const typed = (group: string): string | undefined => {
    const span = found?.indices?.groups?.[group]
    return span && text.slice(...span)
  }
  const bodyTyped = typed('body')
  if (bodyTyped === undefined) return undefined
  const body = bodyTyped.replace(/\s+/g, '').replace(/[\p{L}\d]+/gu, codeText)
  const year = typed('year')
  const number = [typed('serial'), ...(year === undefined ? [] : [year])].join('/')
  const kind = typed('kind')
  // "136/2025/QH15": a law has no kind in its number.
  if (kind === undefined) return year === undefined ? undefined : { text: `${number}/${body}`, body, system: 'state' }
  const type = TYPES.get(fold(kind))
  const code = type ?? codeText(kind)
  return typed('mark') === '-'
    ? { text: `${number}-${code}/${body}`, ...(type && { type }), body, system: 'party' }
    : { text: `${number}/${code}-${body}`, ...(type && { type }), body, system: 'state' }
}
