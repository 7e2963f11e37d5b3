import { both, not, whenBatch, whenEvent, whenIs } from './conditions.ts'
import { figure, times } from './contribution.ts'
import { BATCH, choice, count, EITHER, EVENT, field, indicator, options } from './declare.ts'
import { readDocumentNumber } from './document-number.ts'
import { documentReading } from './document-reading.ts'
import { facetOf } from './facet.ts'
import type { FieldValues, Form, Requirement } from './form.ts'

const documentsNoun = { vi: 'văn bản', en: 'documents' }
const unitsNoun = { vi: 'đơn vị', en: 'units' }

/** Key, Vietnamese, English and what they are called in the key of an indicator. */
const TYPES = [
  ['NQ', 'Nghị quyết', 'Resolution', 'resolutions'],
  ['CT', 'Chỉ thị', 'Directive', 'directives'],
  ['QĐ', 'Quyết định', 'Decision', 'decisions'],
  ['KH', 'Kế hoạch', 'Plan', 'plans'],
  ['CTr', 'Chương trình', 'Programme', 'programmes'],
  ['HD', 'Hướng dẫn', 'Guideline', 'guidelines'],
  ['BC', 'Báo cáo', 'Report', 'reports'],
  ['TB', 'Thông báo', 'Notice', 'notices'],
  ['KL', 'Kết luận', 'Conclusion', 'conclusions'],
  ['ĐA', 'Đề án', 'Scheme', 'schemes'],
  ['CV', 'Công văn', 'Official letter', 'letters'],
  ['QC', 'Quy chế', 'Regulation', 'regulations'],
  ['TTr', 'Tờ trình', 'Submission', 'submissions'],
] as const

const byCouncil: Requirement = ({ granularity, values }) =>
  values.doc_type === 'NQ' &&
  (granularity === 'event'
    ? typeof values.number === 'string' && readDocumentNumber(values.number)?.body.startsWith('HĐND') === true
    : values.system === 'state')

const isRegulation = whenIs('doc_type', 'QC')

/** What the number tells by itself. */
const fromNumber = (words: unknown): FieldValues => {
  const parts = typeof words === 'string' ? readDocumentNumber(words) : undefined
  return parts === undefined ? {} : { ...(parts.type && { doc_type: parts.type }), system: parts.system }
}

/**
 * F7. A document issued, or the number of documents of a period. Type, system and day of a lone document follow from its
 * number and the record's day: they are shown and never asked.
 */
