import { whenPositive } from './conditions.ts'
import { figure } from './contribution.ts'
import { BATCH, count, field, indicator } from './declare.ts'
import type { Field, FieldValues, Form, Indicator, Requirement } from './form.ts'
import { oneStopReading } from './one-stop-reading.ts'

const dossiersNoun = { vi: 'hồ sơ', en: 'dossiers' }
const lettersNoun = { vi: 'thư', en: 'letters' }
const proceduresNoun = { vi: 'TTHC', en: 'procedures' }
const daysNoun = { vi: 'ngày', en: 'days' }
const communesNoun = { vi: 'xã', en: 'communes' }

const TOTAL = ['received', 'carried_over'] as const
const OUTCOMES = ['on_time', 'late', 'pending', 'pending_overdue', 'returned'] as const

const PROCEDURES = [
  'procedures_reviewed',
  'procedures_cut',
  'procedures_cut_half',
  'procedures_cut_third',
  'procedures_not_cut',
  'published_new',
  'abolished',
  'updated_db',
  'days_before',
  'days_after',
  'days_saved',
]

const tellsAny = (values: FieldValues, fields: readonly string[]): boolean =>
  fields.some((field) => values[field] !== undefined)

/** What became of procedures is a report too, without any dossiers. */
const aboutDossiers = (values: FieldValues): boolean =>
  tellsAny(values, [...TOTAL, ...OUTCOMES]) || !tellsAny(values, PROCEDURES)

const countsDossiers: Requirement = ({ values }) => aboutDossiers(values)

const sum = (values: FieldValues, fields: readonly string[]): number =>
  fields.reduce((total, field) => total + Number(values[field] ?? 0), 0)

const daysSaved = ({ days_before, days_after }: FieldValues): FieldValues =>
  typeof days_before === 'number' && typeof days_after === 'number' && days_before >= days_after
    ? { days_saved: days_before - days_after }
    : {}

/** The outcomes told make up all dossiers there were: none is late or pending. */
const nothingLeft = (values: FieldValues): FieldValues =>
  values.received !== undefined && values.on_time !== undefined && sum(values, OUTCOMES) === sum(values, TOTAL)
    ? { late: 0, pending: 0 }
    : {}

const dossiers = (key: string, vi: string, en: string, required?: Requirement): Field =>
  count([key, vi, en], dossiersNoun, BATCH, {
    question: { vi: `${vi} bao nhiêu hồ sơ?`, en: `How many dossiers: ${en.toLowerCase()}?` },
    ...(required !== undefined && { required }),
  })

const procedures = (key: string, vi: string, en: string): Field =>
  count([key, vi, en], proceduresNoun, BATCH, {
    question: { vi: `${vi} bao nhiêu thủ tục?`, en: `How many: ${en.toLowerCase()}?` },
  })

const days = (key: string, vi: string, en: string, question: string): Field =>
  count([key, vi, en], daysNoun, BATCH, { question: { vi: question, en: `How many: ${en.toLowerCase()}?` } })

const tally = (key: string, vi: string, en: string, field: string, rest: Pick<Indicator, 'stock'> = {}): Indicator =>
  indicator([key, vi, en], dossiersNoun, figure(field), rest)

const procedureTally = (key: string, vi: string, en: string, field = key): Indicator =>
  indicator([key, vi, en], proceduresNoun, figure(field))

