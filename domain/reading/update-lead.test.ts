import { expect, test } from 'vitest'
import { casesOf, type ReadingCase, read } from './testdata/reading-case.ts'

const LEADS = ['Cập nhật: ', 'em xin cap nhat ', 'Bổ sung thông tin: ']

/** One line that is typed, told as new. */
const TYPED_LENGTH_MAX = 110
const isLog = ({ text, intent, records }: ReadingCase): boolean =>
  intent === 'log' &&
  records.length > 0 &&
  text.length <= TYPED_LENGTH_MAX &&
  !text.includes('\n') &&
  !/^(?:đã )?cập nhật|^cap nhat/i.test(text)

const logs = [...casesOf('messages.jsonl'), ...casesOf('model.jsonl'), ...casesOf('inspection.jsonl')].filter(isLog)

test.each(LEADS)('behind “%s” every message is an update and tells the same', (lead) => {
  const told = logs.map(({ text }) => ({ text, ...read(text) }))
  const led = logs.map(({ text }) => ({ text, ...read(lead + text) }))
  const differs = told.filter(({ records }, at) => JSON.stringify(records) !== JSON.stringify(led[at]?.records))
  expect(differs.map(({ text }) => text)).toEqual([])
  expect(led.filter(({ intent }) => intent !== 'update').map(({ text }) => text)).toEqual([])
})

test.each([
  'cập nhật 84 TTHC vào cơ sở dữ liệu quốc gia',
  'cap nhat 12 ho so vao he thong',
  'cập nhật dữ liệu đảng viên lên phần mềm',
  'Nền tảng dịch vụ công cập nhật 12 hồ sơ',
  'tháng 11 đã cập nhật 33 TTHC',
  'cập nhật 12 tin, bài lên trang thông tin xã',
  'tuyên truyền 3 buổi 120 người, cập nhật 8 tin bài',
])('what is entered into a register is work done and no update: %s', (text) => {
  expect(read(text).intent).not.toBe('update')
})

test('“cập nhật lại” mends what was told', () => {
  expect(read('cập nhật lại đơn thư quý 3: nhận 34 đơn').intent).toBe('correct')
})

test('what was told before and how it stands now is an update, and a day that is over is none', () => {
  expect(read('đơn tố cáo hôm trước người dân xin rút').intent).toBe('update')
  expect(read('mô hình “Sạch ngõ” nay đã dừng hoạt động').intent).toBe('update')
  expect(read('sáng nay đã kiểm tra giờ giấc 6 đơn vị').intent).toBe('log')
})
