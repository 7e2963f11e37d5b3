import { fold } from '../reading/fold.ts'
import { both, not, whenBatch, whenEvent, whenIs } from './conditions.ts'
import { figure, numberOf, times } from './contribution.ts'
import { BATCH, choice, count, EITHER, EVENT, field, indicator, options } from './declare.ts'
import { facetOf } from './facet.ts'
import type { FieldValues, Form, Indicator, Requirement } from './form.ts'
import { modelReading } from './model-reading.ts'

const modelsNoun = { vi: 'mô hình', en: 'models' }
const teamsNoun = { vi: 'tổ', en: 'teams' }
const membersNoun = { vi: 'thành viên', en: 'members' }
const beneficiariesNoun = { vi: 'người, hộ', en: 'people or households' }
const spotsNoun = { vi: 'điểm', en: 'spots' }

/** What is registered is only intended, and what was stopped is no more. */
const stands = not(whenIs('mstate', 'registered', 'stopped'))

/** Name without diacritics and punctuation: the same name is often written in several ways. */
const plainName = ({ name }: FieldValues): string | undefined =>
  typeof name === 'string'
    ? fold(name)
        .replace(/[^a-z0-9]+/g, ' ')
        .trim()
    : undefined

/** Models whose name tells what they are. */
const named =
  (pattern: RegExp): Requirement =>
  ({ values }) =>
    pattern.test(plainName(values) ?? '')

const isWhole: Requirement = ({ granularity, values }) =>
  granularity === 'batch' && values.name === undefined && numberOf(values, 'total') !== undefined

/** Every figure is a state: the models there are, not those of a month. */
const standing = (
  name: Parameters<typeof indicator>[0],
  value: Indicator['value'],
  noun: Indicator['noun'] = modelsNoun,
): Indicator => indicator(name, noun, value, { stock: 'closing' })

