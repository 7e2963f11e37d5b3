import { not, whenBatch, whenEvent, whenIs } from './conditions.ts'
import { numberOf } from './contribution.ts'
import { BATCH, choice, count, EITHER, EVENT, field, indicator, options } from './declare.ts'
import { facetOf } from './facet.ts'
import type { FieldValues, Form, Indicator } from './form.ts'
import { taskReading } from './task-reading.ts'

const tasksNoun = { vi: 'nhiệm vụ', en: 'tasks' }

const DONE = ['done', 'done_late']

/** Conclusions, notices, official letters: what leaders directed, as against the key tasks of a plan or programme. */
const DIRECTIVE = /kết luận|thông báo|công văn|chỉ đạo|\b(?:KL|TB|CV)\b/iu

const isDirective = ({ task_source }: FieldValues): boolean =>
  typeof task_source === 'string' && DIRECTIVE.test(task_source)

const done: Indicator['value'] = ({ granularity, values }) =>
  granularity === 'event' ? Number(DONE.includes(String(values.tstate))) : numberOf(values, 'done')

const assigned: Indicator['value'] = ({ granularity, values }) =>
  granularity === 'event' ? Number(values.tstate !== 'cancelled') : numberOf(values, 'total')

const unfinished = (values: FieldValues): FieldValues => {
  const [whole, finished] = [numberOf(values, 'total'), numberOf(values, 'done')]
  return whole === undefined || finished === undefined || finished > whole ? {} : { unfinished: whole - finished }
}

