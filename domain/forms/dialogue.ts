import { always, both, not, whenBatch, whenEvent, whenIs } from './conditions.ts'
import { figure, leftOpen, numberOf, times } from './contribution.ts'
import { BATCH, choice, count, EITHER, EVENT, field, indicator, options } from './declare.ts'
import { dialogueReading } from './dialogue-reading.ts'
import { facetOf } from './facet.ts'
import type { Form, Indicator, Requirement } from './form.ts'

const meetingsNoun = { vi: 'cuộc', en: 'dialogues' }
const turnsNoun = { vi: 'lượt', en: 'attendances' }
const opinionsNoun = { vi: 'ý kiến', en: 'opinions' }
const unitsNoun = { vi: 'đơn vị', en: 'units' }

/** A commune's authorities give notice of a dialogue at least so many days before. */
const ANNOUNCED_DAYS_MIN = 7
/** The result is published within so many days. */
const PUBLISHED_DAYS_MAX = 10

/** Opinions on a draft are gathered there; it is counted apart from the dialogues. */
const consultation = whenIs('dtype', 'consultation')
const answering = not(consultation)

/** A period total tells the meetings, or the units that held one ("8/9 thôn"): one of the two will do. */
const unlessTold =
  (other: string): Requirement =>
  ({ granularity, values }) =>
    granularity === 'batch' && values[other] === undefined

const resolved: Indicator['value'] = (record) => {
  const onSite = figure('answered_on_site', answering)(record)
  return onSite === undefined ? undefined : onSite + (numberOf(record.values, 'resolved_later') ?? 0)
}