/** F5. A register of models, and their numbers by period. */
export const model: Form = {
  key: 'model',
  label: { vi: 'Mô hình “Dân vận khéo”', en: 'Skilful mass-mobilisation models' },
  command: 'mohinh',
  examples: [
    'Đăng ký mô hình “3 biết, 2 hỗ trợ” của Hội Nông dân, 45 thành viên',
    'Tháng 11 có 10 mô hình, tập thể 7, cá nhân 3',
    'Hôm qua công nhận mô hình “Tiếng kẻng an ninh”, tập thể, lĩnh vực quốc phòng - an ninh',
  ],
  editExample: { event: 'sửa số thành viên thành 50', batch: 'sửa mô hình tập thể thành 8' },
  reading: modelReading,
  facet: (values) => facetOf(plainName(values)),
  uniqueName: 'name',
  fields: [
    field(['name', 'Tên mô hình', 'Name'], { name: 'text', lengthMax: 160 }, EITHER, {
      question: { vi: 'Tên mô hình là gì?', en: 'What is the model called?' },
      required: whenEvent,
    }),
    choice(
      ['mtype', 'Loại', 'Type'],
      options([
        ['collective', 'Tập thể', 'Collective'],
        ['individual', 'Cá nhân', 'Individual'],
      ]),
      EVENT,
      { required: whenEvent },
    ),
    choice(
      ['field', 'Lĩnh vực', 'Field'],
      options([
        ['economy', 'Kinh tế', 'Economy'],
        ['culture_society', 'Văn hóa - xã hội', 'Culture and society'],
        ['defence_security', 'Quốc phòng - an ninh', 'Defence and security'],
        ['political_system', 'Hệ thống chính trị', 'Political system'],
        ['admin_reform', 'Cải cách hành chính', 'Administrative reform'],
      ]),
      EITHER,
      { required: whenEvent },
    ),
    choice(
      ['mstate', 'Trạng thái', 'State'],
      options([
        ['registered', 'Mới đăng ký', 'Registered'],
        ['running', 'Đang hoạt động', 'Running'],
        ['recognized', 'Đã được công nhận', 'Recognized'],
        ['replicated', 'Đã được nhân rộng', 'Replicated'],
        ['stopped', 'Dừng hoạt động', 'Stopped'],
      ]),
      EVENT,
      { required: whenEvent },
    ),
    count(['members', 'Số thành viên', 'Members'], membersNoun, EITHER),
    count(['beneficiaries', 'Người, hộ hưởng lợi', 'Beneficiaries'], beneficiariesNoun, EITHER, {
      question: { vi: 'Bao nhiêu người, hộ được hưởng lợi?', en: 'How many people or households benefit?' },
    }),
    field(['value_vnd', 'Giá trị huy động', 'Value raised'], { name: 'money' }, EITHER, {
      question: { vi: 'Huy động được bao nhiêu tiền (cả công, hiện vật quy ra tiền)?', en: 'How much was raised?' },
    }),
    field(['recognition_doc', 'Quyết định công nhận, khen', 'Recognition'], { name: 'text', lengthMax: 120 }, EVENT, {
      question: {
        vi: 'Công nhận hoặc khen theo quyết định, bằng khen nào?',
        en: 'By which decision or certificate was it recognized?',
      },
      required: whenIs('mstate', 'recognized'),
      offered: whenIs('mstate', 'recognized', 'replicated'),
    }),
    field(['last_review', 'Ngày đánh giá gần nhất', 'Last reviewed'], { name: 'date' }, EVENT, {
      question: { vi: 'Đánh giá hiệu quả lần gần nhất ngày nào?', en: 'When was it last reviewed?' },
    }),
    count(['total', 'Tổng số mô hình', 'Total models'], modelsNoun, BATCH, { required: whenBatch }),
    count(['collective', 'Mô hình tập thể', 'Collective models'], modelsNoun, BATCH, {
      required: both(whenBatch, ({ values }) => values.name === undefined),
    }),
    count(['individual', 'Mô hình cá nhân', 'Individual models'], modelsNoun, BATCH, {
      required: both(whenBatch, ({ values }) => values.name === undefined),
    }),
    count(['recognized', 'Được công nhận', 'Recognized'], modelsNoun, BATCH, {
      question: { vi: 'Bao nhiêu mô hình được công nhận?', en: 'How many models were recognized?' },
    }),
    count(['replicated', 'Được nhân rộng', 'Replicated'], modelsNoun, BATCH, {
      question: { vi: 'Bao nhiêu mô hình được nhân rộng?', en: 'How many models were replicated?' },
    }),
    count(['rewarded', 'Được khen thưởng', 'Rewarded'], modelsNoun, BATCH, {
      question: { vi: 'Bao nhiêu mô hình được khen thưởng?', en: 'How many models were rewarded?' },
    }),
    count(['bright_spots', 'Điểm sáng', 'Bright spots'], spotsNoun, BATCH, {
      question: { vi: 'Có bao nhiêu điểm sáng?', en: 'How many bright spots are there?' },
    }),
  ],
  granularityQuestion: {
    vi: 'Đồng chí ghi một mô hình hay số gộp của cả kỳ?',
    en: 'One model, or the total of a period?',
  },
  granularityLabels: {
    event: { vi: 'Một mô hình', en: 'One model' },
    batch: { vi: 'Số gộp cả kỳ', en: 'Period total' },
  },
  whenQuestion: {
    event: { vi: 'Trạng thái này có từ ngày nào?', en: 'Since which day has it been so?' },
    batch: { vi: 'Số liệu của kỳ nào?', en: 'For which period?' },
  },
  questions: [
    {
      key: 'name',
      fields: ['name'],
      granularity: 'event',
      text: { vi: 'Tên mô hình là gì?', en: 'What is the model called?' },
    },
    {
      key: 'mtype',
      fields: ['mtype'],
      text: { vi: 'Mô hình của tập thể hay cá nhân?', en: 'Of a collective or of an individual?' },
    },
    {
      key: 'field',
      fields: ['field'],
      granularity: 'event',
      text: { vi: 'Mô hình thuộc lĩnh vực nào?', en: 'In which field?' },
    },
    {
      key: 'mstate',
      fields: ['mstate'],
      text: { vi: 'Mô hình đang ở trạng thái nào?', en: 'What is the state of the model?' },
    },
    { key: 'when', fields: ['when'] },
    {
      key: 'numbers',
      fields: ['total', 'collective', 'individual'],
      text: {
        vi: 'Có bao nhiêu mô hình? Tập thể, cá nhân bao nhiêu?',
        en: 'How many models? How many collective, individual?',
      },
      example: '10 mô hình, tập thể 7, cá nhân 3',
    },
  ],
  checks: [
    {
      kind: 'sum_exact',
      key: 'types',
      granularity: 'batch',
      total: ['total'],
      parts: ['collective', 'individual'],
      complete: ['collective', 'individual'],
      partsAre: 'kinds',
    },
    { kind: 'ratio_le', key: 'recognized_total', lesser: [{ field: 'recognized' }], greater: [{ field: 'total' }] },
    {
      kind: 'ratio_le',
      key: 'replicated_recognized',
      lesser: [{ field: 'replicated' }],
      greater: [{ field: 'recognized' }],
    },
    { kind: 'ratio_le', key: 'replicated_total', lesser: [{ field: 'replicated' }], greater: [{ field: 'total' }] },
  ],
  indicators: [
    standing(['models_built', 'Mô hình đã xây dựng', 'Models built'], times('total', stands)),
    standing(
      ['models_collective', 'Mô hình tập thể', 'Collective models'],
      times('collective', both(stands, not(whenIs('mtype', 'individual')))),
    ),
    standing(
      ['models_individual', 'Mô hình cá nhân', 'Individual models'],
      times('individual', both(stands, not(whenIs('mtype', 'collective')))),
    ),
    standing(['model_members', 'Thành viên các mô hình', 'Members of models'], figure('members', stands), membersNoun),
    standing(['bright_spots', 'Điểm sáng', 'Bright spots'], figure('bright_spots'), spotsNoun),
    standing(
      ['models_camera', 'Mô hình camera an ninh', 'Models with cameras'],
      times('total', both(stands, named(/\bcamera\b/))),
    ),
    standing(
      ['models_fire_safety', 'Mô hình phòng cháy', 'Fire safety models'],
      times('total', both(stands, named(/\bphong chay\b|\bpccc\b/))),
    ),
    standing(
      ['selfmanaged_village_teams', 'Tổ tự quản thôn, làng', 'Self-managed village teams'],
      times('total', both(stands, named(/\btu quan\b(?!.*\bgiao thong\b)/))),
      teamsNoun,
    ),
    standing(
      ['selfmanaged_traffic_teams', 'Tổ tự quản an toàn giao thông', 'Self-managed traffic teams'],
      times('total', both(stands, named(/\btu quan\b.*\bgiao thong\b/))),
      teamsNoun,
    ),
    standing(
      ['agencies_without_model', 'Đơn vị chưa có mô hình', 'Units without a model'],
      (record) => (isWhole(record) ? Number(record.values.total === 0) : undefined),
      { vi: 'đơn vị', en: 'units' },
    ),
  ],
  summary: ['name', 'mtype', 'mstate'],
  headline: ['models_built', 'models_collective', 'models_individual'],
  ratios: [],
}
