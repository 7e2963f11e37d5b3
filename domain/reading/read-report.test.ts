import { expect, test } from 'vitest'
import { readReport } from './read-report.ts'
import { isReport } from './report-text.ts'
import { context } from './testdata/reading-case.ts'

const told = (text: string) =>
  readReport(text, context).map(({ form, period, cumulative, fields }) => ({
    form,
    ...(period && { period: period.key }),
    ...(cumulative && { cumulative }),
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value === 'number')),
  }))

test('a paragraph with footnotes or several sentences is a report, a message is none', () => {
  expect(isReport('hôm qua CT tiếp dân 5 lượt 6 người, nhận 3 đơn')).toBe(false)
  expect(isReport('⁽⁴⁾ Thành lập 18 đoàn giám sát chuyên đề.')).toBe(true)
  expect(isReport('đường bê tông rộng 350 m²')).toBe(false)
})

test('each figure of a paragraph is told with the words it came from', () => {
  const [record] = readReport('Năm 2025 tổ chức 32 buổi tuyên truyền với hơn 8.463 người tham dự.', context)
  expect(record).toMatchObject({
    form: 'propaganda',
    fields: { sessions: 32, attendee_turns: 8_463 },
    qualifiers: { attendee_turns: 'more_than' },
    words: { sessions: '32 buổi tuyên truyền', attendee_turns: 'hơn 8.463 người tham dự' },
  })
})

test('what repeats is the next record, what a sentence counts besides belongs to it', () => {
  const text =
    `Tổ chức tuyên truyền 45 buổi với 11.245 lượt người tham dự. Tổ chức 32 buổi tuyên truyền pháp luật giao thông
    với 8.463 người tham dự, tặng 172 mũ bảo hiểm.`.replace(/\s+/g, ' ')
  expect(told(text)).toEqual([
    { form: 'propaganda', sessions: 45, attendee_turns: 11_245 },
    { form: 'propaganda', sessions: 32, attendee_turns: 8_463, gifts: 172 },
  ])
})

test('figures since a beginning are cumulative', () => {
  expect(told('Từ năm 2022 đến nay đã tiếp xúc cử tri 27 điểm tại 9 xã, thị trấn.')).toEqual([
    { form: 'voter_contact', period: '2022-YTD', cumulative: true, points: 27, units_covered: 9 },
  ])
})

test('documents, articles, terms of office, names and equipment count nothing', () => {
  const texts = [
    'Thực hiện Kế hoạch số 13-KH/HU ngày 10 tháng 8 năm 2022 và Điều 8 Quy chế, Nghị quyết Đại hội khóa XIII.',
    'Sử dụng 02 Fanpage, 05 bộ máy tính, 02 máy scan phục vụ công tác tuyên truyền.',
    'Tỷ lệ hộ nghèo 6,42%, thu nhập bình quân đầu người 52,6 triệu đồng/năm.',
    'Mô hình làng thanh niên “02 không, 03 có” tiếp tục được duy trì.',
  ]
  for (const text of texts)
    expect(
      told(text).flatMap(({ form, ...figures }) => Object.keys(figures)),
      text,
    ).toEqual([])
})
