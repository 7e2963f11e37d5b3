import { addDays } from '../periods/calendar-date.ts'
import { always, both, not, whenBatch, whenEvent, whenIs, whenPositive } from './conditions.ts'
import { figure, numberOf, times } from './contribution.ts'
import { BATCH, choice, count, EITHER, EVENT, field, indicator, options } from './declare.ts'
import { facetOf } from './facet.ts'
import type { Form, Indicator, Requirement } from './form.ts'
import { inspectionReading } from './inspection-reading.ts'

const teamsNoun = { vi: 'đoàn', en: 'teams' }
const unitsNoun = { vi: 'đơn vị', en: 'units' }
const orgsNoun = { vi: 'tổ chức đảng', en: 'Party organisations' }
const membersNoun = { vi: 'đảng viên', en: 'Party members' }
const recommendationsNoun = { vi: 'kiến nghị', en: 'recommendations' }

/** A body announces its conclusion within so many days of the last day of work. */
const CONCLUSION_DAYS = 15

/** What is only planned or announced is not counted as done. */
const isDone = not(whenIs('istate', 'planned', 'announced'))
const isOver = whenIs('istate', 'finished', 'concluded', 'remediated')
const isConcluded = whenIs('istate', 'concluded', 'remediated')
const isSupervision = whenIs('ikind', 'party_supervision', 'council_supervision', 'front_supervision')

/** One for each single inspection of which the condition holds. */
const once =
  (when: Requirement): Indicator['value'] =>
  (record) =>
    record.granularity === 'event' && when(record) ? 1 : undefined

/** Without other days told, work that is over was done on the day that it is told of. */
const workedOut: NonNullable<Form['derived']> = ({ granularity, date, values }) => {
  const { units } = values
  const oneDay = date !== undefined && values.window_to === undefined && isOver({ granularity, values })
  const last = oneDay ? date : values.window_to
  const isDue = typeof last === 'string' && !isConcluded({ granularity, values })
  return {
    ...(Array.isArray(units) && { units_n: units.length }),
    ...(oneDay && { window_from: date, window_to: date }),
    ...(isDue && { conclusion_due: addDays(last, CONCLUSION_DAYS) }),
  }
}

