import { expect, test } from 'vitest'
import { fold } from './fold.ts'
import { findPrivateContent } from './private-content.ts'
import { casesOf } from './testdata/reading-case.ts'

test.each([
  ['CCCD 001085012345', 'identity_number'],
  ['số căn cước công dân: 001 085 012 345', 'identity_number'],
  ['cmnd 205.123.456 của người nộp đơn', 'identity_number'],
  ['công dân 001085012345 nộp 1 đơn', 'identity_number'],
  ['đơn của công dân số 205123456', 'identity_number'],
  ['đơn tố cáo của ông Nguyễn Văn A về đất đai', 'denouncer_identity'],
  ['người tố cáo là bà Lê Thị B', 'denouncer_identity'],
  ['hôm nay nhận 1 đơn tố cáo của Trần Văn Cường', 'denouncer_identity'],
  ['bà B sđt 0905123456', 'phone_number'],
  ['CT tiếp dân 1 lượt, sđt người dân 0905.123.456', 'phone_number'],
  ['ông Nguyễn Văn A đến khiếu nại về đất đai', 'citizen_name'],
  ['sáng nay tiếp bà Lê Thị Hoa phản ánh ô nhiễm', 'citizen_name'],
  ['đơn khiếu nại của Trần Thị Bé', 'citizen_name'],
])('%s is refused', (text, kind) => {
  expect(findPrivateContent(text)).toBe(kind)
})

test.each([
  ['don to cao cua ong nguyen van a', 'denouncer_identity'],
  ['nguoi to cao la ba le thi b', 'denouncer_identity'],
  ['ong nguyen van a den khieu nai', 'citizen_name'],
])('%s is refused without diacritics too', (text, kind) => {
  expect(findPrivateContent(text)).toBe(kind)
})

test.each([
  'ủng hộ 208.000.000 đồng',
  'kinh phí 123456789 đồng',
  'KH 141/KH-UBND ngày 27/5/2026',
  'gọi 0905 123 456 gặp a Nam lúc 7h30 nhé, QL14 km 52',
  'Chủ tịch Nguyễn Văn A tiếp 5 lượt 6 người',
  'Sáng nay đ/c Nguyễn Văn Hùng, Chủ tịch UBND tiếp dân 5 lượt',
  'ông Nguyễn Văn A - Chủ tịch UBND xã tiếp dân 5 lượt',
  'ông Chủ tịch tiếp dân 5 lượt',
  'bà con đến phản ánh 5 lượt',
  'tiếp công dân tại xã Lê Lợi 5 lượt',
  'hôm nay nhận đơn tố cáo của công dân về đất đai',
  'nhận 1 đơn tố cáo cán bộ thôn',
  'nhận 124, giải quyết 106, đang giải quyết 14',
  '124 106 140',
  'anh Nam báo cáo hôm nay CT tiếp 5 lượt',
])('%s is not refused', (text) => {
  expect(findPrivateContent(text)).toBeUndefined()
})

test('no ordinary report of the test data is refused, with or without diacritics', () => {
  for (const { text, private: refused } of casesOf('messages.jsonl')) {
    if (refused) continue
    expect(findPrivateContent(text), text).toBeUndefined()
    expect(findPrivateContent(fold(text)), fold(text)).toBeUndefined()
  }
})
