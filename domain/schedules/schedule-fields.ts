import { always, whenIs } from '../forms/conditions.ts'
import { choice, count, EVENT, field, options } from '../forms/declare.ts'
import type { Field, Option, Requirement } from '../forms/form.ts'
import { formByKey, forms } from '../forms/registry.ts'
import type { Label } from '../language.ts'
import { ladderOptions } from './ladder-options.ts'
import { AS_GENERAL, dueLevels } from './level-dues.ts'

const NAME_LENGTH_MAX = 100
const SOURCE_LENGTH_MAX = 200

const DAYS_OF_MONTH = Array.from({ length: 31 }, (_, index) => index + 1)
const WORKING_DAYS_MAX = 30

const isEntries = whenIs('duty', 'entries')
const hasHeads: Requirement = (record) =>
  isEntries(record) && formByKey.get(String(record.values.form))?.heads !== undefined
const namesUnits = whenIs('debtors', 'subtree', 'units')
const isLevel = whenIs('debtors', 'commune', 'organisation', 'office', 'province', 'district')
const onDays = whenIs('frequency', 'days')
const isOnce = whenIs('frequency', 'once')

const rare = (option: Option, offered: readonly string[]): Option =>
  offered.includes(option.key) ? option : { ...option, rare: true }

/** `day-18`, `after-0`: the option that stands for a due rule. Day n is option n, so that a bare number names it. */
const dueOptions: readonly Option[] = [
  ...DAYS_OF_MONTH.map((day) => ({ key: `day-${day}`, label: { vi: `Ngày ${day}`, en: `Day ${day} of the month` } })),
  { key: 'after-0', label: { vi: 'Ngày cuối kỳ', en: 'Last day of the period' } },
  ...Array.from({ length: WORKING_DAYS_MAX }, (_, index) => ({
    key: `after-${index + 1}`,
    label: {
      vi: `Sau ngày cuối kỳ ${index + 1} ngày làm việc`,
      en: `${index + 1} working days after the last day of the period`,
    },
  })),
].map((option) => rare(option, ['day-16', 'day-18', 'day-20', 'day-25', 'after-0']))

const dayOptions: readonly Option[] = DAYS_OF_MONTH.map((day) => ({
  key: String(day),
  label: { vi: `Ngày ${day}`, en: `Day ${day}` },
})).map((option) => rare(option, ['1', '10', '15', '20']))

const partOptions: readonly Option[] = DAYS_OF_MONTH.slice(0, 12).map((part) =>
  rare({ key: String(part), label: { vi: `Kỳ ${part}`, en: `No. ${part}` } }, ['1', '2', '3', '4']),
)

/** What is asked of each field in a guided chat. */
export const questions = {
  duty: {
    vi: 'Đơn vị phải làm gì: nộp báo cáo định kỳ, hay thực hiện đủ số lần một việc (tiếp công dân, đối thoại …)?',
    en: 'What is owed: a periodic report, or so many times of something (receptions, dialogues …)?',
  },
  form: { vi: 'Đó là việc nào?', en: 'Of what?' },
  counted: { vi: 'Tính buổi do ai tiếp?', en: 'Whose sessions count?' },
  times: { vi: 'Mỗi kỳ ít nhất mấy lần?', en: 'At least how many times in each period?' },
  debtors: {
    vi: 'Những đơn vị nào phải thực hiện? Chọn một nhóm, hoặc ghi tên các đơn vị.',
    en: 'Which units owe it? Choose a group, or write the names of the units.',
  },
  units: {
    vi: 'Đồng chí ghi tên các đơn vị, cách nhau bằng dấu phẩy.',
    en: 'Write the names of the units, with commas.',
  },
  frequency: { vi: 'Bao lâu một lần?', en: 'How often?' },
  days: { vi: 'Vào những ngày nào trong tháng?', en: 'On which days of the month?' },
  once_from: { vi: 'Tính từ ngày nào?', en: 'From which day?' },
  once_to: { vi: 'Đến hết ngày nào?', en: 'To which day, inclusive?' },
  due: {
    vi: 'Hạn là ngày mấy sau khi hết kỳ? Chọn, hoặc ghi “ngày 20”, “sau 3 ngày làm việc”.',
    en: 'When after the period is it due? Choose, or write “ngày 20”, “sau 3 ngày làm việc”.',
  },
  ladder: { vi: 'Nhắc theo cách nào?', en: 'Who is reminded, and when?' },
  effective_from: { vi: 'Áp dụng từ ngày nào? Ví dụ: 01/01/2027', en: 'From which day on? For example: 01/01/2027' },
} satisfies Record<string, Label>