/** F6. The number of teams and the number of inspected units are two figures and are never added. */
export const inspection: Form = {
  key: 'inspection',
  label: { vi: 'Kiểm tra, giám sát', en: 'Inspection and supervision' },
  command: 'kiemtra',
  examples: [
    'Hôm qua UBKT Đảng ủy kiểm tra chi bộ thôn 3 theo KH 12-KH/UBKT',
    'HĐND xã giám sát chuyên đề 3 đoàn, 5 đơn vị trong tháng 11',
    'Đã kiểm tra 09/09 thôn về CCHC',
  ],
  editExample: { event: 'sửa số kiến nghị thành 4', batch: 'sửa số đoàn thành 3' },
  reading: inspectionReading,
  facet: ({ ikind }) => facetOf(ikind),
  derived: (record) => (record.granularity === 'event' ? workedOut(record) : {}),
  followUps: [
    {
      key: 'recommendations',
      label: { vi: 'kiến nghị sau kiểm tra chờ khắc phục', en: 'recommendations to remedy' },
      about: 'content',
      due: 'remediation_due',
      count: ({ values }) => {
        const arisen = numberOf(values, 'recommendations')
        const settled = values.istate === 'remediated' ? arisen : numberOf(values, 'remediated')
        return arisen === undefined ? undefined : { arisen, settled: settled ?? 0 }
      },
    },
  ],
  matter: {
    due: 'conclusion_due',
    owner: 'lead_body',
    isOpen: both(whenEvent, not(isConcluded)),
    settled: () => ({ istate: 'concluded' }),
  },
  fields: [
    choice(
      ['ikind', 'Loại', 'Kind'],
      options([
        ['party_inspection', 'Kiểm tra của Đảng', 'Party inspection'],
        ['party_supervision', 'Giám sát của Đảng', 'Party supervision'],
        ['council_supervision', 'Giám sát của HĐND', 'People’s Council supervision'],
        ['front_supervision', 'Giám sát của MTTQ, đoàn thể', 'Front supervision'],
        ['admin_inspection', 'Kiểm tra hành chính', 'Administrative inspection'],
        ['duty_check', 'Kiểm tra giờ giấc, công vụ', 'Duty check'],
      ]),
      EITHER,
      { required: always },
    ),
    field(['plan_doc', 'Kế hoạch số', 'Plan document'], { name: 'document' }, EITHER, {
      question: { vi: 'Theo kế hoạch số mấy?', en: 'Under which plan document?' },
      required: whenEvent,
    }),
    field(['decision_doc', 'Quyết định lập đoàn', 'Team decision'], { name: 'document' }, EVENT, {
      question: { vi: 'Quyết định lập đoàn số mấy?', en: 'Which decision set up the team?' },
    }),
    field(['lead_body', 'Cơ quan chủ trì', 'Lead body'], { name: 'text', lengthMax: 120 }, EVENT, {
      question: { vi: 'Cơ quan nào chủ trì?', en: 'Which body leads?' },
      required: whenEvent,
    }),
    field(['team_head', 'Trưởng đoàn', 'Team head'], { name: 'text', lengthMax: 120 }, EVENT, {
      question: { vi: 'Ai là trưởng đoàn? (ghi chức danh)', en: 'Who heads the team? (position)' },
    }),
    field(['content', 'Nội dung', 'Content'], { name: 'text', lengthMax: 300 }, EITHER, {
      question: { vi: 'Kiểm tra, giám sát nội dung gì?', en: 'What is inspected or supervised?' },
      required: whenEvent,
    }),
    field(['units', 'Đơn vị được kiểm tra', 'Inspected units'], { name: 'names', lengthMax: 80 }, EVENT, {
      question: {
        vi: 'Kiểm tra những đơn vị nào? (ghi tên, cách nhau bằng dấu phẩy)',
        en: 'Which units are inspected? (names, separated by commas)',
      },
      required: both(whenEvent, ({ values }) => values.units_n === undefined),
    }),
    count(['units_n', 'Số đơn vị được kiểm tra', 'Units inspected'], unitsNoun, EITHER, {
      question: { vi: 'Kiểm tra bao nhiêu đơn vị?', en: 'How many units were inspected?' },
      required: whenBatch,
    }),
    count(['teams', 'Số đoàn', 'Teams'], teamsNoun, BATCH, {
      question: { vi: 'Có bao nhiêu đoàn kiểm tra, giám sát?', en: 'How many teams?' },
      required: whenBatch,
    }),
    count(['party_orgs_n', 'Số tổ chức đảng', 'Party organisations'], orgsNoun, EITHER, {
      question: { vi: 'Kiểm tra bao nhiêu tổ chức đảng?', en: 'How many Party organisations?' },
    }),
    count(['party_members_n', 'Số đảng viên', 'Party members'], membersNoun, EITHER, {
      question: { vi: 'Kiểm tra bao nhiêu đảng viên?', en: 'How many Party members?' },
    }),
    field(['window_from', 'Từ ngày', 'Window start'], { name: 'date' }, EVENT, {
      question: { vi: 'Tiến hành từ ngày nào?', en: 'From which day?' },
      required: whenEvent,
    }),
    field(['window_to', 'Đến ngày', 'Window end'], { name: 'date' }, EVENT, {
      question: { vi: 'Đến ngày nào?', en: 'Until which day?' },
      required: whenEvent,
    }),
    field(['self_report_due', 'Hạn báo cáo tự kiểm tra', 'Self-report due'], { name: 'date' }, EVENT, {
      question: { vi: 'Hạn nộp báo cáo tự kiểm tra là ngày nào?', en: 'When is the self-report due?' },
    }),
    choice(
      ['istate', 'Trạng thái', 'State'],
      options([
        ['planned', 'Mới lập kế hoạch', 'Planned'],
        ['announced', 'Đã công bố', 'Announced'],
        ['running', 'Đang tiến hành', 'Running'],
        ['finished', 'Đã kiểm tra xong', 'Finished'],
        ['concluded', 'Đã kết luận', 'Concluded'],
        ['remediated', 'Đã khắc phục xong', 'Remediated'],
      ]),
      EITHER,
      { required: whenEvent },
    ),
    field(['conclusion_due', 'Hạn ra kết luận', 'Conclusion due'], { name: 'date' }, EVENT, {
      question: { vi: 'Hạn ra thông báo kết luận là ngày nào?', en: 'When is the conclusion due?' },
    }),
    field(['conclusion_doc', 'Thông báo kết luận', 'Conclusion document'], { name: 'document' }, EVENT, {
      question: { vi: 'Thông báo kết luận số mấy?', en: 'Number of the conclusion?' },
      required: whenIs('istate', 'concluded'),
      offered: isConcluded,
    }),
    count(['recommendations', 'Số kiến nghị', 'Recommendations'], recommendationsNoun, EITHER, {
      question: { vi: 'Có bao nhiêu kiến nghị, yêu cầu khắc phục?', en: 'How many recommendations?' },
      required: both(whenEvent, whenIs('istate', 'concluded')),
    }),
    field(['remediation_due', 'Hạn khắc phục', 'Remediation due'], { name: 'date' }, EVENT, {
      question: { vi: 'Hạn khắc phục là ngày nào?', en: 'When is remediation due?' },
      required: both(whenEvent, whenPositive('recommendations')),
      offered: whenPositive('recommendations'),
    }),
    count(['remediated', 'Đã khắc phục', 'Remediated'], recommendationsNoun, EITHER, {
      question: { vi: 'Đã khắc phục bao nhiêu kiến nghị?', en: 'How many recommendations have been remedied?' },
      offered: whenPositive('recommendations'),
    }),
  ],
  granularityQuestion: {
    vi: 'Đồng chí ghi một đoàn kiểm tra, giám sát hay số gộp của cả kỳ?',
    en: 'One inspection, or the total of a period?',
  },
  granularityLabels: {
    event: { vi: 'Một đoàn', en: 'One team' },
    batch: { vi: 'Số gộp cả kỳ', en: 'Period total' },
  },
  whenQuestion: {
    event: { vi: 'Trạng thái này ghi nhận ngày nào?', en: 'On which day was it so?' },
    batch: { vi: 'Số liệu của kỳ nào?', en: 'For which period?' },
  },
  questions: [
    {
      key: 'istate',
      fields: ['istate'],
      granularity: 'event',
      text: { vi: 'Mới là kế hoạch hay đã có kết quả?', en: 'Only a plan, or already a result?' },
    },
    { key: 'when', fields: ['when'] },
    { key: 'ikind', fields: ['ikind'], text: { vi: 'Kiểm tra, giám sát loại nào?', en: 'What kind is it?' } },
    {
      key: 'plan_doc',
      fields: ['plan_doc'],
      granularity: 'event',
      text: { vi: 'Theo kế hoạch số mấy?', en: 'Under which plan?' },
      example: '12-KH/UBKT',
    },
    { key: 'lead_body', fields: ['lead_body'], text: { vi: 'Cơ quan nào chủ trì?', en: 'Which body leads?' } },
    {
      key: 'content',
      fields: ['content'],
      granularity: 'event',
      text: { vi: 'Kiểm tra, giám sát nội dung gì?', en: 'What is inspected or supervised?' },
    },
    { key: 'units', fields: ['units'] },
    {
      key: 'teams',
      fields: ['teams', 'units_n'],
      granularity: 'batch',
      text: { vi: 'Có bao nhiêu đoàn, kiểm tra bao nhiêu đơn vị?', en: 'How many teams, how many units?' },
      example: '2 đoàn, 6 đơn vị',
    },
    { key: 'window_from', fields: ['window_from'] },
    { key: 'window_to', fields: ['window_to'] },
  ],
  checks: [
    { kind: 'in_order', key: 'window', severity: 'hard', earlier: 'window_from', later: 'window_to', days: 0 },
    { kind: 'in_order', key: 'conclusion', severity: 'hard', earlier: 'window_to', later: 'conclusion_due', days: 0 },
    {
      kind: 'in_order',
      key: 'self_report',
      severity: 'soft',
      earlier: 'self_report_due',
      later: 'window_from',
      days: 1,
    },
    { kind: 'ratio_le', key: 'units_listed', lesser: [{ field: 'units' }], greater: [{ field: 'units_n' }] },
    { kind: 'ratio_le', key: 'units_counted', lesser: [{ field: 'units_n' }], greater: [{ field: 'units' }] },
    {
      kind: 'ratio_le',
      key: 'remediated_recommendations',
      lesser: [{ field: 'remediated' }],
      greater: [{ field: 'recommendations' }],
    },
  ],
  indicators: [
    indicator(
      ['inspection_teams', 'Đoàn kiểm tra', 'Inspection teams'],
      teamsNoun,
      times('teams', both(isDone, not(isSupervision))),
    ),
    indicator(
      ['supervision_teams', 'Đoàn giám sát', 'Supervision teams'],
      teamsNoun,
      times('teams', both(isDone, isSupervision)),
    ),
    indicator(['inspected_units', 'Đơn vị được kiểm tra', 'Inspected units'], unitsNoun, figure('units_n', isDone)),
    indicator(
      ['inspected_party_orgs', 'Tổ chức đảng được kiểm tra', 'Inspected Party organisations'],
      orgsNoun,
      figure('party_orgs_n', isDone),
    ),
    indicator(
      ['inspected_party_members', 'Đảng viên được kiểm tra', 'Inspected Party members'],
      membersNoun,
      figure('party_members_n', isDone),
    ),
    indicator(['inspections_planned', 'Cuộc theo kế hoạch', 'Inspections planned'], teamsNoun, once(always)),
    indicator(['inspections_concluded', 'Cuộc đã kết luận', 'Inspections concluded'], teamsNoun, once(isConcluded)),
    indicator(
      ['recommendations_made', 'Kiến nghị sau kiểm tra', 'Recommendations'],
      recommendationsNoun,
      figure('recommendations'),
    ),
    indicator(
      ['recommendations_remediated', 'Kiến nghị đã khắc phục', 'Recommendations remedied'],
      recommendationsNoun,
      figure('remediated'),
    ),
  ],
  summary: ['ikind', 'lead_body', 'istate'],
  headline: ['inspection_teams', 'supervision_teams', 'inspected_units'],
  ratios: [
    {
      key: 'plan_completion_pct',
      label: { vi: 'Tỷ lệ hoàn thành kế hoạch', en: 'Plan completion' },
      perRecord: false,
      numerator: 'inspections_concluded',
      denominator: ['inspections_planned'],
    },
    {
      key: 'remediated_pct',
      label: { vi: 'Tỷ lệ khắc phục', en: 'Remediation rate' },
      perRecord: true,
      numerator: 'recommendations_remediated',
      denominator: ['recommendations_made'],
    },
  ],
}
