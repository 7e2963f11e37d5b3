import { always, whenEvent, whenIs } from './conditions.ts'
import { figure, leftOpen, numberOf } from './contribution.ts'
import { choice, count, EITHER, field, indicator, options } from './declare.ts'
import { facetOf } from './facet.ts'
import type { Field, FieldValues, Form, Requirement } from './form.ts'
import { voterContactReading } from './voter-contact-reading.ts'

const pointsNoun = { vi: 'điểm', en: 'meetings' }
const turnsNoun = { vi: 'lượt', en: 'voters' }
const opinionsNoun = { vi: 'ý kiến', en: 'opinions' }
const unitsNoun = { vi: 'xã, phường', en: 'communes' }

/** Something was recorded, or may have been: what was not answered on the spot. */
const recordedSome: Requirement = ({ values }) => {
  const rest = (numberOf(values, 'opinions') ?? 0) - (numberOf(values, 'answered_on_site') ?? 0)
  return (numberOf(values, 'recorded') ?? rest) > 0
}

const opinions = (key: string, vi: string, en: string, rest: Pick<Field, 'required' | 'offered'> = {}): Field =>
  count([key, vi, en], opinionsNoun, EITHER, {
    question: { vi: `${vi} bao nhiêu ý kiến?`, en: `How many opinions: ${en.toLowerCase()}?` },
    ...rest,
  })

const competence = (key: string, vi: string, en: string): Field => opinions(key, vi, en, { offered: recordedSome })

/** What was recorded and has had no answer yet. */
const unreplied = (values: FieldValues): FieldValues => {
  const recorded = numberOf(values, 'recorded')
  const replied = numberOf(values, 'replied')
  return recorded === undefined || replied === undefined || replied > recorded ? {} : { unreplied: recorded - replied }
}