export const FREQUENCIES = options([
  ['month', 'Hằng tháng', 'Monthly'],
  ['quarter', 'Hằng quý', 'Quarterly'],
  ['half', '6 tháng', 'Half-yearly'],
  ['nine-months', '9 tháng', 'Nine months'],
  ['year', 'Hằng năm', 'Yearly'],
  ['week', 'Hằng tuần', 'Weekly'],
  ['days', 'Ngày cố định trong tháng', 'Fixed days of the month'],
  ['once', 'Một lần', 'Once'],
])

/** What is owed, by whom, how often and until when. */
export const meaning: readonly Field[] = [
  choice(
    ['duty', 'Phải làm', 'What is owed'],
    options([
      ['report', 'Nộp báo cáo định kỳ', 'Periodic report'],
      ['entries', 'Thực hiện đủ số lần', 'So many times'],
    ]),
    EVENT,
    { required: always, question: questions.duty },
  ),
  choice(
    ['form', 'Việc', 'Of what'],
    forms.map(({ key, label }) => ({ key, label })),
    EVENT,
    { required: isEntries, offered: isEntries, question: questions.form },
  ),
  choice(
    ['counted', 'Tính', 'What counts'],
    [
      ...options([
        ['each', 'Mọi buổi', 'Every session'],
        ['secretary', 'Buổi Bí thư tiếp', 'Sessions of the Party secretary'],
        ['chair', 'Buổi Chủ tịch tiếp', 'Sessions of the chair'],
        ['agency_head', 'Buổi Thủ trưởng tiếp', 'Sessions of the head of the agency'],
        ['secretary_or_deputy', 'Buổi Bí thư tiếp, kể cả ủy quyền', 'Sessions of the secretary or a deputy'],
        ['chair_or_deputy', 'Buổi Chủ tịch tiếp, kể cả ủy quyền', 'Sessions of the chair or a deputy'],
        [
          'agency_head_or_deputy',
          'Buổi Thủ trưởng tiếp, kể cả ủy quyền',
          'Sessions of the head of the agency or a deputy',
        ],
      ]).map((option) => rare(option, ['each', 'secretary', 'chair'])),
      { key: 'own', label: { vi: 'Theo chỉ tiêu riêng', en: 'Its own indicators' }, rare: true },
    ],
    EVENT,
    { required: hasHeads, offered: hasHeads, question: questions.counted },
  ),
  count(['times', 'Số lần mỗi kỳ', 'Times in each period'], { vi: 'lần', en: 'times' }, EVENT, {
    required: isEntries,
    offered: isEntries,
    question: questions.times,
  }),
  choice(
    ['debtors', 'Đơn vị thực hiện', 'Who owes it'],
    options([
      ['commune', 'Các xã, phường', 'The communes'],
      ['organisation', 'Các tổ chức thuộc xã', 'The organisations of the communes'],
      ['office', 'Các cơ quan của tỉnh', 'The offices of the province'],
      ['subtree', 'Một đơn vị và cấp dưới', 'A unit and all below it'],
      ['units', 'Một số đơn vị', 'Some units'],
      ['province', 'Tỉnh', 'The province'],
      ['district', 'Các huyện', 'The districts'],
    ]).map((option) => rare(option, ['commune', 'organisation', 'office', 'subtree', 'units'])),
    EVENT,
    { required: always, question: questions.debtors },
  ),
  field(['units', 'Đơn vị', 'Units'], { name: 'names', lengthMax: NAME_LENGTH_MAX }, EVENT, {
    required: namesUnits,
    offered: namesUnits,
    question: questions.units,
  }),
  field(['under', 'Thuộc đơn vị', 'Only below'], { name: 'text', lengthMax: NAME_LENGTH_MAX }, EVENT, {
    offered: isLevel,
    question: { vi: 'Chỉ những đơn vị thuộc đơn vị nào?', en: 'Only the units below which one?' },
  }),
  choice(['frequency', 'Chu kỳ', 'How often'], FREQUENCIES, EVENT, {
    required: always,
    question: questions.frequency,
  }),
  field(['days', 'Các ngày', 'Days'], { name: 'choices', options: dayOptions }, EVENT, {
    required: onDays,
    offered: onDays,
    question: questions.days,
  }),
  field(['once_from', 'Từ ngày', 'From'], { name: 'date', ahead: true }, EVENT, {
    required: isOnce,
    offered: isOnce,
    question: questions.once_from,
  }),
  field(['once_to', 'Đến ngày', 'To'], { name: 'date', ahead: true }, EVENT, {
    required: isOnce,
    offered: isOnce,
    question: questions.once_to,
  }),
  choice(['due', 'Hạn', 'Due'], dueOptions, EVENT, { required: always, question: questions.due }),
]