/** F10. Tasks that a leader or a document gave: each by itself with its deadline, or how many of a period are done. */
export const task: Form = {
  key: 'task',
  label: { vi: 'Nhiệm vụ được giao', en: 'Tasks given' },
  command: 'nhiemvu',
  examples: [
    'Việc rà soát hộ nghèo theo TB 254-TB/ĐU xong 80%, xin lùi hạn đến 30/11',
    'Năm 2026 hoàn thành 34/37 nhiệm vụ trọng tâm',
    'Tháng 11 hoàn thành 53/55 kết luận, văn bản chỉ đạo',
  ],
  editExample: { event: 'sửa tiến độ thành 80%', batch: 'sửa hoàn thành thành 35' },
  reading: taskReading,
  facet: (values) => facetOf(isDirective(values) ? 'directives' : 'key_tasks', values.task_source),
  derived: ({ granularity, date, values }) => {
    if (granularity === 'batch') return unfinished(values)
    return date === undefined ? {} : { assigned_date: date }
  },
  fields: [
    field(['task_source', 'Văn bản, kết luận giao', 'Source'], { name: 'text', lengthMax: 160 }, EITHER, {
      question: { vi: 'Giao tại văn bản, kết luận nào?', en: 'By which document or conclusion?' },
      required: whenEvent,
    }),
    field(['content', 'Nội dung', 'Content'], { name: 'text', lengthMax: 300 }, EVENT, { required: whenEvent }),
    field(['assigner', 'Người giao', 'Assigned by'], { name: 'text', lengthMax: 120 }, EVENT, {
      question: { vi: 'Ai giao? (ghi chức danh, cơ quan)', en: 'Who assigned it? (position or office)' },
      required: whenEvent,
    }),
    field(['assignee', 'Đơn vị, người thực hiện', 'Assignee'], { name: 'text', lengthMax: 120 }, EVENT, {
      question: {
        vi: 'Đơn vị, chức danh nào thực hiện? Chỉ ghi một đầu mối.',
        en: 'Which office or position carries it out? One only.',
      },
      required: whenEvent,
    }),
    field(['assigned_date', 'Ngày giao', 'Assigned on'], { name: 'date' }, EVENT, {
      question: { vi: 'Giao ngày nào?', en: 'On which day was it assigned?' },
      required: whenEvent,
    }),
    field(['due_date', 'Hạn', 'Due'], { name: 'date' }, EVENT, {
      question: { vi: 'Hạn hoàn thành là ngày nào?', en: 'By which day must it be done?' },
      required: whenEvent,
    }),
    field(['progress', 'Tiến độ %', 'Progress'], { name: 'percent' }, EVENT, {
      question: { vi: 'Đã làm được bao nhiêu phần trăm?', en: 'How much of it is done, in per cent?' },
    }),
    choice(
      ['tstate', 'Trạng thái', 'State'],
      options([
        ['not_started', 'Chưa làm', 'Not started'],
        ['in_progress', 'Đang làm', 'In progress'],
        ['done', 'Hoàn thành', 'Done'],
        ['done_late', 'Hoàn thành trễ hạn', 'Done late'],
        ['overdue', 'Quá hạn', 'Overdue'],
        ['cancelled', 'Thôi thực hiện', 'Cancelled'],
      ]),
      EVENT,
      { question: { vi: 'Đến nay thực hiện thế nào?', en: 'How does it stand?' }, required: whenEvent },
    ),
    field(['delay_reason', 'Lý do chậm', 'Reason for delay'], { name: 'text', lengthMax: 300 }, EVENT, {
      question: { vi: 'Vì sao chậm?', en: 'Why is it late?' },
      required: whenIs('tstate', 'overdue'),
      offered: not(whenIs('tstate', 'done')),
    }),
    field(['result_doc', 'Sản phẩm', 'Result'], { name: 'text', lengthMax: 160 }, EVENT, {
      question: { vi: 'Sản phẩm là văn bản, kết quả gì?', en: 'What is the result: which document?' },
      required: whenIs('tstate', ...DONE),
      offered: whenIs('tstate', ...DONE),
    }),
    count(['total', 'Tổng nhiệm vụ', 'Total tasks'], tasksNoun, BATCH, { required: whenBatch }),
    count(['done', 'Hoàn thành', 'Done'], tasksNoun, BATCH, { required: whenBatch }),
  ],
  granularityQuestion: {
    vi: 'Đồng chí ghi một nhiệm vụ hay số gộp của cả kỳ?',
    en: 'One task, or the total of a period?',
  },
  granularityLabels: {
    event: { vi: 'Một nhiệm vụ', en: 'One task' },
    batch: { vi: 'Số gộp cả kỳ', en: 'Period total' },
  },
  whenQuestion: {
    event: { vi: 'Giao ngày nào?', en: 'On which day was it assigned?' },
    batch: { vi: 'Số liệu của kỳ nào?', en: 'For which period?' },
  },
  questions: [
    {
      key: 'task_source',
      fields: ['task_source'],
      text: { vi: 'Giao tại văn bản, kết luận nào?', en: 'By which document or conclusion?' },
      example: '254-TB/ĐU',
    },
    { key: 'content', fields: ['content'], text: { vi: 'Nội dung nhiệm vụ là gì?', en: 'What is the task?' } },
    { key: 'assigner', fields: ['assigner'] },
    { key: 'assignee', fields: ['assignee'] },
    { key: 'when', fields: ['when'] },
    { key: 'due_date', fields: ['due_date'] },
    { key: 'tstate', fields: ['tstate'] },
    {
      key: 'total',
      fields: ['total', 'done'],
      text: { vi: 'Bao nhiêu nhiệm vụ, đã hoàn thành bao nhiêu?', en: 'How many tasks, and how many are done?' },
      example: '37 nhiệm vụ, hoàn thành 34',
    },
  ],
  checks: [
    { kind: 'ratio_le', key: 'done_total', lesser: [{ field: 'done' }], greater: [{ field: 'total' }] },
    { kind: 'in_order', key: 'due_assigned', severity: 'hard', earlier: 'assigned_date', later: 'due_date', days: 0 },
  ],
  indicators: [
    indicator(['tasks_assigned', 'Nhiệm vụ được giao', 'Tasks given'], tasksNoun, assigned),
    indicator(['tasks_done', 'Nhiệm vụ hoàn thành', 'Tasks done'], tasksNoun, done),
    indicator(['key_tasks_done', 'Nhiệm vụ trọng tâm hoàn thành', 'Key tasks done'], tasksNoun, (record) =>
      isDirective(record.values) ? undefined : done(record),
    ),
    indicator(['directives_done', 'Văn bản chỉ đạo hoàn thành', 'Directives carried out'], tasksNoun, (record) =>
      isDirective(record.values) ? done(record) : undefined,
    ),
    indicator(['tasks_overdue', 'Nhiệm vụ quá hạn', 'Tasks overdue'], tasksNoun, ({ granularity, values }) =>
      granularity === 'event' ? Number(values.tstate === 'overdue') : undefined,
    ),
  ],
  summary: ['task_source', 'content', 'tstate'],
  headline: ['tasks_assigned', 'tasks_done', 'tasks_overdue'],
  ratios: [
    {
      key: 'tasks_done_pct',
      label: { vi: 'Tỷ lệ hoàn thành', en: 'Tasks done' },
      perRecord: true,
      numerator: 'tasks_done',
      denominator: ['tasks_assigned'],
    },
  ],
  followUps: [
    {
      key: 'unfinished_tasks',
      label: { vi: 'nhiệm vụ chưa hoàn thành', en: 'unfinished tasks' },
      count: ({ values }) => {
        const [arisen, settled] = [numberOf(values, 'total'), numberOf(values, 'done')]
        return arisen === undefined || settled === undefined ? undefined : { arisen, settled }
      },
      about: 'task_source',
    },
  ],
  matter: {
    due: 'due_date',
    owner: 'assignee',
    isOpen: whenIs('tstate', 'not_started', 'in_progress', 'overdue'),
    settled: () => ({ tstate: 'done', progress: 100 }),
  },
}
