import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figureTypeOf } from '../domain/forms/figure-field.ts'
import type { Field, FieldValue, Form, Granularity } from '../domain/forms/form.ts'
import { forms } from '../domain/forms/registry.ts'
import { addDays } from '../domain/periods/calendar-date.ts'
import { monthPeriod } from '../domain/periods/period-span.ts'
import { formColumns } from '../domain/sheets/form-columns.ts'
import type { SheetRecord } from '../domain/sheets/sheet-reading.ts'
import { filled, now, number, read, scheme, text, withRows } from './testing/sample-sheet.ts'

const words = fc.constantFrom('giải phóng mặt bằng', 'Ban Dân vận <Đảng ủy> & "UBND"', 'chuyển đổi số', 'thôn Ba Nà')

const anyValue = ({ type }: Field): fc.Arbitrary<FieldValue> => {
  switch (type.name) {
    case 'count':
      return fc.nat({ max: 1_000_000 })
    case 'amount':
      return fc.integer({ min: 0, max: 100_000 }).map((value) => value / 100)
    case 'money':
      return fc.integer({ min: 1, max: 5_000_000 }).map((value) => value * 1_000)
    case 'percent':
      return fc.integer({ min: 0, max: 1_000 }).map((value) => value / 10)
    case 'choice':
      return fc.constantFrom(...type.options.map(({ key }) => key))
    case 'choices':
      return fc.subarray(
        type.options.map(({ key }) => key),
        { minLength: 1 },
      )
    case 'yes-no':
      return fc.boolean()
    case 'date':
      return fc.integer({ min: 0, max: 2_000 }).map((days) => addDays('2021-01-01', days))
    case 'document':
      return fc.constantFrom('141/KH-UBND', '05-NQ/ĐU', '254-TB/ĐU')
    case 'names':
      return fc.constant(['Ia Le', 'Ia Rong'])
    case 'text':
      return words
  }
}

const fieldsOf = (form: Form, granularity: Granularity): Field[] =>
  form.fields.filter(({ granularities }) => granularities.includes(granularity))

const anyRecord = (form: Form): fc.Arbitrary<Omit<SheetRecord, 'row' | 'qualifiers'>> =>
  fc
    .constantFrom(...new Set(form.fields.flatMap(({ granularities }) => granularities)))
    .chain((granularity) =>
      fc.record({
        granularity: fc.constant(granularity),
        when: fc.nat({ max: 300 }),
        fields: fc.record(Object.fromEntries(fieldsOf(form, granularity).map((field) => [field.key, anyValue(field)]))),
      }),
    )
    .map(({ granularity, when, fields }) => ({
      granularity,
      ...(granularity === 'event'
        ? { date: addDays('2026-01-01', when) }
        : { period: monthPeriod(2026, (when % 11) + 1, scheme) }),
      fields: fields as SheetRecord['fields'],
    }))

/** Relations between figures are the checks' business: here each cell must come back as it was written. */
const unchecked = (form: Form): Form => ({ ...form, checks: [], implied: [] })

describe.each(forms)('the template of $key', (form) => {
  test('no two columns are called the same', () => {
    for (const language of ['vi', 'en'] as const) {
      const headers = formColumns(form).map(({ label }) => label[language].toLowerCase())
      expect(new Set(headers).size).toBe(headers.length)
    }
  })

  test('every record that is written into it is read back as it was', () => {
    fc.assert(
      fc.property(anyRecord(form), (record) => {
        const reading = read(filled(form.key, [record]), [unchecked(form)])
        expect(reading).toMatchObject({ kind: 'read', form: form.key, records: [record], faults: [] })
      }),
      { numRuns: 40 },
    )
  })

  test('an empty template holds no record, and its example is none', () => {
    const [field] = form.fields.filter((each) => figureTypeOf(each) !== undefined)
    const example = { date: now.date, fields: field === undefined ? {} : { [field.key]: 7 } }
    expect(read(filled(form.key, [], example))).toEqual({ kind: 'refused', reason: 'nothing_filled_in' })
  })
})

test('the same template is always the same bytes', () => {
  expect(filled('petition', [])).toEqual(filled('petition', []))
})

test('columns may be moved, left out and called in English', () => {
  const rows = {
    1: { B: text('People  received'), C: text('SỐ LƯỢT TIẾP'), D: text('Kỳ số liệu'), F: text('Số buổi tiếp') },
    2: { B: number(9), C: number(8), D: text('tháng 10/2026'), F: number(2) },
  }
  expect(read(withRows(filled('citizen_reception', []), rows, false))).toMatchObject({
    kind: 'read',
    records: [
      { row: 2, granularity: 'batch', period: { key: '2026-M10' }, fields: { turns: 8, people: 9, sessions: 2 } },
    ],
    faults: [],
  })
})
