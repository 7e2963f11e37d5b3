import { always, whenIs } from './conditions.ts'
import { choice, count, EVENT, field, indicator, options } from './declare.ts'
import type { Form, Requirement } from './form.ts'
import { opinionNoteReading } from './opinion-note-reading.ts'

const peopleNoun = { vi: 'người', en: 'people' }
const issuesNoun = { vi: 'vấn đề', en: 'issues' }

const hotspot = whenIs('severity', 'hotspot')

/** Beyond what is said every day. */
const raised = whenIs('severity', 'notable', 'hotspot')

const counted = (condition: Requirement) => (record: Parameters<Requirement>[0]) => Number(condition(record))

/** F13. What an official hears among the people, noted on the spot. Always one issue; a period has no total of its own. */
export const opinionNote: Form = {
  key: 'opinion_note',
  label: { vi: 'Nắm tình hình Nhân dân', en: 'Public opinion' },
  command: 'diemnong',
  examples: [
    'Điểm nóng: tranh chấp đất rẫy tại thôn 3, khoảng 40 người tụ tập, đã cử công an xã xuống vận động',
    'Người dân làng Tung bức xúc về ô nhiễm trại heo, đề nghị huyện kiểm tra',
  ],
  editExample: { event: 'sửa mức độ thành nổi cộm' },
  reading: opinionNoteReading,
  facet: () => '',
  fields: [
    field(['issue', 'Vấn đề', 'Issue'], { name: 'text', lengthMax: 300 }, EVENT, { required: always }),
    field(['place', 'Địa bàn', 'Place'], { name: 'text', lengthMax: 120 }, EVENT, { required: always }),
    choice(
      ['severity', 'Mức độ', 'Severity'],
      options([
        ['normal', 'Bình thường', 'Normal'],
        ['notable', 'Nổi cộm', 'Notable'],
        ['hotspot', 'Điểm nóng', 'Hotspot'],
      ]),
      EVENT,
      { required: always },
    ),
    count(['people', 'Số người liên quan', 'People involved'], peopleNoun, EVENT, {
      question: { vi: 'Bao nhiêu người liên quan?', en: 'How many people are involved?' },
    }),
    field(['action', 'Đã xử lý', 'Action taken'], { name: 'text', lengthMax: 300 }, EVENT, {
      question: { vi: 'Đã xử lý thế nào?', en: 'What has been done?' },
      required: hotspot,
    }),
    field(['proposal', 'Đề xuất', 'Proposal'], { name: 'text', lengthMax: 300 }, EVENT, {
      question: { vi: 'Đề xuất gì?', en: 'What do you propose?' },
    }),
  ],
  whenQuestion: { event: { vi: 'Nắm được ngày nào?', en: 'On which day was it heard?' } },
  questions: [
    {
      key: 'issue',
      fields: ['issue'],
      text: {
        vi: 'Nhân dân đang quan tâm, bức xúc vấn đề gì? Không ghi nội dung mật, họ tên công dân.',
        en: 'What concerns people? No classified matters, no names of citizens.',
      },
    },
    { key: 'place', fields: ['place'], text: { vi: 'Ở thôn, làng, địa bàn nào?', en: 'Where?' } },
    { key: 'when', fields: ['when'] },
    { key: 'severity', fields: ['severity'], text: { vi: 'Mức độ thế nào?', en: 'How serious is it?' } },
  ],
  checks: [
    {
      kind: 'needs',
      key: 'hotspot_action',
      when: hotspot,
      because: { vi: 'Điểm nóng', en: 'A hotspot' },
      anyOf: ['action'],
    },
  ],
  indicators: [
    indicator(['opinion_notes', 'Vấn đề Nhân dân quan tâm', 'Issues noted'], issuesNoun, counted(always)),
    indicator(['notable_issues', 'Vấn đề nổi cộm', 'Notable issues'], issuesNoun, counted(raised)),
    indicator(['hotspots', 'Điểm nóng', 'Hotspots'], issuesNoun, counted(hotspot)),
  ],
  summary: ['severity', 'issue', 'place'],
  headline: ['opinion_notes', 'notable_issues', 'hotspots'],
  ratios: [],
  followUps: [
    {
      key: 'raised_issue',
      label: { vi: 'vấn đề chờ xử lý', en: 'issues to be dealt with' },
      count: (record) =>
        raised(record) ? { arisen: 1, settled: Number(record.values.action !== undefined) } : undefined,
      about: 'issue',
    },
  ],
}
