import { citizenReceptionReading } from './citizen-reception-reading.ts'
import { both, whenEvent, whenIs, whenPositive } from './conditions.ts'
import { figure, numberOf } from './contribution.ts'
import { BATCH, choice, count, EITHER, EVENT, field, indicator, options } from './declare.ts'
import type { FieldValues, Form, Granularity } from './form.ts'
import { topics } from './topics.ts'

type Recorded = { granularity: Granularity; values: FieldValues }

const turnsNoun = { vi: 'lượt', en: 'turns' }
const peopleNoun = { vi: 'người', en: 'people' }
const casesNoun = { vi: 'vụ việc', en: 'cases' }
const sessionsNoun = { vi: 'buổi', en: 'sessions' }
const groupsNoun = { vi: 'đoàn', en: 'groups' }
const petitionsNoun = { vi: 'đơn', en: 'petitions' }

const SESSION_FIELDS = ['sessions', 'sessions_direct', 'sessions_delegated']

const held = ({ values }: Recorded) => values.mode !== 'cancelled'

/** A total that tells sessions only is a report too (the heads' schedule is reported that way). */
const countsPeople = (record: Recorded) =>
  held(record) &&
  (record.granularity === 'event' || !SESSION_FIELDS.some((field) => record.values[field] !== undefined))

