import { describe, expect, test } from 'vitest'
import type { Finding } from '../../domain/checks/finding.ts'
import { dialogue } from '../../domain/forms/dialogue.ts'
import { opinionNote } from '../../domain/forms/opinion-note.ts'
import { propaganda } from '../../domain/forms/propaganda.ts'
import { findingText } from './finding-text.ts'

const day = (field: string, date: string) => ({ field, date })

const inOrder = (rest: Pick<Extract<Finding, { kind: 'not_in_order' }>, 'earlier' | 'later' | 'days'>): Finding => ({
  kind: 'not_in_order',
  severity: 'soft',
  check: 'any',
  ...rest,
})

const unusual: Finding = {
  kind: 'not_within',
  severity: 'soft',
  check: 'any',
  figure: { field: 'attendee_turns', value: 9000 },
  per: { field: 'sessions', value: 4 },
  min: 5,
  max: 1000,
}

const missing: Finding = {
  kind: 'missing',
  severity: 'hard',
  check: 'any',
  because: { vi: 'Điểm nóng', en: 'A hotspot' },
  anyOf: ['action', 'proposal'],
}

describe('a finding as a sentence', () => {
  test('a day that comes too late says by how much it should have been earlier', () => {
    const late = inOrder({ earlier: day('announced_date', '2026-11-18'), later: day('when', '2026-11-20'), days: 7 })
    expect(findingText(dialogue, late, 'vi')).toBe(
      'ngày thông báo (18/11/2026) cần trước ngày diễn ra (20/11/2026) ít nhất 7 ngày.',
    )
    expect(findingText(dialogue, late, 'en')).toBe(
      'announced on (18/11/2026) should be at least 7 days before the day itself (20/11/2026).',
    )
  })

  test('a day after another one says what was allowed', () => {
    const published = { earlier: day('published_date', '2026-12-05'), later: day('when', '2026-11-20') }
    expect(findingText(dialogue, inOrder({ ...published, days: -10 }), 'vi')).toBe(
      'ngày công khai kết quả (05/12/2026) muộn hơn ngày diễn ra (20/11/2026) quá 10 ngày.',
    )
    expect(findingText(dialogue, inOrder({ ...published, days: 0 }), 'vi')).toBe(
      'ngày công khai kết quả (05/12/2026) muộn hơn ngày diễn ra (20/11/2026).',
    )
  })

  test('an unusual figure is told with what is usual', () => {
    expect(findingText(propaganda, unusual, 'vi')).toBe(
      'lượt người dự 9.000 chia cho số buổi/cuộc 4 là 2.250, thường từ 5 đến 1.000. Đồng chí xem lại số giúp.',
    )
  })

  test('what is missing is named with the reason', () => {
    expect(findingText(opinionNote, missing, 'vi')).toBe('Điểm nóng thì cần ghi “Đã xử lý” hoặc “Đề xuất”.')
    expect(findingText(opinionNote, missing, 'en')).toBe('A hotspot: “Action taken” or “Proposal” is needed.')
  })
})
