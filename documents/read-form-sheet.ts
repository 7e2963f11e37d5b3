import type { Form } from '../domain/forms/form.ts'
import type { LocalTime } from '../domain/local-time.ts'
import type { CutoffScheme } from '../domain/periods/period.ts'
import { SHEET_VERSION } from '../domain/sheets/form-columns.ts'
import { readRows } from '../domain/sheets/read-rows.ts'
import type { SheetReading, SheetRefusal } from '../domain/sheets/sheet-reading.ts'
import type { Cell } from '../domain/sheets/table.ts'
import { MARK, MARK_SHEET } from './form-template.ts'
import { UnreadableWorkbook } from './xlsx/open-package.ts'
import { readWorkbook, type Sheet, TooManyRows } from './xlsx/read-workbook.ts'

export interface FormSheetContext {
  forms: ReadonlyMap<string, Form>
  now: LocalTime
  scheme: CutoffScheme
}

const refused = (reason: SheetRefusal): SheetReading => ({ kind: 'refused', reason })

const textIn = (cell: Cell | undefined): string => (cell?.kind === 'text' ? cell.text : '')

/** The three marks of the hidden sheet: the word, the form's key, the version. */
const marksOf = (sheets: readonly Sheet[]): (Cell | undefined)[] => {
  const rows = sheets.find(({ name }) => name === MARK_SHEET)?.rows
  return [1, 2, 3].map((row) => rows?.get(row)?.get(1))
}

const read = (bytes: Uint8Array, { forms, now, scheme }: FormSheetContext): SheetReading => {
  const sheets = readWorkbook(bytes)
  const [word, key, version] = marksOf(sheets)
  const form = forms.get(textIn(key))
  const table = sheets.find(({ name }) => name !== MARK_SHEET)
  if (textIn(word) !== MARK || form === undefined || table === undefined) return refused('not_our_template')
  if (version?.kind !== 'number' || version.value !== SHEET_VERSION) return refused('other_version')
  return readRows(table, { form, now, scheme })
}

/** Reads a file that somebody sent. Never throws: what cannot be read is refused with a reason. */
export const readFormSheet = (bytes: Uint8Array, context: FormSheetContext): SheetReading => {
  try {
    return read(bytes, context)
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return refused(error.fault)
    if (error instanceof TooManyRows) return refused('too_many_rows')
    throw error
  }
}
