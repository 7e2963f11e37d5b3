import { always } from '../forms/conditions.ts'
import { choice, EVENT, field, options } from '../forms/declare.ts'
import type { Field, FieldValues, Form, Question } from '../forms/form.ts'
import { fold } from '../reading/fold.ts'
import { KEY_LENGTH_MAX, type Measure } from './indicator.ts'
import { withoutCounting } from './indicator-words.ts'

const LABEL_LENGTH_MAX = 50
const UNIT_LENGTH_MAX = 30
const NAME_LENGTH_MAX = 50

const text = (lengthMax: number) => ({ name: 'text', lengthMax }) as const

/** `thanh_nien_nhap_ngu` of "Số thanh niên nhập ngũ". */
export const keyFrom = (label: string): string =>
  fold(withoutCounting(label))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/^(?=\d)/, 'so ')
    .slice(0, KEY_LENGTH_MAX)
    .trim()
    .replaceAll(' ', '_')

const MEASURED = /^(?:km2?|m2|m3|m|ha|hec ta|tan|ta|yen|kg|lit|met|met vuong|met khoi|ki lo met|gio)\b/

/** What kind of number stands before a unit of measure. */
export const measureFrom = (unit: string): Measure => {
  const folded = fold(unit).trim()
  if (/^(?:dong|vnd|vnđ|d|trieu dong|ty dong|nghin dong)$/.test(folded)) return 'money'
  return MEASURED.test(folded) ? 'amount' : 'count'
}

const labelQuestion = { vi: 'Tên chỉ tiêu là gì?', en: 'What is the indicator called (in Vietnamese)?' }
const unitQuestion = { vi: 'Đơn vị tính là gì?', en: 'What is the unit of measure?' }
const kindQuestion = {
  vi: 'Số của các tháng có cộng lại thành số của năm không? Cộng dồn: số việc đã làm, số người đã đi. Thời điểm: số hiện có, số đã đạt; năm lấy số cuối kỳ.',
  en: 'Do the figures of the months add up to that of the year? Adds up: things done. Point in time: things there are; the year has the last figure.',
}
const wholeQuestion = {
  vi: 'Có tính tỷ lệ không? Nếu có, ghi mẫu số. Không thì bấm Bỏ qua.',
  en: 'Is a percentage computed? If so, write what it is a percentage of. If not, press Skip.',
}
const keyQuestion = {
  vi: 'Khóa dùng khi trao đổi số liệu với phần mềm khác là gì? Ví dụ: thanh_nien_nhap_ngu',
  en: 'What is the key by which other programs know it? For example: thanh_nien_nhap_ngu',
}
const namesQuestion = {
  vi: 'Cán bộ còn gọi chỉ tiêu này thế nào? Các cách gọi cách nhau bằng dấu phẩy; không có thì ghi “không”.',
  en: 'How else do officials call it? Separate the names with commas; if there are none, write “không”.',
}

const words: readonly Field[] = [
  field(['label', 'Tên chỉ tiêu', 'Indicator'], text(LABEL_LENGTH_MAX), EVENT, {
    required: always,
    question: labelQuestion,
  }),
  field(['names', 'Cách gọi khác', 'Other names'], { name: 'names', lengthMax: NAME_LENGTH_MAX }, EVENT, {
    question: namesQuestion,
  }),
  field(['label_en', 'Tên tiếng Anh', 'Name in English'], text(LABEL_LENGTH_MAX), EVENT),
]

const wordsQuestions: readonly Question[] = [
  { key: 'label', fields: ['label'], text: labelQuestion, example: 'Thanh niên nhập ngũ' },
  { key: 'names', fields: ['names'], text: namesQuestion, example: 'giao quân, lên đường nhập ngũ' },
]

const meaning: readonly Field[] = [
  field(['unit', 'Đơn vị tính', 'Unit of measure'], text(UNIT_LENGTH_MAX), EVENT, {
    required: always,
    question: unitQuestion,
  }),
  choice(
    ['kind', 'Cách tính', 'How it adds up'],
    options([
      ['additive', 'Cộng dồn', 'Adds up'],
      ['stock', 'Thời điểm', 'Point in time'],
    ]),
    EVENT,
    { required: always, question: kindQuestion },
  ),
  field(['whole', 'Mẫu số', 'Denominator'], text(LABEL_LENGTH_MAX), EVENT, { question: wholeQuestion }),
  choice(
    ['measure', 'Loại số', 'Kind of number'],
    options([
      ['count', 'Số nguyên', 'Whole number'],
      ['amount', 'Có số lẻ', 'With decimals'],
      ['money', 'Tiền (đồng)', 'Money (đồng)'],
    ]),
    EVENT,
  ),
  field(['key', 'Khóa', 'Key'], text(KEY_LENGTH_MAX), EVENT, { question: keyQuestion }),
  field(['unit_en', 'Đơn vị tính tiếng Anh', 'Unit of measure in English'], text(UNIT_LENGTH_MAX), EVENT),
  field(['whole_en', 'Mẫu số tiếng Anh', 'Denominator in English'], text(LABEL_LENGTH_MAX), EVENT, {
    offered: ({ values }) => values.whole !== undefined,
  }),
]

const workedOut = ({ label, unit }: FieldValues): FieldValues => ({
  ...(typeof unit === 'string' && { measure: measureFrom(unit) }),
  ...(typeof label === 'string' && { key: keyFrom(label) }),
})

/** What every form must have and none of these needs: they are about no day and feed no figure. */
const aboutNoFigures = {
  command: 'chitieu',
  examples: [],
  whenQuestion: {},
  checks: [],
  indicators: [],
  summary: [],
  headline: [],
  ratios: [],
  facet: () => '',
  reading: { signals: [], hints: [], foreign: [], blocked: [], counts: [] },
} satisfies Partial<Form>

/** What an administrator is asked to declare an indicator. */
export const declarationForm: Form = {
  ...aboutNoFigures,
  key: 'indicator_declaration',
  label: { vi: 'Khai chỉ tiêu', en: 'New indicator' },
  editExample: { event: 'sửa đơn vị tính thành hộ' },
  fields: [...words.slice(0, 1), ...meaning, ...words.slice(1)],
  questions: [
    ...wordsQuestions.slice(0, 1),
    { key: 'unit', fields: ['unit'], text: unitQuestion, example: 'thanh niên' },
    { key: 'kind', fields: ['kind'], text: kindQuestion },
    { key: 'whole', fields: ['whole'], text: wholeQuestion, example: 'Chỉ tiêu được giao' },
    ...wordsQuestions.slice(1),
  ],
  derived: ({ values }) => workedOut(values),
}

/** What may be changed of a declared indicator: what it is called, and nothing that its figures mean. */
export const rewordingForm: Form = {
  ...aboutNoFigures,
  key: 'indicator_words',
  label: { vi: 'Cách gọi chỉ tiêu', en: 'Words of an indicator' },
  editExample: { event: 'sửa tên chỉ tiêu thành Thanh niên nhập ngũ' },
  fields: words,
  questions: wordsQuestions,
}
