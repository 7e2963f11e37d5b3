import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { RECORDS_MAX } from '../domain/sheets/form-columns.ts'
import type { CellFault } from '../domain/sheets/sheet-reading.ts'
import { columnOf, filled, number, read, SHEET, text, withPart, withRows } from './testing/sample-sheet.ts'
import { CELL_STYLES } from './xlsx/workbook.ts'

// Columns of a reception: A STT, B Ngày, C Kỳ số liệu, D Người chủ trì, E Hình thức, F Cách thực hiện, I Số buổi tiếp,
// M Số lượt tiếp, N Số người được tiếp, O Số vụ việc, P lần đầu, Q nhiều lần, W Lĩnh vực.
const template = filled('citizen_reception', [])

const refusal = (bytes: Uint8Array) => {
  const reading = read(bytes)
  return reading.kind === 'refused' ? reading.reason : reading
}

const event = { B: number(46342), D: text('Chủ tịch UBND'), E: text('Định kỳ'), F: text('Trực tiếp tiếp') }
const whole = { ...event, M: number(8), N: number(9), O: number(7) }

const rowOf = (cells: Parameters<typeof withRows>[1][number]) => {
  const reading = read(withRows(template, { 4: cells }))
  if (reading.kind === 'refused') throw new Error(reading.reason)
  return reading
}

const faultsOf = (cells: Parameters<typeof withRows>[1][number]): [string, CellFault['problem']['kind']][] =>
  rowOf(cells).faults.map(({ cell, problem }) => [cell, problem.kind])

test('a good row is a record, with its day whether it was typed as a day or as words', () => {
  const record = {
    row: 4,
    granularity: 'event',
    date: '2026-11-16',
    fields: { receiver_role: 'chair', kind: 'periodic', mode: 'direct', turns: 8, people: 9, cases: 7 },
    qualifiers: {},
  }
  expect(rowOf(whole).records).toEqual([record])
  for (const day of ['16/11/2026', '16-11-2026', 'ngày 16/11']) {
    expect(rowOf({ ...whole, B: text(day) }).records).toEqual([record])
  }
})

test('days of a Macintosh workbook are counted from 1904', () => {
  const bytes = withPart(withRows(template, { 4: { ...whole, B: number(46342 - 1462) } }), 'xl/workbook.xml', (xml) =>
    xml.replace('<sheets>', '<workbookPr date1904="1"/><sheets>'),
  )
  expect(read(bytes)).toMatchObject({ records: [{ date: '2026-11-16' }] })
})

test('figures may be typed as words are in the chat', () => {
  const { records } = rowOf({ ...whole, M: text('1.014'), N: text('khoảng 1.100'), O: text('không có') })
  expect(records).toMatchObject([{ fields: { turns: 1014, people: 1100, cases: 0 }, qualifiers: { people: 'about' } }])
})

test('a percentage counts the same with and without its sign', () => {
  const at = (key: string) => columnOf('one_stop', key)
  const rates = withPart(filled('one_stop', []), 'xl/styles.xml', (xml) =>
    xml.replace('</cellXfs>', '<xf numFmtId="10"/></cellXfs>'),
  )
  const figures = { [at('received')]: number(10), [at('on_time')]: number(10), [at('late')]: number(0) }
  const row = { [at('period')]: text('quý 3/2026'), ...figures, [at('pending')]: number(0) }
  const rate = at('satisfaction_pct')
  for (const cell of [number(97.5), { ...number(0.975), style: CELL_STYLES.length }, text('97,5%')])
    expect(read(withRows(rates, { 4: { ...row, [rate]: cell } }))).toMatchObject({
      records: [{ fields: { satisfaction_pct: 97.5 } }],
    })
})

test('each cell that cannot be read is named, with what is wrong with it', () => {
  expect(faultsOf({ ...whole, M: number(1.014) })).toEqual([['M4', 'not_whole']])
  expect(faultsOf({ ...whole, M: number(-3) })).toEqual([['M4', 'not_whole']])
  expect(faultsOf({ ...whole, M: text('nhiều'), D: text('Ông nào đó') })).toEqual([
    ['D4', 'not_option'],
    ['M4', 'not_whole'],
  ])
  expect(faultsOf({ ...whole, B: text('hôm nào đó') })).toEqual([['B4', 'not_date']])
  expect(faultsOf({ ...whole, B: number(99_000) })).toEqual([['B4', 'in_future']])
  expect(faultsOf({ ...whole, M: { xml: '<f>SUM(A1:A9)</f><v>8</v>' } })).toEqual([['M4', 'formula']])
  expect(faultsOf({ ...whole, M: { xml: '<v>#REF!</v>', type: 'e' } })).toEqual([['M4', 'error']])
  expect(faultsOf({ ...whole, I: number(2) })).toEqual([['I4', 'other_kind']])
  expect(faultsOf({ ...whole, C: text('tháng 11') })).toEqual([['C4', 'two_times']])
  expect(faultsOf({ M: number(3) })).toEqual([['B4', 'no_time']])
  expect(faultsOf({ C: text('dạo này'), M: number(3) })).toEqual([['C4', 'not_period']])
})

test('a row that lacks what the form needs, or does not add up, is no record', () => {
  expect(faultsOf(event)).toEqual([
    ['M4', 'required'],
    ['N4', 'required'],
  ])
  expect(faultsOf({ ...whole, P: number(5), Q: number(5) })).toEqual([['O4', 'finding']])
})