export const document: Form = {
  key: 'document',
  label: { vi: 'Văn bản, kế hoạch ban hành', en: 'Documents issued' },
  command: 'vanban',
  examples: [
    'Ban hành KH 141/KH-UBND ngày 27/5/2026 về dân vận chính quyền',
    'Tháng 11 ban hành 12 văn bản',
    'Quý 3 có 19/19 đơn vị đã ban hành kế hoạch triển khai',
  ],
  editExample: { event: 'sửa trích yếu thành cải cách hành chính', batch: 'sửa số văn bản thành 12' },
  reading: documentReading,
  facet: ({ doc_type, system }) => facetOf(doc_type, system),
  derived: ({ granularity, date, values }) =>
    granularity === 'event' ? { ...fromNumber(values.number), ...(date !== undefined && { issued_date: date }) } : {},
  fields: [
    field(['number', 'Số, ký hiệu', 'Number'], { name: 'document' }, EVENT, { required: whenEvent }),
    choice(['doc_type', 'Loại', 'Type'], options(TYPES.map(([key, vi, en]) => [key, vi, en])), EITHER, {
      question: { vi: 'Văn bản thuộc loại nào?', en: 'What type of document is it?' },
      offered: whenBatch,
    }),
    choice(
      ['system', 'Hệ', 'System'],
      options([
        ['party', 'Văn bản của Đảng', 'Party'],
        ['state', 'Văn bản của Nhà nước', 'State'],
      ]),
      EITHER,
      {
        question: { vi: 'Văn bản của Đảng hay của Nhà nước?', en: 'Of the Party or of the State?' },
        offered: whenBatch,
      },
    ),
    field(['issued_date', 'Ngày ban hành', 'Issued on'], { name: 'date' }, EVENT, {
      question: { vi: 'Ban hành ngày nào?', en: 'On which day was it issued?' },
      offered: whenBatch,
    }),
    field(['subject', 'Trích yếu', 'Subject'], { name: 'text', lengthMax: 300 }, EVENT, { required: whenEvent }),
    field(['implements', 'Thực hiện văn bản', 'Implements'], { name: 'document' }, EITHER, {
      question: { vi: 'Thực hiện văn bản số mấy của cấp trên?', en: 'Which document does it implement?' },
    }),
    count(['units_required', 'Số đơn vị phải triển khai', 'Units required'], unitsNoun, EITHER, {
      question: { vi: 'Bao nhiêu đơn vị phải triển khai?', en: 'How many units must implement it?' },
    }),
    count(['units_done', 'Đơn vị đã ban hành kế hoạch', 'Units done'], unitsNoun, EITHER, {
      question: { vi: 'Bao nhiêu đơn vị đã ban hành kế hoạch triển khai?', en: 'How many units have issued a plan?' },
    }),
    field(['implement_due', 'Hạn triển khai', 'Implementation due'], { name: 'date' }, EVENT, {
      question: { vi: 'Hạn triển khai là ngày nào?', en: 'When must it be implemented?' },
    }),
    field(['review_due', 'Hạn sơ kết, báo cáo', 'Review due'], { name: 'date' }, EVENT, {
      question: { vi: 'Hạn sơ kết, báo cáo là ngày nào?', en: 'When is the review due?' },
    }),
    count(['count', 'Số văn bản trong kỳ', 'Documents in period'], documentsNoun, BATCH, {
      question: { vi: 'Ban hành bao nhiêu văn bản?', en: 'How many documents were issued?' },
      required: both(whenBatch, ({ values }) => values.units_done === undefined),
    }),
  ],
  granularityQuestion: {
    vi: 'Đồng chí ghi một văn bản hay số gộp của cả kỳ?',
    en: 'One document, or the total of a period?',
  },
  granularityLabels: {
    event: { vi: 'Một văn bản', en: 'One document' },
    batch: { vi: 'Số gộp cả kỳ', en: 'Period total' },
  },
  whenQuestion: {
    event: { vi: 'Ban hành ngày nào?', en: 'On which day was it issued?' },
    batch: { vi: 'Số liệu của kỳ nào?', en: 'For which period?' },
  },
  questions: [
    {
      key: 'number',
      fields: ['number'],
      text: { vi: 'Số, ký hiệu văn bản là gì?', en: 'What is the number of the document?' },
      example: '141/KH-UBND',
    },
    { key: 'when', fields: ['when'] },
    { key: 'subject', fields: ['subject'], text: { vi: 'Văn bản về việc gì?', en: 'What is it about?' } },
    { key: 'count', fields: ['count'], text: { vi: 'Ban hành bao nhiêu văn bản?', en: 'How many documents?' } },
  ],
  checks: [
    {
      kind: 'ratio_le',
      key: 'done_required',
      lesser: [{ field: 'units_done' }],
      greater: [{ field: 'units_required' }],
    },
    { kind: 'in_order', key: 'implement_after', severity: 'hard', earlier: 'when', later: 'implement_due', days: 0 },
    { kind: 'in_order', key: 'review_after', severity: 'hard', earlier: 'when', later: 'review_due', days: 0 },
  ],
  indicators: [
    indicator(['documents_issued', 'Văn bản ban hành', 'Documents issued'], documentsNoun, times('count')),
    indicator(
      ['council_resolutions', 'Nghị quyết của HĐND', 'People’s Council resolutions'],
      documentsNoun,
      times('count', byCouncil),
    ),
    ...TYPES.map(([key, vi, en, plural]) =>
      indicator([`documents_${plural}`, vi, en], documentsNoun, times('count', whenIs('doc_type', key))),
    ),
    indicator(
      ['departments_with_regulation', 'Đơn vị có quy chế', 'Units with a regulation'],
      unitsNoun,
      figure('units_done', isRegulation),
    ),
    indicator(
      ['units_with_plan', 'Đơn vị đã ban hành kế hoạch', 'Units with a plan'],
      unitsNoun,
      figure('units_done', not(isRegulation)),
    ),
    indicator(
      ['units_to_plan', 'Đơn vị phải triển khai', 'Units that must implement'],
      unitsNoun,
      figure('units_required', not(isRegulation)),
    ),
  ],
  summary: ['number', 'doc_type', 'subject'],
  headline: ['documents_issued', 'council_resolutions', 'units_with_plan'],
  ratios: [
    {
      key: 'units_with_plan_pct',
      label: { vi: 'Tỷ lệ đơn vị đã ban hành kế hoạch', en: 'Units with a plan' },
      perRecord: true,
      numerator: 'units_with_plan',
      denominator: ['units_to_plan'],
    },
  ],
}
