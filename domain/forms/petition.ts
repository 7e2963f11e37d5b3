import type { Label } from '../language.ts'
import { addDays } from '../periods/calendar-date.ts'
import { both, whenBatch, whenEvent, whenIs } from './conditions.ts'
import type { FieldType, FieldValues, Form, Granularity, IsoDate } from './form.ts'
import { petitionReading } from './petition-reading.ts'
import { topics } from './topics.ts'

type Recorded = { granularity: Granularity; values: FieldValues }

const EVENT = ['event'] as const
const BATCH = ['batch'] as const

const petitionsNoun = { vi: 'đơn', en: 'petitions' }
const casesNoun = { vi: 'vụ việc', en: 'cases' }
const repliesNoun = { vi: 'văn bản', en: 'documents' }
const count: FieldType = { name: 'count', noun: petitionsNoun }

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

const batchField = (key: string, vi: string, en: string, required = false) => ({
  key,
  label: { vi, en },
  question: { vi: `${vi} bao nhiêu đơn?`, en: `How many petitions: ${en.toLowerCase()}?` },
  type: count,
  granularities: BATCH,
  ...(required && { required: whenBatch }),
})

/** A period total states the figure; a single petition is one where the condition holds. */
const counted =
  (field: string, condition: (values: FieldValues) => boolean | undefined) =>
  ({ granularity, values }: Recorded): number | undefined => {
    if (granularity === 'event') {
      const holds = condition(values)
      return holds === undefined ? undefined : Number(holds)
    }
    const value = values[field]
    return typeof value === 'number' ? value : undefined
  }

const is =
  (field: string, ...wanted: (string | boolean)[]) =>
  (values: FieldValues): boolean | undefined => {
    const value = values[field]
    return value === undefined || Array.isArray(value) || typeof value === 'number' ? undefined : wanted.includes(value)
  }