test('a sum of money below a thousand may mean millions, and is asked about', () => {
  const at = (key: string) => columnOf('support', key)
  const row = { [at('date')]: number(46342), [at('skind')]: text('Quà'), [at('quantity')]: number(5) }
  const withValue = (cell: ReturnType<typeof text> | ReturnType<typeof number>) =>
    read(withRows(filled('support', []), { 4: { ...row, [at('beneficiaries')]: number(5), [at('value_vnd')]: cell } }))
  expect(withValue(number(25))).toMatchObject({ records: [], faults: [{ problem: { kind: 'ambiguous' } }] })
  expect(withValue(number(25_000_000))).toMatchObject({ records: [{ fields: { value_vnd: 25_000_000 } }] })
  expect(withValue(text('25 triệu'))).toMatchObject({ records: [{ fields: { value_vnd: 25_000_000 } }] })
})

test('names and numbers of citizens are not taken', () => {
  const cells = { ...event, F: text('Không tổ chức'), H: text('Công dân Nguyễn Văn An, CCCD 012345678901, khiếu nại') }
  expect(faultsOf(cells)).toEqual([['H4', 'private']])
})

test('two totals of one period, and an event inside a total, are told apart by their rows', () => {
  const total = { C: text('tháng 11/2026'), D: text('Chủ tịch UBND'), I: number(2), M: number(8), N: number(9) }
  const inside = { ...whole, B: number(46320) }
  const reading = read(withRows(template, { 4: total, 5: total, 6: inside }))
  expect(reading).toMatchObject({
    records: [{ row: 4 }],
    faults: [
      { cell: 'C5', problem: { kind: 'repeats', row: 4 } },
      { cell: 'B6', problem: { kind: 'repeats', row: 4 } },
    ],
  })
})

test('merged cells are refused row by row', () => {
  const merged = withPart(withRows(template, { 4: whole, 5: whole }), SHEET, (xml) =>
    xml.replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="M5:M6"/></mergeCells>'),
  )
  expect(read(merged)).toMatchObject({ records: [{ row: 4 }], faults: [{ cell: 'M5', problem: { kind: 'merged' } }] })
})

test('what is no workbook of ours is refused with the reason', () => {
  expect(refusal(new Uint8Array())).toBe('not_a_workbook')
  expect(refusal(new TextEncoder().encode('Số lượt;Số người\n8;9\n'))).toBe('not_a_workbook')
  expect(refusal(zipSync({ 'a.txt': new Uint8Array([1, 2, 3]) }))).toBe('not_a_workbook')
  expect(refusal(template.slice(0, template.length / 2))).toBe('not_a_workbook')
  expect(refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe('old_or_locked')
  expect(refusal(withPart(template, 'xl/vbaProject.bin', () => 'macro'))).toBe('has_macros')
  expect(refusal(withPart(template, 'xl/externalLinks/externalLink1.xml', () => '<x/>'))).toBe('has_links')
  expect(refusal(withPart(template, 'xl/worksheets/sheet3.xml', (xml) => xml.replace('giao-ban', 'khác')))).toBe(
    'not_our_template',
  )
  expect(refusal(withPart(template, 'xl/worksheets/sheet3.xml', (xml) => xml.replace('<v>1</v>', '<v>0</v>')))).toBe(
    'other_version',
  )
})

test('a renamed or repeated header is refused, so that no column is lost unseen', () => {
  const renamed = withPart(withRows(template, { 4: whole }), SHEET, (xml) => xml.replace('Số lượt tiếp', 'Tổng'))
  expect(refusal(renamed)).toBe('headers_changed')
  const repeated = withPart(withRows(template, { 4: whole }), SHEET, (xml) =>
    xml.replace('Số lượt tiếp', 'Số người được tiếp'),
  )
  expect(refusal(repeated)).toBe('headers_changed')
})

test('a packed bomb is refused before it is unpacked', () => {
  const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(17_000_000) }, { level: 1 })
  expect(bomb.length).toBeLessThan(2_000_000)
  const started = performance.now()
  expect(refusal(bomb)).toBe('too_large')
  expect(performance.now() - started).toBeLessThan(200)
})

test('a bomb that lies about its size is not unpacked beyond what it claims', () => {
  const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(5_000_000) }, { level: 1 })
  const size = new DataView(bomb.buffer)
  for (let at = 0; at < bomb.length - 4; at++)
    if (size.getUint32(at, true) === 5_000_000) size.setUint32(at, 1_000, true)
  expect(refusal(bomb)).toBe('not_a_workbook')
})

test('entities that unfold into more text are refused', () => {
  const doctype = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
  const bytes = withPart(template, SHEET, (xml) => xml.replace('<worksheet', `${doctype}<worksheet`))
  expect(refusal(bytes)).toBe('not_a_workbook')
})

test('rows beyond the bound, and a hundred thousand of them, are refused at once', () => {
  const many = (count: number) =>
    withRows(template, Object.fromEntries(Array.from({ length: count }, (_, row) => [row + 4, { M: number(1) }])))
  expect(refusal(many(RECORDS_MAX + 1))).toBe('too_many_rows')
  const enormous = many(100_000)
  const started = performance.now()
  expect(refusal(enormous)).toBe('too_many_rows')
  expect(performance.now() - started).toBeLessThan(3_000)
})

test('validations, merges and cells at the far end of the sheet cost nothing', () => {
  const far = withPart(withRows(template, { 4: whole }), SHEET, (xml) =>
    xml
      .replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"/></row></sheetData>')
      .replace('<dataValidations', '<mergeCells><mergeCell ref="A600000:XFD1048576"/></mergeCells><dataValidations')
      .replaceAll(/sqref="([A-Z]+)4:[A-Z]+503"/g, 'sqref="$11:$11048576"'),
  )
  const started = performance.now()
  expect(read(far)).toMatchObject({ kind: 'read', records: [{ row: 4 }], faults: [] })
  expect(performance.now() - started).toBeLessThan(500)
})