/** F8. Results of the one-stop shop (Decree 118/2025/NĐ-CP): totals of a period only. */
export const oneStop: Form = {
  key: 'one_stop',
  label: { vi: 'Kết quả TTHC một cửa', en: 'One-stop-shop results' },
  command: 'motcua',
  examples: [
    'Tháng 11 một cửa tiếp nhận 320 hồ sơ, đúng hạn 305, trễ hạn 0, đang giải quyết 15',
    'Quý 3 tiếp nhận 20.985 hồ sơ, giải quyết đúng hạn 20.900, trễ hạn 85, thư xin lỗi 85',
    'Tháng 11 rà soát 207 TTHC, cắt giảm 150, từ 4.120 ngày còn 2.813 ngày',
  ],
  editExample: { batch: 'sửa trễ hạn thành 5' },
  reading: oneStopReading,
  facet: (values) => (aboutDossiers(values) ? '' : 'procedures'),
  derived: ({ values }) => ({ ...nothingLeft(values), ...daysSaved(values) }),
  fields: [
    dossiers('carried_over', 'Kỳ trước chuyển sang', 'Carried over'),
    count(['received', 'Tổng hồ sơ tiếp nhận', 'Dossiers received'], dossiersNoun, BATCH, {
      question: { vi: 'Tiếp nhận tổng số bao nhiêu hồ sơ?', en: 'How many dossiers were received?' },
      required: countsDossiers,
    }),
    dossiers('received_online', 'Tiếp nhận trực tuyến', 'Received online'),
    dossiers('on_time', 'Giải quyết trước/đúng hạn', 'Resolved on time', countsDossiers),
    dossiers('late', 'Giải quyết trễ hạn', 'Resolved late', countsDossiers),
    dossiers('pending', 'Đang giải quyết, trong hạn', 'Pending in time', countsDossiers),
    dossiers('pending_overdue', 'Đang giải quyết, quá hạn', 'Pending overdue'),
    dossiers('returned', 'Trả lại, rút', 'Returned or withdrawn'),
    count(['apologies', 'Thư xin lỗi', 'Apology letters'], lettersNoun, BATCH, {
      question: { vi: 'Đã gửi bao nhiêu thư xin lỗi?', en: 'How many apology letters were sent?' },
      required: whenPositive('late'),
      offered: whenPositive('late'),
    }),
    field(['satisfaction_pct', 'Mức độ hài lòng', 'Satisfaction %'], { name: 'percent' }, BATCH, {
      question: { vi: 'Mức độ hài lòng bao nhiêu phần trăm?', en: 'How many per cent were satisfied?' },
    }),
    procedures('procedures_reviewed', 'TTHC rà soát', 'Procedures reviewed'),
    procedures('procedures_cut', 'TTHC cắt giảm thời gian', 'Procedures shortened'),
    procedures('procedures_cut_half', 'TTHC cắt giảm 1/2 thời gian', 'Procedures shortened by half'),
    procedures('procedures_cut_third', 'TTHC cắt giảm 1/3 thời gian', 'Procedures shortened by a third'),
    procedures('procedures_not_cut', 'TTHC không cắt giảm', 'Procedures not shortened'),
    days('days_before', 'Tổng ngày trước', 'Days before', 'Trước khi cắt giảm tổng cộng bao nhiêu ngày?'),
    days('days_after', 'Tổng ngày sau', 'Days after', 'Sau khi cắt giảm tổng cộng bao nhiêu ngày?'),
    days('days_saved', 'Số ngày cắt giảm', 'Days saved', 'Cắt giảm được bao nhiêu ngày?'),
    procedures('published_new', 'TTHC công bố mới', 'Procedures published'),
    procedures('abolished', 'TTHC bãi bỏ', 'Procedures abolished'),
    procedures('updated_db', 'TTHC cập nhật vào cơ sở dữ liệu', 'Procedures updated in the database'),
    count(['communes', 'Xã có bộ phận một cửa', 'Communes with a one-stop shop'], communesNoun, BATCH, {
      question: { vi: 'Bao nhiêu xã có bộ phận một cửa?', en: 'How many communes have a one-stop shop?' },
    }),
  ],
  whenQuestion: { batch: { vi: 'Số liệu của kỳ nào?', en: 'For which period?' } },
  questions: [
    { key: 'when', fields: ['when'] },
    {
      key: 'received',
      fields: ['received', 'carried_over'],
      text: {
        vi: 'Tiếp nhận bao nhiêu hồ sơ, kỳ trước chuyển sang bao nhiêu?',
        en: 'How many dossiers were received, and how many carried over?',
      },
      example: 'tiếp nhận 320, kỳ trước chuyển sang 12',
    },
    {
      key: 'outcome',
      fields: ['on_time', 'late', 'pending', 'returned'],
      text: {
        vi: 'Bao nhiêu hồ sơ giải quyết đúng hạn, trễ hạn, đang giải quyết, trả lại?',
        en: 'How many dossiers were resolved on time, late, are pending, were returned?',
      },
      example: 'đúng hạn 310, trễ hạn 2, đang giải quyết 20, trả lại 0',
    },
    { key: 'apologies', fields: ['apologies'] },
    { key: 'satisfaction', fields: ['satisfaction_pct'] },
  ],
  checks: [
    {
      kind: 'sum_exact',
      key: 'dossiers',
      total: TOTAL,
      parts: OUTCOMES,
      complete: ['on_time', 'late', 'pending'],
      partsAre: 'states',
      balance: { when: 'carried_over', part: 'pending' },
    },
    {
      kind: 'sum_exact',
      key: 'procedures_cut',
      total: ['procedures_cut'],
      parts: ['procedures_cut_half', 'procedures_cut_third'],
      complete: ['procedures_cut_half', 'procedures_cut_third'],
      partsAre: 'kinds',
    },
    {
      kind: 'sum_exact',
      key: 'procedures_reviewed',
      total: ['procedures_reviewed'],
      parts: ['procedures_cut_half', 'procedures_cut_third', 'procedures_not_cut'],
      complete: ['procedures_cut_half', 'procedures_cut_third', 'procedures_not_cut'],
      partsAre: 'kinds',
    },
    {
      kind: 'ratio_le',
      key: 'online_received',
      lesser: [{ field: 'received_online' }],
      greater: [{ field: 'received' }],
    },
    {
      kind: 'ratio_le',
      key: 'cut_reviewed',
      lesser: [{ field: 'procedures_cut' }],
      greater: [{ field: 'procedures_reviewed' }],
    },
    { kind: 'ratio_le', key: 'days', lesser: [{ field: 'days_after' }], greater: [{ field: 'days_before' }] },
    { kind: 'soft_le', key: 'apologies_late', lesser: [{ field: 'late' }], greater: [{ field: 'apologies' }] },
  ],
  indicators: [
    tally('dossiers_carried_over', 'Kỳ trước chuyển sang', 'Carried over', 'carried_over', { stock: 'opening' }),
    tally('dossiers_received', 'Hồ sơ tiếp nhận', 'Dossiers received', 'received'),
    tally('dossiers_on_time', 'Giải quyết đúng hạn', 'Resolved on time', 'on_time'),
    tally('dossiers_late', 'Giải quyết trễ hạn', 'Resolved late', 'late'),
    tally('dossiers_pending', 'Đang giải quyết', 'Pending', 'pending', { stock: 'closing' }),
    procedureTally('procedures_reviewed', 'TTHC rà soát', 'Procedures reviewed'),
    procedureTally('procedures_shortened', 'TTHC cắt giảm thời gian', 'Procedures shortened', 'procedures_cut'),
    procedureTally('procedures_cut_half', 'TTHC cắt giảm 1/2', 'Procedures shortened by half'),
    procedureTally('procedures_cut_third', 'TTHC cắt giảm 1/3', 'Procedures shortened by a third'),
    procedureTally('procedures_not_cut', 'TTHC không cắt giảm', 'Procedures not shortened'),
    indicator(
      ['procedure_days_before', 'Tổng ngày trước cắt giảm', 'Days before shortening'],
      daysNoun,
      figure('days_before'),
    ),
    indicator(
      ['procedure_days_after', 'Tổng ngày sau cắt giảm', 'Days after shortening'],
      daysNoun,
      figure('days_after'),
    ),
    procedureTally('procedures_published_new', 'TTHC công bố mới', 'Procedures published', 'published_new'),
    procedureTally('procedures_abolished', 'TTHC bãi bỏ', 'Procedures abolished', 'abolished'),
    procedureTally('procedures_updated_db', 'TTHC cập nhật CSDL', 'Procedures updated', 'updated_db'),
    indicator(
      ['onestop_communes', 'Xã có bộ phận một cửa', 'Communes with a one-stop shop'],
      communesNoun,
      figure('communes'),
      { stock: 'closing' },
    ),
  ],
  summary: [],
  headline: ['dossiers_received', 'dossiers_on_time', 'dossiers_late'],
  ratios: [
    {
      key: 'late_pct',
      label: { vi: 'Tỷ lệ trễ hạn', en: 'Late rate' },
      perRecord: true,
      numerator: 'dossiers_late',
      denominator: ['dossiers_received'],
    },
    {
      key: 'on_time_pct',
      label: { vi: 'Tỷ lệ đúng hạn', en: 'On-time rate' },
      perRecord: true,
      numerator: 'dossiers_on_time',
      denominator: ['dossiers_on_time', 'dossiers_late'],
    },
  ],
}
