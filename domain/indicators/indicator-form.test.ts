import { describe, expect, test } from 'vitest'
import { demoIndicators } from '../../demo/indicators.ts'
import { fieldOf, granularitiesOf } from '../forms/form.ts'
import { readAnswer } from '../reading/read-answer.ts'
import { readMessage } from '../reading/read-message.ts'
import { casesOf, context, now, outline, type ReadingCase } from '../reading/testdata/reading-case.ts'
import { catalogueOf, plainCatalogue } from './catalogue.ts'
import { declarationForm, rewordingForm } from './declaration-form.ts'
import { indicatorForm } from './indicator-form.ts'
import { sampleIndicator } from './sample-indicator.ts'

const demo = demoIndicators.map(({ declaredByKey: _key, ...indicator }) => ({ ...indicator, declaredBy: 1 }))
const forest = sampleIndicator({
  key: 'rung_trong_moi',
  label: { vi: 'Diện tích rừng trồng mới', en: 'New forest' },
  unit: { vi: 'ha', en: 'ha' },
  measure: 'amount',
  names: ['trồng rừng'],
})
const fund = sampleIndicator({
  key: 'quy_khuyen_hoc',
  label: { vi: 'Vận động quỹ khuyến học', en: 'Study fund' },
  unit: { vi: 'đồng', en: 'VND' },
  measure: 'money',
  names: ['quỹ khuyến học'],
})
const catalogue = catalogueOf([...demo, forest, fund])
const read = (text: string) => outline(readMessage(text, { ...context, forms: catalogue.forms })).records

const ENLISTED = 'custom.thanh_nien_nhap_ngu'
const CRITERIA = 'custom.tieu_chi_nong_thon_moi'
const WATER = 'custom.ho_dung_nuoc_sach'

describe('a declared indicator is read in one line', () => {
  test.each([
    ['giao quân 15 thanh niên', { form: ENLISTED, fields: { value: 15 } }],
    ['hôm nay giao quan 15 thanh nien', { form: ENLISTED, date: '2026-11-20', fields: { value: 15 } }],
    ['tháng 2: 15 thanh niên nhập ngũ', { form: ENLISTED, period: '2026-M02', fields: { value: 15 } }],
    ['nhập ngũ 15 thanh niên', { form: ENLISTED, fields: { value: 15 } }],
    ['khoảng 15 thanh niên nhập ngũ', { form: ENLISTED, fields: { value: 15 }, qualifiers: { value: 'about' } }],
    ['quý 1 không có thanh niên nhập ngũ', { form: ENLISTED, period: '2026-Q1', fields: { value: 0 } }],
    ['đạt 19 tiêu chí NTM', { form: CRITERIA, fields: { value: 19 } }],
    ['tháng 11 NTM đạt 18/19 tiêu chí', { form: CRITERIA, period: '2026-M11', fields: { value: 18 } }],
    ['tháng 10 nước sạch 850/1.000 hộ', { form: WATER, period: '2026-M10', fields: { value: 850, whole: 1000 } }],
    ['nước sạch: 850 hộ, tổng số hộ 1.000', { form: WATER, fields: { value: 850, whole: 1000 } }],
    [
      '850/1.000 hộ dùng nước sạch, đạt 85%',
      { form: WATER, fields: { value: 850, whole: 1000 }, claims: { percent: 85 } },
    ],
    ['tháng 11 trồng rừng 2,4 ha', { form: 'custom.rung_trong_moi', period: '2026-M11', fields: { value: 2.4 } }],
    [
      'tháng 11 quỹ khuyến học 25 triệu đồng',
      { form: 'custom.quy_khuyen_hoc', period: '2026-M11', fields: { value: 25_000_000 } },
    ],
  ])('%s', (text, record) => {
    expect(read(text)).toEqual([record])
  })

  test('two of them, or one beside a reception, are records of their own', () => {
    expect(read('giao quân 15 thanh niên, đạt 19 tiêu chí NTM').map(({ form }) => form)).toEqual([ENLISTED, CRITERIA])
    expect(read('Hôm qua CT tiếp dân 8 lượt 9 người; giao quân 15 thanh niên')).toMatchObject([
      { form: 'citizen_reception', fields: { turns: 8, people: 9 } },
      { form: ENLISTED, date: '2026-11-19', fields: { value: 15 } },
    ])
  })
})

test('indicators that are declared change nothing about what else is read', () => {
  const messages = casesOf<ReadingCase>('messages.jsonl')
  expect(messages.length).toBeGreaterThan(500)
  for (const { text } of messages)
    expect(outline(readMessage(text, { ...context, forms: catalogue.forms })), text).toEqual(
      outline(readMessage(text, context)),
    )
})

/** Milliseconds of the quickest of several readings: the others were kept waiting by something else. */
const quickest = (text: string, forms: typeof catalogue.forms): number => {
  readMessage(text, { ...context, forms })
  const readings = Array.from({ length: 7 }, () => {
    const before = performance.now()
    readMessage(text, { ...context, forms })
    return performance.now() - before
  })
  return Math.min(...readings)
}

test('two hundred indicators that are declared do not make reading slow', () => {
  const many = Array.from({ length: 200 }, (_, index) =>
    sampleIndicator({
      key: `so_${index}`,
      label: { vi: `Chỉ tiêu số ${index} mới`, en: 'One of many' },
      unit: { vi: 'hộ', en: 'households' },
    }),
  )
  const text = 'Tháng 6 tiếp nhận 124 đơn, đã giải quyết 106 đơn, đang giải quyết 14 đơn, còn lại đã chuyển. '.repeat(
    20,
  )
  expect(quickest(text, catalogueOf(many).forms)).toBeLessThan(3 * quickest(text, plainCatalogue.forms) + 10)
})

describe('a state', () => {
  const form = indicatorForm(sampleIndicator({ stock: true }))
  test('is reported for periods only, since states of several days would be added up', () => {
    expect(granularitiesOf(form)).toEqual(['batch'])
    expect(form.indicators.every(({ stock }) => stock === 'closing')).toBe(true)
  })
})

describe('the forms about indicators', () => {
  test.each([
    ['label', 'Hộ nghèo mới', 'Hộ nghèo mới'],
    ['unit', 'hộ', 'hộ'],
    ['kind', 'Cộng dồn', 'additive'],
    ['kind', 'thời điểm', 'stock'],
    ['names', 'giao quân, lên đường', ['giao quân', 'lên đường']],
  ])('take the answer to %s', (field, text, value) => {
    const question = {
      form: declarationForm,
      granularity: 'event' as const,
      fields: [field],
      now,
      scheme: 'admin_15_14' as const,
    }
    expect(readAnswer(text, question)?.fields).toEqual({ [field]: value })
  })

  test('ask for nothing that they have no field for, and a rewording for nothing that figures mean', () => {
    for (const form of [declarationForm, rewordingForm])
      for (const { fields } of form.questions) for (const key of fields) expect(fieldOf(form, key)).toBeDefined()
    expect(rewordingForm.fields.map(({ key }) => key)).toEqual(['label', 'names', 'label_en'])
  })
})
