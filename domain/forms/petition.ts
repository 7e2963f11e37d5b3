import { addDays } from '../periods/calendar-date.ts'
import { both, whenBatch, whenEvent, whenIs } from './conditions.ts'
import { numberOf } from './contribution.ts'
import { BATCH, choice, count, EVENT, field, indicator, options } from './declare.ts'
import type { Field, FieldValues, Form, Granularity, Indicator, IsoDate, Requirement } from './form.ts'
import { petitionReading } from './petition-reading.ts'
import { topics } from './topics.ts'

type Recorded = { granularity: Granularity; values: FieldValues }

const petitionsNoun = { vi: 'đơn', en: 'petitions' }
const casesNoun = { vi: 'vụ việc', en: 'cases' }
const repliesNoun = { vi: 'văn bản', en: 'documents' }

/** Law on Complaints 2011 art. 28 and Law on Denunciation 2018 art. 30: 30 days from acceptance. */
const SETTLEMENT_DAYS = 30
/** A commune sorts an incoming petition within 10 days of receipt. */
const SORTING_DAYS = 10

const dueDate = (date: IsoDate | undefined, values: FieldValues): IsoDate | undefined => {
  if (values.state === 'resolved' || values.state === 'withdrawn') return undefined
  if (values.handling === 'accept' && typeof values.accepted_date === 'string')
    return addDays(values.accepted_date, SETTLEMENT_DAYS)
  return date === undefined ? undefined : addDays(date, SORTING_DAYS)
}

const total = (key: string, vi: string, en: string, required?: Requirement): Field =>
  count([key, vi, en], petitionsNoun, BATCH, {
    question: { vi: `${vi} bao nhiêu đơn?`, en: `How many petitions: ${en.toLowerCase()}?` },
    ...(required !== undefined && { required }),
  })

/** A period total states the figure; a single petition is one where the condition holds. */
const counted =
  (field: string, condition: (values: FieldValues) => boolean | undefined) =>
  ({ granularity, values }: Recorded): number | undefined => {
    if (granularity === 'event') {
      const holds = condition(values)
      return holds === undefined ? undefined : Number(holds)
    }
    return numberOf(values, field)
  }

const is =
  (field: string, ...wanted: (string | boolean)[]) =>
  (values: FieldValues): boolean | undefined => {
    const value = values[field]
    return typeof value === 'string' || typeof value === 'boolean' ? wanted.includes(value) : undefined
  }

const tally = (
  named: Parameters<typeof indicator>[0],
  value: Indicator['value'],
  stock?: Indicator['stock'],
): Indicator => indicator(named, petitionsNoun, value, stock === undefined ? {} : { stock })