const indicator = (
  key: string,
  vi: string,
  en: string,
  value: (record: Recorded) => number | undefined,
  noun: Label = petitionsNoun,
) => ({
  key,
  label: { vi, en },
  noun,
  value,
})

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
  derived: ({ granularity, date, values }) => {
    const due = granularity === 'event' ? dueDate(date, values) : undefined
    return due === undefined ? {} : { due_date: due }
  },
  fields: [
    {
      key: 'pkind',
      label: { vi: 'Loại đơn', en: 'Kind' },
      type: {
        name: 'choice',
        options: [
          { key: 'complaint', label: { vi: 'Khiếu nại', en: 'Complaint' } },
          { key: 'denunciation', label: { vi: 'Tố cáo', en: 'Denunciation' } },
          { key: 'recommendation', label: { vi: 'Kiến nghị, phản ánh', en: 'Recommendation' } },
        ],
      },
      granularities: EVENT,
      required: whenEvent,
    },
    {
      key: 'source',
      label: { vi: 'Nguồn', en: 'Source' },
      question: { vi: 'Đơn gửi đến bằng cách nào?', en: 'How did the petition arrive?' },
      type: {
        name: 'choice',
        options: [
          { key: 'direct', label: { vi: 'Nộp trực tiếp', en: 'By hand' } },
          { key: 'post', label: { vi: 'Bưu điện', en: 'Post' } },
          { key: 'forwarded_in', label: { vi: 'Cơ quan khác chuyển đến', en: 'Forwarded to us' } },
          { key: 'online', label: { vi: 'Trực tuyến', en: 'Online' } },
          { key: 'reception', label: { vi: 'Qua tiếp công dân', en: 'At a reception' } },
        ],
      },
      granularities: EVENT,
    },
    {
      key: 'topic',
      label: { vi: 'Lĩnh vực', en: 'Topic' },
      type: { name: 'choice', options: topics },
      granularities: EVENT,
    },
    {
      key: 'signers',
      label: { vi: 'Người đứng tên', en: 'Signers' },
      question: { vi: 'Đơn do mấy người đứng tên?', en: 'How many signed it?' },
      type: {
        name: 'choice',
        options: [
          { key: 'one', label: { vi: 'Một người', en: 'One' } },
          { key: 'many', label: { vi: 'Nhiều người', en: 'Several' } },
          { key: 'other', label: { vi: 'Khác', en: 'Other' } },
        ],
      },
      granularities: EVENT,
    },
    {
      key: 'eligible',
      label: { vi: 'Đủ điều kiện xử lý', en: 'Eligible' },
      question: { vi: 'Đơn có đủ điều kiện xử lý không?', en: 'Is the petition eligible?' },
      type: { name: 'yes-no' },
      granularities: EVENT,
      required: whenEvent,
    },
    {
      key: 'ineligible_reason',
      label: { vi: 'Lý do không đủ điều kiện', en: 'Why not eligible' },
      question: { vi: 'Vì sao đơn không đủ điều kiện?', en: 'Why is the petition not eligible?' },
      type: {
        name: 'choice',
        options: [
          { key: 'duplicate', label: { vi: 'Trùng lắp', en: 'Duplicate' } },
          { key: 'anonymous', label: { vi: 'Nặc danh', en: 'Anonymous' } },
          { key: 'no_address', label: { vi: 'Không rõ địa chỉ', en: 'No address' } },
          { key: 'no_signature', label: { vi: 'Không ký tên', en: 'Not signed' } },
          { key: 'other', label: { vi: 'Khác', en: 'Other' } },
        ],
      },
      granularities: EVENT,
      required: whenIs('eligible', false),
      offered: whenIs('eligible', false),
    },
    {
      key: 'in_competence',
      label: { vi: 'Thuộc thẩm quyền', en: 'Within competence' },
      question: { vi: 'Đơn có thuộc thẩm quyền giải quyết không?', en: 'Is it within the unit’s competence?' },
      type: { name: 'yes-no' },
      granularities: EVENT,
      required: whenIs('eligible', true),
      offered: whenIs('eligible', true),
    },
    {
      key: 'handling',
      label: { vi: 'Hướng xử lý', en: 'Handling' },
      question: { vi: 'Đơn được xử lý theo hướng nào?', en: 'How is the petition handled?' },
      type: {
        name: 'choice',
        options: [
          { key: 'accept', label: { vi: 'Thụ lý', en: 'Accepted' } },
          { key: 'guide', label: { vi: 'Hướng dẫn', en: 'Guided' } },
          { key: 'forward', label: { vi: 'Chuyển đơn', en: 'Forwarded' } },
          { key: 'answer', label: { vi: 'Trả lời', en: 'Answered' } },
          { key: 'file', label: { vi: 'Lưu đơn', en: 'Filed' } },
          { key: 'urge', label: { vi: 'Đôn đốc', en: 'Urged' } },
        ],
      },
      granularities: EVENT,
      required: whenEvent,
    },
    {
      key: 'assignee',
      label: { vi: 'Bộ phận thụ lý', en: 'Assigned to' },
      question: { vi: 'Bộ phận, chức danh nào thụ lý?', en: 'Which office or position handles it?' },
      type: { name: 'text', lengthMax: 120 },
      granularities: EVENT,
      required: whenIs('handling', 'accept'),
      offered: whenIs('handling', 'accept'),
    },
    {
      key: 'accepted_date',
      label: { vi: 'Ngày thụ lý', en: 'Accepted on' },
      question: { vi: 'Thụ lý ngày nào?', en: 'On which day was it accepted?' },
      type: { name: 'date' },
      granularities: EVENT,
      required: whenIs('handling', 'accept'),
      offered: whenIs('handling', 'accept'),
    },
    {
      key: 'state',
      label: { vi: 'Tình trạng', en: 'State' },
      question: { vi: 'Hiện nay đơn ở tình trạng nào?', en: 'What is its status now?' },
      type: {
        name: 'choice',
        options: [
          { key: 'pending', label: { vi: 'Đang giải quyết', en: 'Pending' } },
          { key: 'resolved', label: { vi: 'Đã giải quyết', en: 'Resolved' } },
          { key: 'withdrawn', label: { vi: 'Đã rút đơn', en: 'Withdrawn' } },
          { key: 'suspended', label: { vi: 'Đình chỉ', en: 'Suspended' } },
          { key: 'unresolved', label: { vi: 'Chưa giải quyết', en: 'Not yet handled' } },
        ],
      },
      granularities: EVENT,
      required: whenEvent,
    },
    {
      key: 'resolved_date',
      label: { vi: 'Ngày giải quyết', en: 'Resolved on' },
      question: { vi: 'Giải quyết xong ngày nào?', en: 'On which day was it resolved?' },
      type: { name: 'date' },
      granularities: EVENT,
      required: whenIs('state', 'resolved'),
      offered: whenIs('state', 'resolved'),
    },
    {
      key: 'due_date',
      label: { vi: 'Hạn giải quyết', en: 'Due date' },
      question: { vi: 'Hạn giải quyết là ngày nào?', en: 'When is it due?' },
      type: { name: 'date' },
      granularities: EVENT,
    },
    {
      key: 'reply_doc',
      label: { vi: 'Văn bản trả lời', en: 'Reply document' },
      question: { vi: 'Số, ký hiệu văn bản trả lời?', en: 'Number of the reply document?' },
      type: { name: 'text', lengthMax: 60 },
      granularities: EVENT,
    },
    batchField('received', 'Tiếp nhận trong kỳ', 'Received', true),
    batchField('carried_over', 'Kỳ trước chuyển sang', 'Carried over'),
    batchField('resolved_n', 'Đã giải quyết', 'Resolved', true),
    batchField('pending_n', 'Đang giải quyết', 'Pending', true),
    batchField('forwarded_n', 'Đã chuyển', 'Forwarded'),
    batchField('guided_n', 'Hướng dẫn', 'Guided'),
    batchField('answered_n', 'Trả lời', 'Answered'),
    batchField('filed_n', 'Trùng lắp, lưu', 'Duplicate or filed'),
    batchField('withdrawn_n', 'Rút đơn, đình chỉ', 'Withdrawn or suspended'),
    batchField('processed', 'Đã xử lý', 'Processed'),
    batchField('eligible_n', 'Đủ điều kiện xử lý', 'Eligible'),
    batchField('ineligible_n', 'Không đủ điều kiện', 'Not eligible'),
    {
      key: 'cases_n',
      label: { vi: 'Vụ việc đủ điều kiện', en: 'Eligible cases' },
      question: { vi: 'Bao nhiêu vụ việc đủ điều kiện?', en: 'How many eligible cases?' },
      type: { name: 'count', noun: casesNoun },
      granularities: BATCH,
    },
    batchField('complaint_n', 'Khiếu nại', 'Complaints'),
    batchField('denunciation_n', 'Tố cáo', 'Denunciations'),
    batchField('recommendation_n', 'Kiến nghị, phản ánh', 'Recommendations'),
    batchField('in_competence_n', 'Thuộc thẩm quyền', 'Within competence'),
    {
      key: 'forward_replies_n',
      label: { vi: 'Văn bản phúc đáp do chuyển đơn', en: 'Replies to forwarded petitions' },
      question: {
        vi: 'Nhận bao nhiêu văn bản phúc đáp do chuyển đơn?',
        en: 'How many replies to forwarded petitions were received?',
      },
      type: { name: 'count', noun: repliesNoun },
      granularities: BATCH,
    },
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
    indicator(
      'petitions_received',
      'Đơn tiếp nhận',
      'Petitions received',
      counted('received', () => true),
    ),
    {
      ...indicator(
        'petitions_carried_over',
        'Kỳ trước chuyển sang',
        'Carried over',
        counted('carried_over', () => undefined),
      ),
      stock: 'opening',
    },
    indicator(
      'petitions_processed',
      'Đã xử lý',
      'Processed',
      counted('processed', (values) => values.handling !== undefined),
    ),
    indicator('petitions_eligible', 'Đủ điều kiện xử lý', 'Eligible', counted('eligible_n', is('eligible', true))),
    indicator(
      'petitions_ineligible',
      'Không đủ điều kiện',
      'Not eligible',
      counted('ineligible_n', is('eligible', false)),
    ),
    indicator(
      'cases_eligible',
      'Vụ việc đủ điều kiện',
      'Eligible cases',
      counted('cases_n', () => undefined),
      casesNoun,
    ),
    indicator('petitions_resolved', 'Đã giải quyết', 'Resolved', counted('resolved_n', is('state', 'resolved'))),
    {
      ...indicator(
        'petitions_pending',
        'Đang giải quyết',
        'Pending',
        counted('pending_n', is('state', 'pending', 'unresolved')),
      ),
      stock: 'closing',
    },
    indicator('petitions_forwarded', 'Đã chuyển', 'Forwarded', counted('forwarded_n', is('handling', 'forward'))),
    indicator('petitions_guided', 'Hướng dẫn', 'Guided', counted('guided_n', is('handling', 'guide'))),
    indicator('petitions_answered', 'Trả lời', 'Answered', counted('answered_n', is('handling', 'answer'))),
    indicator(
      'petitions_duplicate',
      'Trùng lắp, lưu',
      'Duplicate or filed',
      counted('filed_n', is('handling', 'file')),
    ),
    indicator(
      'petitions_in_competence',
      'Thuộc thẩm quyền',
      'Within competence',
      counted('in_competence_n', is('in_competence', true)),
    ),
    indicator('petition_complaints', 'Khiếu nại', 'Complaints', counted('complaint_n', is('pkind', 'complaint'))),
    indicator(
      'petition_denunciations',
      'Tố cáo',
      'Denunciations',
      counted('denunciation_n', is('pkind', 'denunciation')),
    ),
    indicator(
      'petition_recommendations',
      'Kiến nghị, phản ánh',
      'Recommendations',
      counted('recommendation_n', is('pkind', 'recommendation')),
    ),
    indicator(
      'forward_replies_received',
      'Văn bản phúc đáp',
      'Replies received',
      counted('forward_replies_n', () => undefined),
      repliesNoun,
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
