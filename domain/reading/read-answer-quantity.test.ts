import { expect, test } from 'vitest'
import { always } from '../forms/conditions.ts'
import { count, EITHER, field } from '../forms/declare.ts'
import type { Form } from '../forms/form.ts'
import { petition } from '../forms/petition.ts'
import { readAnswer } from './read-answer.ts'
import { now } from './testdata/reading-case.ts'

const form: Form = {
  ...petition,
  fields: [
    field(['length', 'Chiều dài', 'Length'], { name: 'amount', unit: { vi: 'km', en: 'km' } }, EITHER),
    field(['value', 'Trị giá', 'Value'], { name: 'money' }, EITHER),
    field(['satisfied', 'Hài lòng', 'Satisfied'], { name: 'percent' }, EITHER),
    field(['plan', 'Kế hoạch', 'Plan'], { name: 'document' }, EITHER),
    field(['units', 'Các xã', 'Communes'], { name: 'names', lengthMax: 20 }, EITHER),
    count(['homes', 'Số hộ', 'Homes'], { vi: 'hộ', en: 'homes' }, EITHER, { required: always }),
  ],
}

const answerTo = (key: string, text: string) =>
  readAnswer(text, { form, granularity: 'batch', fields: [key], now, scheme: 'admin_15_14' })

test.each([
  ['25.000.000', 25_000_000],
  ['25 triệu', 25_000_000],
  ['1,3 tỷ đồng', 1_300_000_000],
  ['908,441 tỷ', 908_441_000_000],
  ['500k', 500_000],
  ['3tr5', 3_500_000],
  ['6 triệu rưỡi', 6_500_000],
  ['khoảng 500 nghìn đồng', 500_000],
  ['0', 0],
  ['không có', 0],
])('“%s” is a sum of money', (text, value) => {
  expect(answerTo('value', text)).toMatchObject({ fields: { value }, ambiguities: [] })
})

test.each([
  ['25', [25e3, 25e6, 25e9]],
  ['1,3', [1_300, 1.3e6, 1.3e9]],
  ['1,125', [1_125, 1.125e6, 1.125e9]],
])('“%s” đồng is a sum that nobody reports: thousands, millions or billions are asked for', (text, readings) => {
  expect(answerTo('value', text)).toMatchObject({
    fields: {},
    ambiguities: [{ kind: 'number', words: text, field: 'value', readings }],
  })
})

test.each([
  ['length', '2,4 km', 2.4],
  ['length', '2.4', 2.4],
  ['length', '3', 3],
  ['satisfied', '97,5%', 97.5],
  ['satisfied', '97.5', 97.5],
  ['satisfied', '100', 100],
])('the question for %s takes “%s”', (key, text, value) => {
  expect(answerTo(key, text)).toMatchObject({ fields: { [key]: value }, ambiguities: [] })
})

test.each([
  ['satisfied', '96,6 - 99,9%', { min: 96.6, max: 99.9 }],
  ['length', 'từ 3 đến 4 km', { min: 3, max: 4 }],
])('the question for %s keeps both ends of “%s”', (key, text, range) => {
  expect(answerTo(key, text)?.fields).toEqual({ [key]: range })
})

test.each([
  ['value', 'hơn 15,7 triệu', 'more_than'],
  ['value', 'gần 15,7 triệu đồng', 'nearly'],
  ['length', 'khoảng 2,4 km', 'about'],
])('the question for %s keeps the word before the number in “%s”', (key, text, qualifier) => {
  expect(answerTo(key, text)?.qualifiers).toEqual({ [key]: qualifier })
})

test.each([
  ['satisfied', '120%'],
  ['satisfied', 'khá tốt'],
  ['value', '97,5%'],
  ['value', '2,4 km'],
  ['length', '25 triệu đồng'],
  ['plan', 'chưa rõ số'],
  ['units', '12'],
  ['units', 'một cái tên dài hơn hai mươi ký tự'],
])('“%s” is not answered by “%s”', (key, text) => {
  expect(answerTo(key, text)).toBeUndefined()
})

test.each([
  ['141/KH-UBND', '141/KH-UBND'],
  ['kế hoạch số 141/kh-ubnd ngày 27/5/2022', '141/KH-UBND'],
  ['13-KH/BDVHU', '13-KH/BDVHU'],
  ['172/QĐ-UBND ngày 17/02/2022', '172/QĐ-UBND'],
])('the document in “%s” is %s', (text, number) => {
  expect(answerTo('plan', text)?.fields).toEqual({ plan: number })
})

test.each([
  ['Ia Le, Ia Blứ', ['Ia Le', 'Ia Blứ']],
  ['4 xã: Ia Le, Ia Blứ, Ia Rong và Ia Hrú.', ['Ia Le', 'Ia Blứ', 'Ia Rong', 'Ia Hrú']],
  ['Ia Le', ['Ia Le']],
  ['Ia Le; Ia Le', ['Ia Le']],
])('“%s” are names', (text, names) => {
  expect(answerTo('units', text)?.fields).toEqual({ units: names })
})
