import { expect, test } from 'vitest'
import { count, EITHER, field } from '../../domain/forms/declare.ts'
import type { Field, FieldValue, Qualifier } from '../../domain/forms/form.ts'
import { valueText } from './value-text.ts'

const turns = count(['turns', 'Lượt', 'Turns'], { vi: 'lượt', en: 'turns' }, EITHER)
const length = field(['length', 'Dài', 'Length'], { name: 'amount', unit: { vi: 'km', en: 'km' } }, EITHER)
const money = field(['value', 'Trị giá', 'Value'], { name: 'money' }, EITHER)
const percent = field(['satisfied', 'Hài lòng', 'Satisfied'], { name: 'percent' }, EITHER)
const names = field(['units', 'Các xã', 'Communes'], { name: 'names', lengthMax: 80 }, EITHER)
const plan = field(['plan', 'Kế hoạch', 'Plan'], { name: 'document' }, EITHER)

const cases: [Field, FieldValue, Qualifier | undefined, vi: string, en: string][] = [
  [turns, 3_500, 'about', 'khoảng 3.500 lượt', 'about 3,500 turns'],
  [turns, { min: 3, max: 4 }, undefined, 'từ 3 đến 4 lượt', '3 to 4 turns'],
  [length, 2.4, undefined, '2,4 km', '2.4 km'],
  [length, 2.435, 'more_than', 'hơn 2,435 km', 'more than 2.435 km'],
  [money, 1_327_000_000, undefined, '1,327 tỷ đồng', '1.327 billion VND'],
  [money, 908_441_000_000, undefined, '908,441 tỷ đồng', '908.441 billion VND'],
  [money, 15_700_000, 'nearly', 'gần 15,7 triệu đồng', 'nearly 15.7 million VND'],
  [money, 500_000, 'at_least', 'ít nhất 500.000 đồng', 'at least 500,000 VND'],
  [money, 1_327_000_500, undefined, '1.327.000.500 đồng', '1,327,000,500 VND'],
  [money, { min: 1e9, max: 1.5e9 }, undefined, 'từ 1 tỷ đến 1,5 tỷ đồng', '1 billion to 1.5 billion VND'],
  [percent, 97.5, undefined, '97,5%', '97.5%'],
  [percent, { min: 96.6, max: 99.9 }, undefined, 'từ 96,6 đến 99,9%', '96.6 to 99.9%'],
  [names, ['Ia Le', 'Ia Blứ'], undefined, 'Ia Le, Ia Blứ', 'Ia Le, Ia Blứ'],
  [plan, '141/KH-UBND', undefined, '141/KH-UBND', '141/KH-UBND'],
]

test.each(cases)('%# is printed as people write it in each language', (of, value, qualifier, vi, en) => {
  expect(valueText(of, value, 'vi', qualifier)).toBe(vi)
  expect(valueText(of, value, 'en', qualifier)).toBe(en)
})
