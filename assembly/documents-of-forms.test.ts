import { describe, expect, test } from 'vitest'
import { readWorkbook } from '../documents/xlsx/read-workbook.ts'
import { forms } from '../domain/forms/registry.ts'
import { FIRST_RECORD_ROW, formColumns } from '../domain/sheets/form-columns.ts'
import { createDocuments } from './documents-of-forms.ts'

const at = new Date('2026-11-20T09:40:00Z')
const documents = createDocuments({ now: () => at, scheme: 'admin_15_14' })

const templateOf = async (form: string, language: 'vi' | 'en') => {
  const document = await documents.buildDocument({ kind: 'form-template', form, language })
  if (document === undefined) throw new Error(`no template of ${form}`)
  return document
}

describe.each(forms)('the template of $key', (form) => {
  test.each(['vi', 'en'] as const)(
    'in %s: has all columns, an example with a figure or a name, and no record',
    async (language) => {
      const { bytes, fileName } = await templateOf(form.key, language)
      expect(fileName).toBe(`giao-ban-${form.command}.xlsx`)
      const [sheet] = readWorkbook(bytes)
      const rows = [1, 2, FIRST_RECORD_ROW - 1].map((row) => sheet?.rows.get(row)?.size ?? 0)
      const columns = formColumns(form).length + 1
      expect(rows.slice(0, 2)).toEqual([columns, columns])
      expect(rows[2]).toBeGreaterThan(2)
      expect(documents.readSheet(bytes)).toEqual({ kind: 'refused', reason: 'nothing_filled_in' })
    },
  )
})

test('a form that is gone has no template', async () => {
  expect(await documents.buildDocument({ kind: 'form-template', form: 'gone', language: 'vi' })).toBeUndefined()
})