/** F4. One round of meetings of representatives with voters, or all of a period. */
export const voterContact: Form = {
  key: 'voter_contact',
  label: { vi: 'Tiếp xúc cử tri', en: 'Voter contact' },
  command: 'cutri',
  examples: [
    'Hôm qua HĐND xã tiếp xúc cử tri trước kỳ họp thứ 5: 3 điểm, 210 lượt cử tri, 15 ý kiến, giải trình 10, ghi nhận 5',
    'Quý 3 tiếp xúc cử tri 27 điểm tại 9 xã, khoảng 3.500 lượt, 125 kiến nghị',
    '8 kiến nghị cử tri kỳ trước đã trả lời 6, còn 2',
  ],
  editExample: { event: 'sửa số cử tri thành 200', batch: 'sửa số điểm thành 28' },
  reading: voterContactReading,
  facet: ({ council_level, timing }) => facetOf(council_level, timing),
  implied: [{ when: whenIs('opinions', 0), values: { answered_on_site: 0, recorded: 0 } }],
  derived: ({ values }) => unreplied(values),
  fields: [
    choice(
      ['council_level', 'Cấp đại biểu', 'Council level'],
      options([
        ['national', 'Đại biểu Quốc hội', 'National Assembly'],
        ['province', 'Đại biểu HĐND tỉnh', 'Provincial council'],
        ['commune', 'Đại biểu HĐND xã', 'Commune council'],
      ]),
      EITHER,
      { required: whenEvent },
    ),
    choice(
      ['timing', 'Thời điểm', 'Timing'],
      options([
        ['before_session', 'Trước kỳ họp', 'Before a session'],
        ['after_session', 'Sau kỳ họp', 'After a session'],
        ['thematic', 'Chuyên đề', 'Thematic'],
      ]),
      EITHER,
      { required: whenEvent },
    ),
    field(['session_label', 'Kỳ họp', 'Session'], { name: 'text', lengthMax: 120 }, EITHER, {
      question: { vi: 'Kỳ họp thứ mấy?', en: 'Which session?' },
    }),
    count(['points', 'Số cuộc, điểm', 'Meetings'], pointsNoun, EITHER, { required: always }),
    count(['units_covered', 'Số xã, phường', 'Communes covered'], unitsNoun, EITHER, {
      question: { vi: 'Ở bao nhiêu xã, phường?', en: 'In how many communes?' },
    }),
    count(['voters', 'Lượt cử tri', 'Voter attendance'], turnsNoun, EITHER, { required: always }),
    opinions('opinions', 'Số ý kiến, kiến nghị', 'Opinions', { required: always }),
    opinions('answered_on_site', 'Giải trình tại chỗ', 'Answered on the spot'),
    opinions('recorded', 'Tiếp thu, ghi nhận', 'Recorded'),
    competence('op_central', 'Thuộc thẩm quyền Trung ương', 'Central competence'),
    competence('op_province', 'Thuộc thẩm quyền tỉnh', 'Provincial competence'),
    competence('op_commune', 'Thuộc thẩm quyền xã', 'Commune competence'),
    opinions('replied', 'Đã trả lời, giải quyết', 'Replied', { offered: recordedSome }),
    field(['reply_due', 'Hạn trả lời', 'Reply due'], { name: 'date' }, EITHER, {
      question: { vi: 'Hạn trả lời cử tri là ngày nào?', en: 'By which day must the voters have an answer?' },
      offered: recordedSome,
    }),
  ],
  granularityQuestion: {
    vi: 'Đồng chí ghi một đợt tiếp xúc hay số gộp của cả kỳ?',
    en: 'One round of meetings, or the total of a period?',
  },
  granularityLabels: {
    event: { vi: 'Một đợt', en: 'One round' },
    batch: { vi: 'Số gộp cả kỳ', en: 'Period total' },
  },
  whenQuestion: {
    event: { vi: 'Tiếp xúc cử tri ngày nào?', en: 'On which day were the voters met?' },
    batch: { vi: 'Số liệu của kỳ nào?', en: 'For which period?' },
  },
  questions: [
    {
      key: 'council_level',
      fields: ['council_level'],
      text: { vi: 'Đại biểu cấp nào tiếp xúc?', en: 'Representatives of which level?' },
    },
    {
      key: 'timing',
      fields: ['timing'],
      text: { vi: 'Trước hay sau kỳ họp nào?', en: 'Before or after which session?' },
    },
    { key: 'when', fields: ['when'] },
    {
      key: 'points',
      fields: ['points', 'units_covered'],
      text: { vi: 'Bao nhiêu cuộc (điểm), ở mấy xã, phường?', en: 'How many meetings, in how many communes?' },
      example: '27 điểm, 9 xã',
    },
    {
      key: 'voters',
      fields: ['voters'],
      text: { vi: 'Bao nhiêu lượt cử tri dự?', en: 'How many voters attended?' },
      example: '210 lượt',
    },
    {
      key: 'opinions',
      fields: ['opinions', 'answered_on_site', 'recorded'],
      text: {
        vi: 'Bao nhiêu ý kiến, kiến nghị? Giải trình tại chỗ và ghi nhận bao nhiêu?',
        en: 'How many opinions? How many were answered on the spot, how many recorded?',
      },
      example: '15 ý kiến, giải trình 10, ghi nhận 5',
    },
    {
      key: 'competence',
      fields: ['op_central', 'op_province', 'op_commune'],
      text: {
        vi: 'Trong số ghi nhận, bao nhiêu thuộc thẩm quyền Trung ương, tỉnh, xã?',
        en: 'Of those recorded, how many are of central, provincial and commune competence?',
      },
      example: 'thuộc Trung ương 0, thuộc tỉnh 2, thuộc xã 3',
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
      // What was not answered on the spot was recorded: there is no third way.
      balance: { when: 'answered_on_site', part: 'recorded' },
    },
    {
      kind: 'sum_exact',
      key: 'competence',
      total: ['recorded'],
      parts: ['op_central', 'op_province', 'op_commune'],
      complete: ['op_central', 'op_province', 'op_commune'],
      partsAre: 'kinds',
    },
    { kind: 'ratio_le', key: 'replied_recorded', lesser: [{ field: 'replied' }], greater: [{ field: 'recorded' }] },
    { kind: 'in_order', key: 'reply_due_later', severity: 'soft', earlier: 'when', later: 'reply_due', days: 0 },
  ],
  indicators: [
    indicator(['voter_contact_points', 'Điểm tiếp xúc cử tri', 'Voter meetings'], pointsNoun, figure('points')),
    indicator(
      ['voter_contact_units_covered', 'Xã, phường có tiếp xúc cử tri', 'Communes covered'],
      unitsNoun,
      figure('units_covered'),
    ),
    indicator(['voter_turns', 'Lượt cử tri', 'Voter attendance'], turnsNoun, figure('voters')),
    indicator(['voter_opinions', 'Ý kiến, kiến nghị cử tri', 'Voter opinions'], opinionsNoun, figure('opinions')),
    indicator(
      ['voter_opinions_answered_on_site', 'Giải trình tại chỗ', 'Answered on the spot'],
      opinionsNoun,
      figure('answered_on_site'),
    ),
    indicator(['voter_opinions_recorded', 'Tiếp thu, ghi nhận', 'Recorded'], opinionsNoun, figure('recorded')),
    indicator(
      ['voter_opinions_in_competence', 'Thuộc thẩm quyền của xã', 'Within the commune’s competence'],
      opinionsNoun,
      figure('op_commune'),
    ),
    indicator(['voter_opinions_replied', 'Đã trả lời cử tri', 'Replied to voters'], opinionsNoun, figure('replied')),
  ],
  summary: ['council_level', 'timing'],
  headline: ['voter_contact_points', 'voter_turns', 'voter_opinions'],
  ratios: [
    {
      key: 'voter_replied_pct',
      label: { vi: 'Tỷ lệ kiến nghị đã trả lời', en: 'Opinions replied to' },
      perRecord: true,
      numerator: 'voter_opinions_replied',
      denominator: ['voter_opinions_recorded'],
    },
  ],
  followUps: [
    {
      key: 'voter_opinions',
      label: { vi: 'kiến nghị cử tri chờ trả lời', en: 'voter opinions to be answered' },
      count: leftOpen('recorded', 'replied'),
      about: 'session_label',
      due: 'reply_due',
    },
  ],
}
