import { citizenReceptionReading } from './citizen-reception-reading.ts'
import { always, both, whenEvent, whenIs, whenPositive } from './conditions.ts'
import type { FieldValues, Form, Granularity } from './form.ts'
import { topics } from './topics.ts'

type Recorded = { granularity: Granularity; values: FieldValues }

const turnsNoun = { vi: 'lượt', en: 'turns' }
const peopleNoun = { vi: 'người', en: 'people' }
const casesNoun = { vi: 'vụ việc', en: 'cases' }
const sessionsNoun = { vi: 'buổi', en: 'sessions' }
const groupsNoun = { vi: 'đoàn', en: 'groups' }
const petitionsNoun = { vi: 'đơn', en: 'petitions' }

const EVENT = ['event'] as const
const BATCH = ['batch'] as const
const BOTH = ['event', 'batch'] as const

const SESSION_FIELDS = ['sessions', 'sessions_direct', 'sessions_delegated']

const held = ({ values }: Recorded) => values.mode !== 'cancelled'

/** A total that tells sessions only is a report too (the heads' schedule is reported that way). */
const countsPeople = (record: Recorded) =>
  held(record) &&
  (record.granularity === 'event' || !SESSION_FIELDS.some((field) => record.values[field] !== undefined))

const number = (values: FieldValues, field: string): number | undefined => {
  const value = values[field]
  return typeof value === 'number' ? value : undefined
}

/** Sessions of one presiding role held in one way: one for an event, the stated count for a period total. */
const sessionsHeld = (role: string | undefined, mode: string, countField: string) => (record: Recorded) => {
  const { granularity, values } = record
  if (role !== undefined && values.receiver_role !== role) return undefined
  if (granularity === 'batch') return number(values, countField)
  return values.mode === mode ? 1 : undefined
}

const figure =
  (field: string, when: (record: Recorded) => boolean = always) =>
  (record: Recorded) =>
    when(record) ? number(record.values, field) : undefined

const byHead = ({ values }: Recorded) => values.receiver_role === 'secretary' || values.receiver_role === 'chair'

const regular = ({ values }: Recorded) => values.kind === 'regular' || values.receiver_role === 'officer'