/** F3. Dialogues of heads with the people, listening conferences, consultations on drafts. */
export const dialogue: Form = {
  key: 'dialogue',
  label: { vi: 'Đối thoại với Nhân dân', en: 'Dialogue with the people' },
  command: 'doithoai',
  examples: [
    'Hôm qua Bí thư đối thoại chuyên đề GPMB, 150 người dự, 32 ý kiến, trả lời tại chỗ 25, tiếp thu 7',
    'Quý 3 tổ chức 33 cuộc đối thoại, 2.725 lượt người dự, 62 ý kiến, giải đáp tại chỗ 50',
    'Năm 2026: 8/9 thôn tổ chức lắng nghe ý kiến nhân dân, 960 lượt người, 62 ý kiến, giải đáp tại chỗ 40',
  ],
  editExample: { event: 'sửa số ý kiến thành 30', batch: 'sửa số cuộc thành 34' },
  reading: dialogueReading,
  facet: ({ dtype, chair_role }) => facetOf(dtype, chair_role),
  implied: [{ when: whenIs('opinions', 0), values: { answered_on_site: 0, recorded: 0 } }],
  fields: [
    choice(
      ['chair_role', 'Chủ trì', 'Chaired by'],
      options([
        ['secretary', 'Bí thư cấp ủy', 'Party secretary'],
        ['chair', 'Chủ tịch UBND', 'Chair of the People’s Committee'],
        ['both', 'Bí thư và Chủ tịch', 'Secretary and chair'],
        ['agency_head', 'Thủ trưởng cơ quan', 'Head of agency'],
        ['police', 'Công an', 'Police'],
        ['other', 'Khác', 'Other'],
      ]),
      EITHER,
      { required: whenEvent },
    ),
    choice(
      ['dtype', 'Loại', 'Type'],
      options([
        ['periodic', 'Định kỳ', 'Periodic'],
        ['thematic', 'Chuyên đề', 'Thematic'],
        ['adhoc', 'Đột xuất', 'Ad hoc'],
        ['complaint_settlement', 'Giải quyết khiếu nại', 'Settling a complaint'],
        ['listening', 'Lắng nghe ý kiến', 'Listening conference'],
        ['consultation', 'Lấy ý kiến dự thảo', 'Consultation on a draft'],
      ]),
      EITHER,
      { required: whenEvent },
    ),
    field(['subject', 'Chủ đề', 'Subject'], { name: 'text', lengthMax: 300 }, EITHER, { required: whenEvent }),
    count(['count', 'Số cuộc', 'Number held'], meetingsNoun, BATCH, { required: unlessTold('units_held') }),
    count(['units_held', 'Số đơn vị tổ chức', 'Units holding'], unitsNoun, BATCH, {
      question: { vi: 'Bao nhiêu đơn vị đã tổ chức?', en: 'How many units held one?' },
      required: unlessTold('count'),
    }),
    count(['attendee_turns', 'Lượt người dự', 'Attendance'], turnsNoun, EITHER, { required: always }),
    count(['opinions', 'Số ý kiến', 'Opinions'], opinionsNoun, EITHER, { required: always }),
    count(['answered_on_site', 'Giải đáp tại chỗ', 'Answered on the spot'], opinionsNoun, EITHER, {
      question: { vi: 'Bao nhiêu ý kiến được giải đáp tại chỗ?', en: 'How many opinions were answered on the spot?' },
      required: always,
    }),
    count(['recorded', 'Tiếp thu, giao giải quyết', 'Recorded for follow-up'], opinionsNoun, EITHER, {
      question: {
        vi: 'Bao nhiêu ý kiến được tiếp thu, giao giải quyết?',
        en: 'How many opinions were recorded for follow-up?',
      },
      required: always,
    }),
    count(['resolved_later', 'Đã giải quyết sau đối thoại', 'Resolved afterwards'], opinionsNoun, EITHER, {
      question: {
        vi: 'Đến nay đã giải quyết bao nhiêu ý kiến trong số được giao?',
        en: 'How many of the recorded opinions have been resolved since?',
      },
    }),
    field(['announced_date', 'Ngày thông báo', 'Announced on'], { name: 'date' }, EVENT, {
      question: { vi: 'Thông báo cho người dân ngày nào?', en: 'On which day was it announced?' },
    }),
    field(['published_date', 'Ngày công khai kết quả', 'Result published on'], { name: 'date' }, EVENT, {
      question: { vi: 'Công khai kết quả ngày nào?', en: 'On which day was the result published?' },
    }),
    field(['conclusion_doc', 'Thông báo kết luận', 'Conclusion document'], { name: 'document' }, EVENT, {
      question: { vi: 'Số, ký hiệu thông báo kết luận?', en: 'Number of the conclusion document?' },
    }),
    choice(
      ['held_online', 'Hình thức', 'Format'],
      options([
        ['in_person', 'Trực tiếp', 'In person'],
        ['online', 'Trực tuyến', 'Online'],
        ['mixed', 'Kết hợp', 'Mixed'],
      ]),
      EVENT,
      { question: { vi: 'Tổ chức trực tiếp hay trực tuyến?', en: 'In person or online?' } },
    ),
  ],
  granularityQuestion: {
    vi: 'Đồng chí ghi một cuộc đối thoại hay số gộp của cả kỳ?',
    en: 'One dialogue, or the total of a period?',
  },
  granularityLabels: {
    event: { vi: 'Một cuộc', en: 'One dialogue' },
    batch: { vi: 'Số gộp cả kỳ', en: 'Period total' },
  },
  whenQuestion: {
    event: { vi: 'Đối thoại ngày nào?', en: 'On which day was the dialogue?' },
    batch: { vi: 'Số liệu của kỳ nào?', en: 'For which period?' },
  },
  questions: [
    { key: 'chair_role', fields: ['chair_role'], text: { vi: 'Ai chủ trì?', en: 'Who chaired it?' } },
    { key: 'dtype', fields: ['dtype'], text: { vi: 'Đối thoại loại nào?', en: 'What kind of dialogue?' } },
    { key: 'when', fields: ['when'] },
    { key: 'subject', fields: ['subject'], text: { vi: 'Về chủ đề gì?', en: 'On which subject?' } },
    {
      key: 'count',
      fields: ['count', 'units_held'],
      text: { vi: 'Đã tổ chức bao nhiêu cuộc, ở mấy đơn vị?', en: 'How many dialogues were held, in how many units?' },
      example: '33 cuộc, 9 đơn vị',
    },
    {
      key: 'attendee_turns',
      fields: ['attendee_turns'],
      text: { vi: 'Bao nhiêu lượt người dự?', en: 'How many attended?' },
      example: '150 lượt',
    },
    {
      key: 'opinions',
      fields: ['opinions', 'answered_on_site', 'recorded'],
      text: {
        vi: 'Bao nhiêu ý kiến? Giải đáp tại chỗ và tiếp thu, giao giải quyết bao nhiêu?',
        en: 'How many opinions? How many were answered on the spot, how many recorded for follow-up?',
      },
      example: '32 ý kiến, giải đáp tại chỗ 25, tiếp thu 7',
    },
  ],
  checks: [
    {
      kind: 'sum_exact',
      key: 'opinions',
      total: ['opinions'],
      parts: ['answered_on_site', 'recorded'],
      complete: ['answered_on_site', 'recorded'],
      partsAre: 'kinds',
      // What was not answered on the spot was taken up: there is no third way.
      balance: { when: 'answered_on_site', part: 'recorded' },
    },
    {
      kind: 'ratio_le',
      key: 'resolved_recorded',
      lesser: [{ field: 'resolved_later' }],
      greater: [{ field: 'recorded' }],
    },
    {
      kind: 'soft_le',
      key: 'opinions_attendees',
      lesser: [{ field: 'opinions' }],
      greater: [{ field: 'attendee_turns' }],
    },
    {
      kind: 'in_order',
      key: 'announce_lt_7_days',
      severity: 'soft',
      earlier: 'announced_date',
      later: 'when',
      days: ANNOUNCED_DAYS_MIN,
    },
    {
      kind: 'in_order',
      key: 'published_gt_10_days',
      severity: 'soft',
      earlier: 'published_date',
      later: 'when',
      days: -PUBLISHED_DAYS_MAX,
    },
  ],
  indicators: [
    indicator(['dialogues_held', 'Cuộc đối thoại', 'Dialogues held'], meetingsNoun, times('count', answering)),
    indicator(
      ['listening_conference_units', 'Đơn vị tổ chức lắng nghe ý kiến', 'Units with listening conferences'],
      unitsNoun,
      // Two conferences of one unit are still one unit: single events do not tell.
      figure('units_held', both(whenBatch, whenIs('dtype', 'listening'))),
    ),
    indicator(
      ['dialogue_attendee_turns', 'Lượt người dự đối thoại', 'Attendance at dialogues'],
      turnsNoun,
      figure('attendee_turns', answering),
    ),
    indicator(
      ['dialogue_opinions', 'Ý kiến tại đối thoại', 'Opinions at dialogues'],
      opinionsNoun,
      figure('opinions', answering),
    ),
    indicator(['dialogue_opinions_resolved', 'Ý kiến đã giải quyết', 'Opinions resolved'], opinionsNoun, resolved),
    indicator(
      ['consultation_sessions', 'Cuộc lấy ý kiến dự thảo', 'Consultations on drafts'],
      meetingsNoun,
      times('count', consultation),
    ),
    indicator(
      ['consultation_attendee_turns', 'Lượt người được lấy ý kiến', 'Attendance at consultations'],
      turnsNoun,
      figure('attendee_turns', consultation),
    ),
  ],
  summary: ['chair_role', 'dtype'],
  headline: ['dialogues_held', 'dialogue_attendee_turns', 'dialogue_opinions'],
  ratios: [
    {
      key: 'dialogue_resolved_pct',
      label: { vi: 'Tỷ lệ ý kiến đã giải quyết', en: 'Opinions resolved' },
      perRecord: true,
      numerator: 'dialogue_opinions_resolved',
      denominator: ['dialogue_opinions'],
    },
  ],
  followUps: [
    {
      key: 'dialogue_opinions',
      label: { vi: 'ý kiến chờ giải quyết', en: 'opinions to be resolved' },
      count: leftOpen('recorded', 'resolved_later'),
      about: 'subject',
    },
  ],
}