/** Sessions of one presiding role held in one way: one for an event, the stated count for a period total. */
const sessionsHeld = (role: string | undefined, mode: string, countField: string) => (record: Recorded) => {
  const { granularity, values } = record
  if (role !== undefined && values.receiver_role !== role) return undefined
  if (granularity === 'batch') return numberOf(values, countField)
  return values.mode === mode ? 1 : undefined
}

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
  heads: {
    secretary: 'receptions_held_by_secretary',
    chair: 'receptions_held_by_chair',
    agency_head: 'receptions_held_by_agency_head',
    delegated: 'receptions_delegated',
  },
  implied: [
    { when: whenIs('mode', 'cancelled'), values: { turns: 0, people: 0, cases: 0 } },
    { when: both(whenEvent, whenIs('receiver_role', 'officer')), values: { mode: 'direct', kind: 'regular' } },
  ],
  fields: [
    choice(
      ['receiver_role', 'Người chủ trì tiếp', 'Presiding role'],
      options([
        ['secretary', 'Bí thư cấp ủy', 'Party secretary'],
        ['chair', 'Chủ tịch UBND', 'Chair of the People’s Committee'],
        ['council', 'Thường trực HĐND, đại biểu', 'People’s Council'],
        ['agency_head', 'Thủ trưởng cơ quan', 'Head of agency'],
        ['officer', 'Bộ phận tiếp công dân', 'Reception officer'],
      ]),
      EITHER,
      { required: whenEvent },
    ),
    choice(
      ['kind', 'Hình thức', 'Kind'],
      options([
        ['regular', 'Thường xuyên', 'Regular'],
        ['periodic', 'Định kỳ', 'Periodic'],
        ['adhoc', 'Đột xuất', 'Ad hoc'],
      ]),
      EITHER,
      { required: both(whenEvent, held), offered: held },
    ),
    choice(
      ['mode', 'Cách thực hiện', 'Held how'],
      options([
        ['direct', 'Trực tiếp tiếp', 'In person'],
        ['delegated', 'Ủy quyền', 'Delegated'],
        ['cancelled', 'Không tổ chức', 'Not held'],
      ]),
      EVENT,
      { required: whenEvent },
    ),
    field(['delegate_role', 'Người được ủy quyền', 'Delegate'], { name: 'text', lengthMax: 120 }, EITHER, {
      question: { vi: 'Ủy quyền cho ai? (ghi chức danh)', en: 'Delegated to whom? (position)' },
      required: both(whenEvent, whenIs('mode', 'delegated')),
      offered: whenIs('mode', 'delegated'),
    }),
    field(['cancel_reason', 'Lý do không tổ chức', 'Reason not held'], { name: 'text', lengthMax: 300 }, EITHER, {
      question: { vi: 'Vì sao không tổ chức?', en: 'Why was it not held?' },
      required: (record) => whenIs('mode', 'cancelled')(record) || whenPositive('sessions_missed')(record),
      offered: (record) => whenIs('mode', 'cancelled')(record) || whenPositive('sessions_missed')(record),
    }),
    count(['sessions', 'Số buổi tiếp', 'Sessions'], sessionsNoun, BATCH, {
      required: ({ granularity, values }) =>
        granularity === 'batch' && values.sessions_direct === undefined && values.sessions_delegated === undefined,
    }),
    count(['sessions_direct', 'Số buổi trực tiếp', 'Sessions in person'], sessionsNoun, BATCH),
    count(['sessions_delegated', 'Số buổi ủy quyền', 'Sessions delegated'], sessionsNoun, BATCH),
    count(['sessions_missed', 'Số kỳ không tổ chức', 'Sessions missed'], { vi: 'kỳ', en: 'sessions' }, BATCH),
    count(['turns', 'Số lượt tiếp', 'Reception turns'], turnsNoun, EITHER, { required: countsPeople }),
    count(['people', 'Số người được tiếp', 'People received'], peopleNoun, EITHER, { required: countsPeople }),
    count(['cases', 'Số vụ việc', 'Cases'], casesNoun, EITHER),
    count(['cases_first', 'Vụ việc tiếp lần đầu', 'First-time cases'], casesNoun, EITHER, {
      question: { vi: 'Bao nhiêu vụ việc tiếp lần đầu?', en: 'How many cases were heard for the first time?' },
      offered: held,
    }),
    count(['cases_repeat', 'Vụ việc tiếp nhiều lần', 'Repeated cases'], casesNoun, EITHER, {
      question: { vi: 'Bao nhiêu vụ việc tiếp nhiều lần?', en: 'How many cases had been heard before?' },
      offered: held,
    }),
    count(['large_groups', 'Số đoàn đông người', 'Large groups'], groupsNoun, EITHER, {
      question: { vi: 'Có mấy đoàn đông người (từ 05 người)?', en: 'How many large groups (5 people or more)?' },
      offered: held,
    }),
    count(['large_group_people', 'Người trong đoàn đông người', 'People in large groups'], peopleNoun, EITHER, {
      question: { vi: 'Các đoàn đông người có bao nhiêu người?', en: 'How many people were in the large groups?' },
      required: whenPositive('large_groups'),
      offered: whenPositive('large_groups'),
    }),
    count(['large_group_cases', 'Vụ việc của đoàn đông người', 'Cases of large groups'], casesNoun, EITHER, {
      question: { vi: 'Các đoàn đông người có bao nhiêu vụ việc?', en: 'How many cases did the large groups bring?' },
      required: whenPositive('large_groups'),
      offered: whenPositive('large_groups'),
    }),
    count(['petitions_taken', 'Đơn nhận khi tiếp', 'Petitions taken'], petitionsNoun, EITHER, {
      question: { vi: 'Nhận bao nhiêu đơn khi tiếp?', en: 'How many petitions were taken?' },
    }),
    count(['answered_on_site', 'Trả lời, giải thích tại chỗ', 'Answered on the spot'], casesNoun, EITHER, {
      question: {
        vi: 'Trả lời, giải thích tại chỗ bao nhiêu vụ việc?',
        en: 'How many cases were answered on the spot?',
      },
      offered: held,
    }),
    field(['topics', 'Lĩnh vực', 'Topics'], { name: 'choices', options: topics }, EITHER, {
      question: { vi: 'Nội dung thuộc lĩnh vực nào? Có thể chọn nhiều.', en: 'About what? You may choose several.' },
      offered: held,
    }),
    choice(
      ['channel', 'Kênh', 'Channel'],
      options([
        ['in_person', 'Tại nơi tiếp dân', 'On the premises'],
        ['online', 'Trực tuyến', 'Online'],
      ]),
      EVENT,
      { question: { vi: 'Tiếp tại nơi tiếp dân hay trực tuyến?', en: 'On the premises or online?' }, offered: held },
    ),
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
    { kind: 'nothing', key: 'not_held', when: whenIs('mode', 'cancelled'), fields: ['turns', 'people', 'cases'] },
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
    indicator(
      ['receptions_held_by_secretary', 'Buổi Bí thư trực tiếp tiếp', 'Receptions held by the secretary'],
      sessionsNoun,
      sessionsHeld('secretary', 'direct', 'sessions_direct'),
    ),
    indicator(
      ['receptions_held_by_chair', 'Buổi Chủ tịch trực tiếp tiếp', 'Receptions held by the chair'],
      sessionsNoun,
      sessionsHeld('chair', 'direct', 'sessions_direct'),
    ),
    indicator(
      ['receptions_held_by_agency_head', 'Buổi Thủ trưởng trực tiếp tiếp', 'Receptions held by the head of the agency'],
      sessionsNoun,
      sessionsHeld('agency_head', 'direct', 'sessions_direct'),
    ),
    indicator(
      ['receptions_delegated', 'Buổi ủy quyền', 'Receptions delegated'],
      sessionsNoun,
      sessionsHeld(undefined, 'delegated', 'sessions_delegated'),
    ),
    indicator(
      ['receptions_missed', 'Buổi không tổ chức', 'Receptions not held'],
      sessionsNoun,
      sessionsHeld(undefined, 'cancelled', 'sessions_missed'),
    ),
    indicator(['reception_turns', 'Lượt tiếp', 'Reception turns'], turnsNoun, figure('turns')),
    indicator(
      ['reception_turns_by_head', 'Lượt do người đứng đầu tiếp', 'Turns received by heads'],
      turnsNoun,
      figure('turns', byHead),
    ),
    indicator(
      ['reception_turns_regular', 'Lượt tiếp thường xuyên', 'Regular reception turns'],
      turnsNoun,
      figure('turns', regular),
    ),
    indicator(['people_received', 'Người được tiếp', 'People received'], peopleNoun, figure('people')),
    indicator(['cases_received', 'Vụ việc', 'Cases'], casesNoun, figure('cases')),
    indicator(
      ['cases_by_head', 'Vụ việc do người đứng đầu tiếp', 'Cases received by heads'],
      casesNoun,
      figure('cases', byHead),
    ),
    indicator(
      ['cases_regular', 'Vụ việc tiếp thường xuyên', 'Cases of regular reception'],
      casesNoun,
      figure('cases', regular),
    ),
    indicator(['large_groups', 'Đoàn đông người', 'Large groups'], groupsNoun, figure('large_groups')),
    indicator(
      ['large_group_people', 'Người trong đoàn đông người', 'People in large groups'],
      peopleNoun,
      figure('large_group_people'),
    ),
    indicator(
      ['large_group_cases', 'Vụ việc của đoàn đông người', 'Cases of large groups'],
      casesNoun,
      figure('large_group_cases'),
    ),
    indicator(
      ['petitions_taken', 'Đơn nhận khi tiếp', 'Petitions taken at receptions'],
      petitionsNoun,
      figure('petitions_taken'),
    ),
  ],
  summary: ['receiver_role', 'mode'],
  headline: ['reception_turns', 'people_received', 'cases_received'],
  ratios: [
    {
      key: 'delegated_pct',
      label: { vi: 'Tỷ lệ ủy quyền', en: 'Delegation rate' },
      perRecord: false,
      numerator: 'receptions_delegated',
      denominator: [
        'receptions_held_by_secretary',
        'receptions_held_by_chair',
        'receptions_held_by_agency_head',
        'receptions_delegated',
      ],
    },
  ],
}