/** Units of several levels owe it: a level may have a day of its own. */
export const duesByLevel: readonly Field[] = dueLevels.map(({ key, label }) =>
  choice(
    [key, label.vi, label.en],
    [{ key: AS_GENERAL, label: { vi: 'Như hạn chung', en: 'As all others' } }, ...dueOptions],
    EVENT,
    {
      offered: namesUnits,
      question: {
        vi: `${label.vi} là ngày mấy sau khi hết kỳ? Chọn, hoặc ghi “ngày 20”, “sau 3 ngày làm việc”.`,
        en: `${label.en}: when after the period? Choose, or write “ngày 20”, “sau 3 ngày làm việc”.`,
      },
      unasked: true,
    },
  ),
)

const isOfYear = whenIs('frequency', 'month', 'quarter', 'half')

/** Each has what it usually is, and is asked only where somebody wants it otherwise. */
export const details: readonly Field[] = [
  field(['only', 'Chỉ các kỳ', 'Only these of the year'], { name: 'choices', options: partOptions }, EVENT, {
    offered: isOfYear,
    question: {
      vi: 'Chỉ những kỳ thứ mấy trong năm? Chọn rồi bấm Xong.',
      en: 'Only which of the year? Then press Done.',
    },
  }),
  choice(
    ['scheme', 'Mốc chốt số liệu', 'Cut-off'],
    options([
      ['admin_15_14', 'Từ ngày 15 đến ngày 14', 'From the 15th to the 14th'],
      ['calendar', 'Theo tháng dương lịch', 'Calendar months'],
    ]),
    EVENT,
  ),
  choice(
    ['holidays', 'Hạn vào ngày nghỉ', 'Due on a day off'],
    options([
      ['next', 'Chuyển sang ngày làm việc sau', 'Moves to the next working day'],
      ['previous', 'Chuyển về ngày làm việc trước', 'Moves to the working day before'],
      ['same', 'Giữ nguyên', 'Stays'],
    ]),
    EVENT,
  ),
  field(['aggregator', 'Nơi tổng hợp', 'Gathered by'], { name: 'text', lengthMax: NAME_LENGTH_MAX }, EVENT, {
    question: { vi: 'Đơn vị nào tổng hợp?', en: 'Which unit gathers it?' },
  }),
  field(['source', 'Căn cứ', 'Source'], { name: 'text', lengthMax: SOURCE_LENGTH_MAX }, EVENT, {
    question: { vi: 'Theo văn bản nào?', en: 'According to which document?' },
  }),
]

export const ladder: readonly Field[] = [
  choice(['ladder', 'Nhắc', 'Reminders'], ladderOptions, EVENT, { required: always, question: questions.ladder }),
  // Its values are steps, written and read in words of their own.
  field(['steps', 'Từng bước nhắc', 'Each reminder'], { name: 'choices', options: [] }, EVENT, {
    offered: ({ values }) => values.ladder !== undefined,
    unasked: true,
  }),
]

export const name: readonly Field[] = [
  field(['name', 'Tên lịch', 'Name'], { name: 'text', lengthMax: NAME_LENGTH_MAX }, EVENT, {
    required: always,
    question: { vi: 'Lịch này tên là gì?', en: 'What is the schedule called (in Vietnamese)?' },
  }),
  field(['name_en', 'Tên tiếng Anh', 'Name in English'], { name: 'text', lengthMax: NAME_LENGTH_MAX }, EVENT),
]

export const effectiveFrom = field(
  ['effective_from', 'Áp dụng từ', 'In force from'],
  { name: 'date', ahead: true },
  EVENT,
  {
    required: always,
    question: questions.effective_from,
  },
)