/** F2. Columns and sums follow forms 02/TCD and 01/XLD (circular 02/2021/TT-TTCP). */
export const petition: Form = {
  key: 'petition',
  label: { vi: 'Đơn thư', en: 'Petitions' },
  command: 'donthu',
  examples: [
    'Tháng 11 nhận 124 đơn, đã giải quyết 106, đang giải quyết 18',
    'Nhận 1 đơn khiếu nại về đất đai, đủ điều kiện, thuộc thẩm quyền, đã thụ lý',
    'Tháng này không phát sinh đơn mới, tồn kỳ trước 5 đơn, đã xong 3, đang giải quyết 2',
  ],
  editExample: { event: 'sửa tình trạng thành đã giải quyết', batch: 'sửa đang giải quyết thành 2' },
  reading: petitionReading,
  facet: () => '',
  implied: [{ when: both(whenEvent, whenIs('eligible', false)), values: { in_competence: false } }],
  carries: { opening: 'petitions_carried_over', closing: ['petitions_pending'] },
  matter: {
    due: 'due_date',
    owner: 'assignee',
    isOpen: both(whenEvent, whenIs('state', 'pending', 'unresolved')),
    settled: (today) => ({ state: 'resolved', resolved_date: today }),
  },
  derived: ({ granularity, date, values }) => {
    const due = granularity === 'event' ? dueDate(date, values) : undefined
    return due === undefined ? {} : { due_date: due }
  },
  fields: [
    choice(
      ['pkind', 'Loại đơn', 'Kind'],
      options([
        ['complaint', 'Khiếu nại', 'Complaint'],
        ['denunciation', 'Tố cáo', 'Denunciation'],
        ['recommendation', 'Kiến nghị, phản ánh', 'Recommendation'],
      ]),
      EVENT,
      { required: whenEvent },
    ),
    choice(
      ['source', 'Nguồn', 'Source'],
      options([
        ['direct', 'Nộp trực tiếp', 'By hand'],
        ['post', 'Bưu điện', 'Post'],
        ['forwarded_in', 'Cơ quan khác chuyển đến', 'Forwarded to us'],
        ['online', 'Trực tuyến', 'Online'],
        ['reception', 'Qua tiếp công dân', 'At a reception'],
      ]),
      EVENT,
      { question: { vi: 'Đơn gửi đến bằng cách nào?', en: 'How did the petition arrive?' } },
    ),
    choice(['topic', 'Lĩnh vực', 'Topic'], topics, EVENT),
    choice(
      ['signers', 'Người đứng tên', 'Signers'],
      options([
        ['one', 'Một người', 'One'],
        ['many', 'Nhiều người', 'Several'],
        ['other', 'Khác', 'Other'],
      ]),
      EVENT,
      { question: { vi: 'Đơn do mấy người đứng tên?', en: 'How many signed it?' } },
    ),
    field(['eligible', 'Đủ điều kiện xử lý', 'Eligible'], { name: 'yes-no' }, EVENT, {
      question: { vi: 'Đơn có đủ điều kiện xử lý không?', en: 'Is the petition eligible?' },
      required: whenEvent,
    }),
    choice(
      ['ineligible_reason', 'Lý do không đủ điều kiện', 'Why not eligible'],
      options([
        ['duplicate', 'Trùng lắp', 'Duplicate'],
        ['anonymous', 'Nặc danh', 'Anonymous'],
        ['no_address', 'Không rõ địa chỉ', 'No address'],
        ['no_signature', 'Không ký tên', 'Not signed'],
        ['other', 'Khác', 'Other'],
      ]),
      EVENT,
      {
        question: { vi: 'Vì sao đơn không đủ điều kiện?', en: 'Why is the petition not eligible?' },
        required: whenIs('eligible', false),
        offered: whenIs('eligible', false),
      },
    ),
    field(['in_competence', 'Thuộc thẩm quyền', 'Within competence'], { name: 'yes-no' }, EVENT, {
      question: { vi: 'Đơn có thuộc thẩm quyền giải quyết không?', en: 'Is it within the unit’s competence?' },
      required: whenIs('eligible', true),
      offered: whenIs('eligible', true),
    }),
    choice(
      ['handling', 'Hướng xử lý', 'Handling'],
      options([
        ['accept', 'Thụ lý', 'Accepted'],
        ['guide', 'Hướng dẫn', 'Guided'],
        ['forward', 'Chuyển đơn', 'Forwarded'],
        ['answer', 'Trả lời', 'Answered'],
        ['file', 'Lưu đơn', 'Filed'],
        ['urge', 'Đôn đốc', 'Urged'],
      ]),
      EVENT,
      { question: { vi: 'Đơn được xử lý theo hướng nào?', en: 'How is the petition handled?' }, required: whenEvent },
    ),
    field(['assignee', 'Bộ phận thụ lý', 'Assigned to'], { name: 'text', lengthMax: 120 }, EVENT, {
      question: { vi: 'Bộ phận, chức danh nào thụ lý?', en: 'Which office or position handles it?' },
      required: whenIs('handling', 'accept'),
      offered: whenIs('handling', 'accept'),
    }),
    field(['accepted_date', 'Ngày thụ lý', 'Accepted on'], { name: 'date' }, EVENT, {
      question: { vi: 'Thụ lý ngày nào?', en: 'On which day was it accepted?' },
      required: whenIs('handling', 'accept'),
      offered: whenIs('handling', 'accept'),
    }),
    choice(
      ['state', 'Tình trạng', 'State'],
      options([
        ['pending', 'Đang giải quyết', 'Pending'],
        ['resolved', 'Đã giải quyết', 'Resolved'],
        ['withdrawn', 'Đã rút đơn', 'Withdrawn'],
        ['suspended', 'Đình chỉ', 'Suspended'],
        ['unresolved', 'Chưa giải quyết', 'Not yet handled'],
      ]),
      EVENT,
      { question: { vi: 'Hiện nay đơn ở tình trạng nào?', en: 'What is its status now?' }, required: whenEvent },
    ),
    field(['resolved_date', 'Ngày giải quyết', 'Resolved on'], { name: 'date' }, EVENT, {
      question: { vi: 'Giải quyết xong ngày nào?', en: 'On which day was it resolved?' },
      required: whenIs('state', 'resolved'),
      offered: whenIs('state', 'resolved'),
    }),
    field(['due_date', 'Hạn giải quyết', 'Due date'], { name: 'date' }, EVENT, {
      question: { vi: 'Hạn giải quyết là ngày nào?', en: 'When is it due?' },
    }),
    field(['reply_doc', 'Văn bản trả lời', 'Reply document'], { name: 'text', lengthMax: 60 }, EVENT, {
      question: { vi: 'Số, ký hiệu văn bản trả lời?', en: 'Number of the reply document?' },
    }),
    total('received', 'Tiếp nhận trong kỳ', 'Received', whenBatch),
    total('carried_over', 'Kỳ trước chuyển sang', 'Carried over'),
    total('resolved_n', 'Đã giải quyết', 'Resolved', whenBatch),
    total('pending_n', 'Đang giải quyết', 'Pending', whenBatch),
    total('forwarded_n', 'Đã chuyển', 'Forwarded'),
    total('guided_n', 'Hướng dẫn', 'Guided'),
    total('answered_n', 'Trả lời', 'Answered'),
    total('filed_n', 'Trùng lắp, lưu', 'Duplicate or filed'),
    total('withdrawn_n', 'Rút đơn, đình chỉ', 'Withdrawn or suspended'),
    total('processed', 'Đã xử lý', 'Processed'),
    total('eligible_n', 'Đủ điều kiện xử lý', 'Eligible'),
    total('ineligible_n', 'Không đủ điều kiện', 'Not eligible'),
    count(['cases_n', 'Vụ việc đủ điều kiện', 'Eligible cases'], casesNoun, BATCH, {
      question: { vi: 'Bao nhiêu vụ việc đủ điều kiện?', en: 'How many eligible cases?' },
    }),
    total('complaint_n', 'Khiếu nại', 'Complaints'),
    total('denunciation_n', 'Tố cáo', 'Denunciations'),
    total('recommendation_n', 'Kiến nghị, phản ánh', 'Recommendations'),
    total('in_competence_n', 'Thuộc thẩm quyền', 'Within competence'),
    count(
      ['forward_replies_n', 'Văn bản phúc đáp do chuyển đơn', 'Replies to forwarded petitions'],
      repliesNoun,
      BATCH,
      {
        question: {
          vi: 'Nhận bao nhiêu văn bản phúc đáp do chuyển đơn?',
          en: 'How many replies to forwarded petitions were received?',
        },
      },
    ),
  ],
  granularityQuestion: {
    vi: 'Đồng chí nhập một đơn hay số gộp của cả kỳ?',
    en: 'One petition, or the total of a period?',
  },
  granularityLabels: {
    event: { vi: 'Một đơn', en: 'One petition' },
    batch: { vi: 'Số gộp cả kỳ', en: 'Period total' },
  },
  whenQuestion: {
    event: { vi: 'Nhận đơn ngày nào?', en: 'On which day was it received?' },
    batch: { vi: 'Số liệu của kỳ nào?', en: 'For which period?' },
  },
  questions: [
    { key: 'when', fields: ['when'] },
    { key: 'pkind', fields: ['pkind'], text: { vi: 'Đơn loại nào?', en: 'What kind of petition?' } },
    { key: 'topic', fields: ['topic'], text: { vi: 'Về lĩnh vực nào?', en: 'About what?' } },
    {
      key: 'received',
      fields: ['received', 'carried_over'],
      text: {
        vi: 'Tiếp nhận trong kỳ bao nhiêu đơn, kỳ trước chuyển sang bao nhiêu đơn?',
        en: 'How many petitions were received, and how many carried over?',
      },
      example: 'nhận 12, kỳ trước chuyển sang 3',
    },
    {
      key: 'settled',
      fields: ['resolved_n', 'pending_n'],
      text: { vi: 'Đã giải quyết và đang giải quyết bao nhiêu đơn?', en: 'How many are resolved, how many pending?' },
      example: 'đã giải quyết 10, đang giải quyết 5',
    },
    {
      key: 'handled',
      fields: ['forwarded_n', 'guided_n', 'answered_n', 'filed_n'],
      text: {
        vi: 'Đã chuyển, hướng dẫn, trả lời, lưu bao nhiêu đơn?',
        en: 'How many were forwarded, guided, answered, filed?',
      },
      example: 'chuyển 2, hướng dẫn 1, trả lời 0, lưu 0',
    },
    {
      key: 'eligibility',
      fields: ['eligible_n', 'ineligible_n'],
      text: { vi: 'Bao nhiêu đơn đủ, không đủ điều kiện xử lý?', en: 'How many were eligible, how many not?' },
      example: 'đủ điều kiện 11, không đủ 1',
    },
  ],
  checks: [
    {
      kind: 'sum_exact',
      key: 'outcome',
      granularity: 'batch',
      total: ['received', 'carried_over'],
      parts: ['resolved_n', 'pending_n', 'forwarded_n', 'guided_n', 'answered_n', 'filed_n', 'withdrawn_n'],
      complete: ['resolved_n', 'pending_n'],
      partsAre: 'states',
      balance: { when: 'carried_over', part: 'pending_n' },
    },
    {
      kind: 'sum_exact',
      key: 'kinds',
      granularity: 'batch',
      total: ['eligible_n'],
      parts: ['complaint_n', 'denunciation_n', 'recommendation_n'],
      complete: ['complaint_n', 'denunciation_n', 'recommendation_n'],
      partsAre: 'kinds',
    },
    {
      kind: 'ratio_le',
      key: 'eligibility',
      lesser: [
        { field: 'eligible_n', optional: true },
        { field: 'ineligible_n', optional: true },
      ],
      greater: [{ field: 'received' }, { field: 'carried_over', optional: true }],
    },
    {
      kind: 'ratio_le',
      key: 'kinds_received',
      lesser: [
        { field: 'complaint_n', optional: true },
        { field: 'denunciation_n', optional: true },
        { field: 'recommendation_n', optional: true },
      ],
      greater: [{ field: 'received' }, { field: 'carried_over', optional: true }],
    },
    {
      kind: 'ratio_le',
      key: 'processed',
      lesser: [{ field: 'processed' }],
      greater: [{ field: 'received' }, { field: 'carried_over', optional: true }],
    },
    {
      kind: 'ratio_le',
      key: 'competence_eligible',
      lesser: [{ field: 'in_competence_n' }],
      greater: [{ field: 'eligible_n' }],
    },
    {
      kind: 'soft_le',
      key: 'resolved_competence',
      lesser: [{ field: 'resolved_n' }],
      greater: [{ field: 'in_competence_n' }],
    },
    {
      kind: 'ratio_le',
      key: 'replies_forwarded',
      lesser: [{ field: 'forward_replies_n' }],
      greater: [{ field: 'forwarded_n' }],
    },
    { kind: 'soft_le', key: 'cases_eligible', lesser: [{ field: 'cases_n' }], greater: [{ field: 'eligible_n' }] },
  ],
  indicators: [
    tally(
      ['petitions_received', 'Đơn tiếp nhận', 'Petitions received'],
      counted('received', () => true),
    ),
    tally(
      ['petitions_carried_over', 'Kỳ trước chuyển sang', 'Carried over'],
      counted('carried_over', () => undefined),
      'opening',
    ),
    tally(
      ['petitions_processed', 'Đã xử lý', 'Processed'],
      counted('processed', (values) => values.handling !== undefined),
    ),
    tally(['petitions_eligible', 'Đủ điều kiện xử lý', 'Eligible'], counted('eligible_n', is('eligible', true))),
    tally(
      ['petitions_ineligible', 'Không đủ điều kiện', 'Not eligible'],
      counted('ineligible_n', is('eligible', false)),
    ),
    indicator(
      ['cases_eligible', 'Vụ việc đủ điều kiện', 'Eligible cases'],
      casesNoun,
      counted('cases_n', () => undefined),
    ),
    tally(['petitions_resolved', 'Đã giải quyết', 'Resolved'], counted('resolved_n', is('state', 'resolved'))),
    tally(
      ['petitions_pending', 'Đang giải quyết', 'Pending'],
      counted('pending_n', is('state', 'pending', 'unresolved')),
      'closing',
    ),
    tally(['petitions_forwarded', 'Đã chuyển', 'Forwarded'], counted('forwarded_n', is('handling', 'forward'))),
    tally(['petitions_guided', 'Hướng dẫn', 'Guided'], counted('guided_n', is('handling', 'guide'))),
    tally(['petitions_answered', 'Trả lời', 'Answered'], counted('answered_n', is('handling', 'answer'))),
    tally(['petitions_duplicate', 'Trùng lắp, lưu', 'Duplicate or filed'], counted('filed_n', is('handling', 'file'))),
    tally(
      ['petitions_in_competence', 'Thuộc thẩm quyền', 'Within competence'],
      counted('in_competence_n', is('in_competence', true)),
    ),
    tally(['petition_complaints', 'Khiếu nại', 'Complaints'], counted('complaint_n', is('pkind', 'complaint'))),
    tally(
      ['petition_denunciations', 'Tố cáo', 'Denunciations'],
      counted('denunciation_n', is('pkind', 'denunciation')),
    ),
    tally(
      ['petition_recommendations', 'Kiến nghị, phản ánh', 'Recommendations'],
      counted('recommendation_n', is('pkind', 'recommendation')),
    ),
    indicator(
      ['forward_replies_received', 'Văn bản phúc đáp', 'Replies received'],
      repliesNoun,
      counted('forward_replies_n', () => undefined),
    ),
  ],
  summary: ['pkind', 'handling', 'state'],
  headline: ['petitions_received', 'petitions_resolved', 'petitions_pending'],
  ratios: [
    {
      key: 'resolved_pct',
      label: { vi: 'Tỷ lệ giải quyết', en: 'Resolved rate' },
      perRecord: true,
      numerator: 'petitions_resolved',
      denominator: ['petitions_received', 'petitions_carried_over'],
    },
  ],
}