/** F1. Columns and sums follow form 01/TCD (circular 02/2021/TT-TTCP); KL 215-KL/TW of 2025 asks for the heads' share. */
export const citizenReception: Form = {
  key: 'citizen_reception',
  label: { vi: 'Tiếp công dân', en: 'Citizen reception' },
  command: 'tiepdan',
  examples: [
    'Sáng nay Chủ tịch tiếp dân 08 lượt, 09 người, 07 vụ việc, nhận 3 đơn',
    'Bí thư tiếp dân hôm qua, không có ai đến',
    'Tháng 11: Chủ tịch tiếp 2 buổi, 12 lượt 14 người',
  ],
  editExample: { event: 'sửa số người thành 10', batch: 'sửa số người thành 10' },
  reading: citizenReceptionReading,
  facet: (values) => (typeof values.receiver_role === 'string' ? values.receiver_role : ''),
  implied: [
    { when: whenIs('mode', 'cancelled'), values: { turns: 0, people: 0, cases: 0 } },
    { when: both(whenEvent, whenIs('receiver_role', 'officer')), values: { mode: 'direct', kind: 'regular' } },
  ],
  fields: [
    {
      key: 'receiver_role',
      label: { vi: 'Người chủ trì tiếp', en: 'Presiding role' },
      type: {
        name: 'choice',
        options: [
          { key: 'secretary', label: { vi: 'Bí thư cấp ủy', en: 'Party secretary' } },
          { key: 'chair', label: { vi: 'Chủ tịch UBND', en: 'Chair of the People’s Committee' } },
          { key: 'council', label: { vi: 'Thường trực HĐND, đại biểu', en: 'People’s Council' } },
          { key: 'agency_head', label: { vi: 'Thủ trưởng cơ quan', en: 'Head of agency' } },
          { key: 'officer', label: { vi: 'Bộ phận tiếp công dân', en: 'Reception officer' } },
        ],
      },
      granularities: BOTH,
      required: whenEvent,
    },
    {
      key: 'kind',
      label: { vi: 'Hình thức', en: 'Kind' },
      type: {
        name: 'choice',
        options: [
          { key: 'regular', label: { vi: 'Thường xuyên', en: 'Regular' } },
          { key: 'periodic', label: { vi: 'Định kỳ', en: 'Periodic' } },
          { key: 'adhoc', label: { vi: 'Đột xuất', en: 'Ad hoc' } },
        ],
      },
      granularities: BOTH,
      required: both(whenEvent, held),
      offered: held,
    },
    {
      key: 'mode',
      label: { vi: 'Cách thực hiện', en: 'Held how' },
      type: {
        name: 'choice',
        options: [
          { key: 'direct', label: { vi: 'Trực tiếp tiếp', en: 'In person' } },
          { key: 'delegated', label: { vi: 'Ủy quyền', en: 'Delegated' } },
          { key: 'cancelled', label: { vi: 'Không tổ chức', en: 'Not held' } },
        ],
      },
      granularities: EVENT,
      required: whenEvent,
    },
    {
      key: 'delegate_role',
      label: { vi: 'Người được ủy quyền', en: 'Delegate' },
      question: { vi: 'Ủy quyền cho ai? (ghi chức danh)', en: 'Delegated to whom? (position)' },
      type: { name: 'text', lengthMax: 120 },
      granularities: BOTH,
      required: both(whenEvent, whenIs('mode', 'delegated')),
      offered: whenIs('mode', 'delegated'),
    },
    {
      key: 'cancel_reason',
      label: { vi: 'Lý do không tổ chức', en: 'Reason not held' },
      question: { vi: 'Vì sao không tổ chức?', en: 'Why was it not held?' },
      type: { name: 'text', lengthMax: 300 },
      granularities: BOTH,
      required: (record) => whenIs('mode', 'cancelled')(record) || whenPositive('sessions_missed')(record),
      offered: (record) => whenIs('mode', 'cancelled')(record) || whenPositive('sessions_missed')(record),
    },
    {
      key: 'sessions',
      label: { vi: 'Số buổi tiếp', en: 'Sessions' },
      type: { name: 'count', noun: sessionsNoun },
      granularities: BATCH,
      required: ({ granularity, values }) =>
        granularity === 'batch' && values.sessions_direct === undefined && values.sessions_delegated === undefined,
    },
    {
      key: 'sessions_direct',
      label: { vi: 'Số buổi trực tiếp', en: 'Sessions in person' },
      type: { name: 'count', noun: sessionsNoun },
      granularities: BATCH,
    },
    {
      key: 'sessions_delegated',
      label: { vi: 'Số buổi ủy quyền', en: 'Sessions delegated' },
      type: { name: 'count', noun: sessionsNoun },
      granularities: BATCH,
    },
    {
      key: 'sessions_missed',
      label: { vi: 'Số kỳ không tổ chức', en: 'Sessions missed' },
      type: { name: 'count', noun: { vi: 'kỳ', en: 'sessions' } },
      granularities: BATCH,
    },
    {
      key: 'turns',
      label: { vi: 'Số lượt tiếp', en: 'Reception turns' },
      type: { name: 'count', noun: turnsNoun },
      granularities: BOTH,
      required: countsPeople,
    },
    {
      key: 'people',
      label: { vi: 'Số người được tiếp', en: 'People received' },
      type: { name: 'count', noun: peopleNoun },
      granularities: BOTH,
      required: countsPeople,
    },
    {
      key: 'cases',
      label: { vi: 'Số vụ việc', en: 'Cases' },
      type: { name: 'count', noun: casesNoun },
      granularities: BOTH,
    },
    {
      key: 'cases_first',
      label: { vi: 'Vụ việc tiếp lần đầu', en: 'First-time cases' },
      question: { vi: 'Bao nhiêu vụ việc tiếp lần đầu?', en: 'How many cases were heard for the first time?' },
      type: { name: 'count', noun: casesNoun },
      granularities: BOTH,
      offered: held,
    },
    {
      key: 'cases_repeat',
      label: { vi: 'Vụ việc tiếp nhiều lần', en: 'Repeated cases' },
      question: { vi: 'Bao nhiêu vụ việc tiếp nhiều lần?', en: 'How many cases had been heard before?' },
      type: { name: 'count', noun: casesNoun },
      granularities: BOTH,
      offered: held,
    },
    {
      key: 'large_groups',
      label: { vi: 'Số đoàn đông người', en: 'Large groups' },
      question: { vi: 'Có mấy đoàn đông người (từ 05 người)?', en: 'How many large groups (5 people or more)?' },
      type: { name: 'count', noun: groupsNoun },
      granularities: BOTH,
      offered: held,
    },
    {
      key: 'large_group_people',
      label: { vi: 'Người trong đoàn đông người', en: 'People in large groups' },
      question: { vi: 'Các đoàn đông người có bao nhiêu người?', en: 'How many people were in the large groups?' },
      type: { name: 'count', noun: peopleNoun },
      granularities: BOTH,
      required: whenPositive('large_groups'),
      offered: whenPositive('large_groups'),
    },
    {
      key: 'large_group_cases',
      label: { vi: 'Vụ việc của đoàn đông người', en: 'Cases of large groups' },
      question: { vi: 'Các đoàn đông người có bao nhiêu vụ việc?', en: 'How many cases did the large groups bring?' },
      type: { name: 'count', noun: casesNoun },
      granularities: BOTH,
      required: whenPositive('large_groups'),
      offered: whenPositive('large_groups'),
    },
    {
      key: 'petitions_taken',
      label: { vi: 'Đơn nhận khi tiếp', en: 'Petitions taken' },
      question: { vi: 'Nhận bao nhiêu đơn khi tiếp?', en: 'How many petitions were taken?' },
      type: { name: 'count', noun: petitionsNoun },
      granularities: BOTH,
    },
    {
      key: 'answered_on_site',
      label: { vi: 'Trả lời, giải thích tại chỗ', en: 'Answered on the spot' },
      question: {
        vi: 'Trả lời, giải thích tại chỗ bao nhiêu vụ việc?',
        en: 'How many cases were answered on the spot?',
      },
      type: { name: 'count', noun: casesNoun },
      granularities: BOTH,
      offered: held,
    },
    {
      key: 'topics',
      label: { vi: 'Lĩnh vực', en: 'Topics' },
      question: { vi: 'Nội dung thuộc lĩnh vực nào? Có thể chọn nhiều.', en: 'About what? You may choose several.' },
      type: { name: 'choices', options: topics },
      granularities: BOTH,
      offered: held,
    },
    {
      key: 'channel',
      label: { vi: 'Kênh', en: 'Channel' },
      question: { vi: 'Tiếp tại nơi tiếp dân hay trực tuyến?', en: 'On the premises or online?' },
      type: {
        name: 'choice',
        options: [
          { key: 'in_person', label: { vi: 'Tại nơi tiếp dân', en: 'On the premises' } },
          { key: 'online', label: { vi: 'Trực tuyến', en: 'Online' } },
        ],
      },
      granularities: EVENT,
      offered: held,
    },
  ],
  granularityQuestion: {
    vi: 'Đồng chí ghi một buổi tiếp dân hay số gộp của cả kỳ?',
    en: 'One reception session, or the total of a period?',
  },
  granularityLabels: {
    event: { vi: 'Một buổi', en: 'One session' },
    batch: { vi: 'Số gộp cả kỳ', en: 'Period total' },
  },
  whenQuestion: {
    event: { vi: 'Thuộc buổi tiếp ngày nào?', en: 'On which day was the session?' },
    batch: { vi: 'Số liệu của kỳ nào?', en: 'For which period?' },
  },
  questions: [
    { key: 'receiver_role', fields: ['receiver_role'], text: { vi: 'Ai chủ trì tiếp?', en: 'Who presided?' } },
    {
      key: 'mode',
      fields: ['mode'],
      text: { vi: 'Tiếp trực tiếp, ủy quyền hay không tổ chức?', en: 'In person, delegated or not held?' },
    },
    { key: 'when', fields: ['when'] },
    { key: 'kind', fields: ['kind'], text: { vi: 'Tiếp theo hình thức nào?', en: 'Which kind of reception?' } },
    {
      key: 'numbers',
      fields: ['turns', 'people', 'cases'],
      text: { vi: 'Bao nhiêu lượt, bao nhiêu người, mấy vụ việc?', en: 'How many turns, people and cases?' },
      example: '8 lượt 9 người 7 vụ',
    },
    {
      key: 'sessions',
      fields: ['sessions', 'sessions_direct', 'sessions_delegated', 'sessions_missed'],
      text: {
        vi: 'Bao nhiêu buổi? Trực tiếp, ủy quyền mấy buổi?',
        en: 'How many sessions? How many in person, delegated?',
      },
      example: '12 buổi, trực tiếp 10, ủy quyền 2',
    },
    {
      key: 'petitions_taken',
      fields: ['petitions_taken'],
      text: { vi: 'Nhận bao nhiêu đơn?', en: 'How many petitions were taken?' },
    },
    {
      key: 'large_groups',
      fields: ['large_groups', 'large_group_people', 'large_group_cases'],
      text: {
        vi: 'Có đoàn đông người không? Mấy đoàn, bao nhiêu người, mấy vụ việc?',
        en: 'Any large groups? How many groups, people and cases?',
      },
      example: '2 đoàn 26 người 2 vụ',
    },
  ],
  checks: [
    {
      kind: 'sum_exact',
      key: 'sessions',
      granularity: 'batch',
      total: ['sessions'],
      parts: ['sessions_direct', 'sessions_delegated'],
      complete: ['sessions_direct', 'sessions_delegated'],
      partsAre: 'kinds',
    },
    {
      kind: 'sum_exact',
      key: 'cases',
      total: ['cases'],
      parts: ['cases_first', 'cases_repeat'],
      complete: ['cases_first', 'cases_repeat'],
      partsAre: 'kinds',
    },
    { kind: 'ratio_le', key: 'groups_turns', lesser: [{ field: 'large_groups' }], greater: [{ field: 'turns' }] },
    {
      kind: 'ratio_le',
      key: 'groups_people',
      lesser: [{ field: 'large_group_people' }],
      greater: [{ field: 'people' }],
    },
    {
      kind: 'ratio_le',
      key: 'groups_size',
      lesser: [{ field: 'large_groups', times: 5 }],
      greater: [{ field: 'large_group_people' }],
    },
    { kind: 'soft_le', key: 'cases_turns', lesser: [{ field: 'cases' }], greater: [{ field: 'turns' }] },
    { kind: 'soft_le', key: 'people_turns', lesser: [{ field: 'turns', times: 0.5 }], greater: [{ field: 'people' }] },
    {
      // Law 136/2025/QH15: from this day a chair's minimum is met in person only.
      kind: 'notice',
      key: 'delegation_not_counted_since_2026-07-01',
      from: '2026-07-01',
      when: both(whenIs('receiver_role', 'chair'), whenIs('mode', 'delegated')),
    },
  ],
  indicators: [
    {
      key: 'receptions_held_by_secretary',
      label: { vi: 'Buổi Bí thư trực tiếp tiếp', en: 'Receptions held by the secretary' },
      noun: sessionsNoun,
      value: sessionsHeld('secretary', 'direct', 'sessions_direct'),
    },
    {
      key: 'receptions_held_by_chair',
      label: { vi: 'Buổi Chủ tịch trực tiếp tiếp', en: 'Receptions held by the chair' },
      noun: sessionsNoun,
      value: sessionsHeld('chair', 'direct', 'sessions_direct'),
    },
    {
      key: 'receptions_delegated',
      label: { vi: 'Buổi ủy quyền', en: 'Receptions delegated' },
      noun: sessionsNoun,
      value: sessionsHeld(undefined, 'delegated', 'sessions_delegated'),
    },
    {
      key: 'receptions_missed',
      label: { vi: 'Buổi không tổ chức', en: 'Receptions not held' },
      noun: sessionsNoun,
      value: sessionsHeld(undefined, 'cancelled', 'sessions_missed'),
    },
    {
      key: 'reception_turns',
      label: { vi: 'Lượt tiếp', en: 'Reception turns' },
      noun: turnsNoun,
      value: figure('turns'),
    },
    {
      key: 'reception_turns_by_head',
      label: { vi: 'Lượt do người đứng đầu tiếp', en: 'Turns received by heads' },
      noun: turnsNoun,
      value: figure('turns', byHead),
    },
    {
      key: 'reception_turns_regular',
      label: { vi: 'Lượt tiếp thường xuyên', en: 'Regular reception turns' },
      noun: turnsNoun,
      value: figure('turns', regular),
    },
    {
      key: 'people_received',
      label: { vi: 'Người được tiếp', en: 'People received' },
      noun: peopleNoun,
      value: figure('people'),
    },
    { key: 'cases_received', label: { vi: 'Vụ việc', en: 'Cases' }, noun: casesNoun, value: figure('cases') },
    {
      key: 'cases_by_head',
      label: { vi: 'Vụ việc do người đứng đầu tiếp', en: 'Cases received by heads' },
      noun: casesNoun,
      value: figure('cases', byHead),
    },
    {
      key: 'cases_regular',
      label: { vi: 'Vụ việc tiếp thường xuyên', en: 'Cases of regular reception' },
      noun: casesNoun,
      value: figure('cases', regular),
    },
    {
      key: 'large_groups',
      label: { vi: 'Đoàn đông người', en: 'Large groups' },
      noun: groupsNoun,
      value: figure('large_groups'),
    },
    {
      key: 'large_group_people',
      label: { vi: 'Người trong đoàn đông người', en: 'People in large groups' },
      noun: peopleNoun,
      value: figure('large_group_people'),
    },
    {
      key: 'large_group_cases',
      label: { vi: 'Vụ việc của đoàn đông người', en: 'Cases of large groups' },
      noun: casesNoun,
      value: figure('large_group_cases'),
    },
    {
      key: 'petitions_taken',
      label: { vi: 'Đơn nhận khi tiếp', en: 'Petitions taken at receptions' },
      noun: petitionsNoun,
      value: figure('petitions_taken'),
    },
  ],
  summary: ['receiver_role', 'mode'],
  headline: ['reception_turns', 'people_received', 'cases_received'],
  ratios: [
    {
      key: 'delegated_pct',
      label: { vi: 'Tỷ lệ ủy quyền', en: 'Delegation rate' },
      perRecord: false,
      numerator: 'receptions_delegated',
      denominator: ['receptions_held_by_secretary', 'receptions_held_by_chair', 'receptions_delegated'],
    },
  ],
}
