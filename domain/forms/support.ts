import { fold } from '../reading/fold.ts'
import { both, not, whenIs } from './conditions.ts'
import { figure } from './contribution.ts'
import { choice, count, EITHER, field, indicator, options } from './declare.ts'
import { facetOf } from './facet.ts'
import type { Form, Requirement } from './form.ts'
import { supportReading } from './support-reading.ts'

const giftsNoun = { vi: 'suất', en: 'gifts' }
const housesNoun = { vi: 'căn', en: 'houses' }
const animalsNoun = { vi: 'con', en: 'animals' }
const daysNoun = { vi: 'ngày công', en: 'days of labour' }
const householdsNoun = { vi: 'hộ/người', en: 'recipients' }
const moneyNoun = { vi: 'đồng', en: 'VND' }
const turnsNoun = { vi: 'lượt', en: 'payments' }
const kilometres = { vi: 'km', en: 'km' }

const isKind = (...kinds: string[]): Requirement => whenIs('skind', ...kinds)

const fromFund =
  (name: string): Requirement =>
  ({ values }) =>
    typeof values.fund === 'string' && fold(values.fund).includes(name)

/** F11. Gifts, houses, livestock, money, labour and roads for the community. */
export const support: Form = {
  key: 'support',
  label: { vi: 'An sinh, hỗ trợ cộng đồng', en: 'Community support' },
  command: 'hotro',
  examples: [
    'Hôm qua tặng 50 suất quà cho 50 hộ nghèo, trị giá 25 triệu đồng',
    'Quý 3 hỗ trợ 5 con dê giống cho 1 hộ nghèo, trị giá gần 15,7 triệu',
    'Năm 2025 làm 89 căn nhà tình nghĩa 3,6 tỷ, trong đó 4 căn quỹ đền ơn đáp nghĩa, 85 căn quỹ an sinh',
  ],
  editExample: { event: 'sửa số hộ thành 52', batch: 'sửa số hộ thành 52' },
  usually: 'batch',
  reading: supportReading,
  facet: ({ skind, fund }) => facetOf(skind, fund),
  fields: [
    choice(
      ['skind', 'Loại', 'Kind'],
      options([
        ['gift', 'Quà tặng', 'Gifts'],
        ['house', 'Nhà ở', 'Houses'],
        ['livestock', 'Con giống', 'Livestock'],
        ['fund', 'Tiền, quỹ', 'Money'],
        ['labour', 'Ngày công', 'Labour'],
        ['road', 'Đường, kênh mương', 'Roads and canals'],
        ['allowance', 'Trợ cấp', 'Allowances'],
      ]),
      EITHER,
      { required: () => true },
    ),
    field(
      ['quantity', 'Số lượng', 'Quantity'],
      {
        name: 'count',
        noun: { vi: 'phần', en: 'items' },
        nounBy: {
          field: 'skind',
          nouns: { gift: giftsNoun, house: housesNoun, livestock: animalsNoun, labour: daysNoun, allowance: turnsNoun },
        },
      },
      EITHER,
      {
        question: { vi: 'Số lượng bao nhiêu (suất quà, căn nhà, con giống, ngày công)?', en: 'How many were given?' },
        required: isKind('gift', 'house', 'livestock', 'labour'),
        offered: not(isKind('fund', 'road')),
      },
    ),
    count(['beneficiaries', 'Số hộ/người', 'Beneficiaries'], householdsNoun, EITHER, {
      question: { vi: 'Cho bao nhiêu hộ/người?', en: 'For how many households or people?' },
      required: isKind('gift', 'livestock', 'allowance'),
    }),
    field(['value_vnd', 'Trị giá', 'Value'], { name: 'money' }, EITHER, {
      question: { vi: 'Trị giá bao nhiêu?', en: 'What is it worth?' },
      required: isKind('fund'),
    }),
    field(['fund', 'Nguồn', 'Fund'], { name: 'text', lengthMax: 120 }, EITHER, {
      question: { vi: 'Từ nguồn, quỹ nào?', en: 'From which fund?' },
    }),
    field(['length_km', 'Chiều dài', 'Length'], { name: 'amount', unit: kilometres }, EITHER, {
      question: { vi: 'Chiều dài bao nhiêu km?', en: 'How many kilometres?' },
      required: isKind('road'),
      offered: isKind('road', 'labour'),
    }),
  ],
  granularityQuestion: {
    vi: 'Đồng chí ghi một lần hỗ trợ hay số gộp của cả kỳ?',
    en: 'One act of support, or the total of a period?',
  },
  granularityLabels: {
    event: { vi: 'Một lần', en: 'Once' },
    batch: { vi: 'Số gộp cả kỳ', en: 'Period total' },
  },
  whenQuestion: {
    event: { vi: 'Hỗ trợ ngày nào?', en: 'On which day was it?' },
    batch: { vi: 'Số liệu của kỳ nào?', en: 'For which period?' },
  },
  questions: [
    { key: 'when', fields: ['when'] },
    { key: 'skind', fields: ['skind'], text: { vi: 'Hỗ trợ loại gì?', en: 'What kind of support?' } },
    { key: 'quantity', fields: ['quantity'] },
    { key: 'beneficiaries', fields: ['beneficiaries'] },
    { key: 'value', fields: ['value_vnd'] },
    { key: 'fund', fields: ['fund'] },
  ],
  checks: [
    // What a household gets is rarely less than a gift's worth or more than a house's.
    {
      kind: 'within',
      key: 'value_each',
      figure: 'value_vnd',
      per: 'beneficiaries',
      min: 50_000,
      max: 200_000_000,
    },
  ],
  indicators: [
    indicator(['gifts_given', 'Suất quà', 'Gifts given'], giftsNoun, figure('quantity', isKind('gift'))),
    indicator(
      ['gift_households', 'Hộ/người được tặng quà', 'Households given gifts'],
      householdsNoun,
      figure('beneficiaries', isKind('gift')),
    ),
    indicator(['gift_value_vnd', 'Trị giá quà', 'Value of gifts'], moneyNoun, figure('value_vnd', isKind('gift'))),
    indicator(['houses_built', 'Nhà đã làm', 'Houses built'], housesNoun, figure('quantity', isKind('house'))),
    indicator(['house_value_vnd', 'Trị giá nhà', 'Value of houses'], moneyNoun, figure('value_vnd', isKind('house'))),
    indicator(
      ['houses_from_gratitude_fund', 'Nhà từ quỹ đền ơn đáp nghĩa', 'Houses from the gratitude fund'],
      housesNoun,
      figure('quantity', both(isKind('house'), fromFund('den on dap nghia'))),
    ),
    indicator(
      ['houses_from_welfare_fund', 'Nhà từ quỹ an sinh', 'Houses from the welfare fund'],
      housesNoun,
      figure('quantity', both(isKind('house'), fromFund('an sinh'))),
    ),
    indicator(
      ['gratitude_fund_vnd', 'Ủng hộ quỹ đền ơn đáp nghĩa', 'Given to the gratitude fund'],
      moneyNoun,
      figure('value_vnd', both(isKind('fund'), fromFund('den on dap nghia'))),
    ),
    indicator(['support_fund_vnd', 'Tiền ủng hộ', 'Money given'], moneyNoun, figure('value_vnd', isKind('fund'))),
    indicator(['livestock_given', 'Con giống', 'Animals given'], animalsNoun, figure('quantity', isKind('livestock'))),
    indicator(['labour_days', 'Ngày công', 'Days of labour'], daysNoun, figure('quantity', isKind('labour'))),
    indicator(
      ['canal_dredged_km', 'Đường, kênh mương', 'Roads and canals'],
      kilometres,
      figure('length_km', isKind('road', 'labour')),
    ),
    indicator(
      ['social_protection_turns', 'Lượt trợ cấp', 'Allowances paid'],
      turnsNoun,
      (record) =>
        figure('quantity', isKind('allowance'))(record) ?? figure('beneficiaries', isKind('allowance'))(record),
    ),
    indicator(
      ['social_protection_vnd', 'Tiền trợ cấp', 'Value of allowances'],
      moneyNoun,
      figure('value_vnd', isKind('allowance')),
    ),
  ],
  summary: ['skind', 'fund'],
  headline: ['gifts_given', 'houses_built', 'livestock_given'],
  ratios: [],
}
