import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../periods/calendar-date.ts'
import { formatDate } from '../periods/period-label.ts'
import { readDeadline } from './read-deadline.ts'

const today = '2026-11-20'

test.each([
  ['Văn phòng UBND xã, 30/11', '2026-11-30', 'Văn phòng UBND xã'],
  ['giao cho Công an xã, hạn ngày 5/12', '2026-12-05', 'Công an xã'],
  ['Công an xã trước ngày 15/12/2026', '2026-12-15', 'Công an xã'],
  ['30/11, chờ ý kiến của Sở Nội vụ', '2026-11-30', 'chờ ý kiến của Sở Nội vụ'],
  ['gia hạn đến 28/2 vì cần xác minh thêm', '2027-02-28', 'cần xác minh thêm'],
  ['địa chính xã trong 10 ngày', '2026-11-30', 'địa chính xã'],
  ['2 tuần nữa, tổ công tác thôn 3', '2026-12-04', 'tổ công tác thôn 3'],
  ['Văn phòng', undefined, 'Văn phòng'],
  ['hạn 30/11', '2026-11-30', ''],
  ['van phong, han 30/11', '2026-11-30', 'van phong'],
])('“%s” is due on %s by “%s”', (text, dueOn, words) => {
  expect(readDeadline(text, today)).toEqual({ words, ...(dueOn !== undefined && { dueOn }) })
})

test('whoever and whenever is written, both are read back', () => {
  const owner = fc.constantFrom('Văn phòng UBND xã', 'Công an xã', 'Ban Tiếp công dân', 'đồng chí Phó Chủ tịch')
  const joint = fc.constantFrom(', ', ' hạn ', ', hạn ngày ', ', trước ngày ', ' – ')
  fc.assert(
    fc.property(owner, joint, fc.integer({ min: 1, max: 400 }), (name, between, days) => {
      const dueOn = addDays(today, days)
      expect(readDeadline(`${name}${between}${formatDate(dueOn)}`, today)).toEqual({ dueOn, words: name })
    }),
  )
})
