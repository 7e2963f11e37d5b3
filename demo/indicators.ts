import type { FieldValues, IsoDate } from '../domain/forms/form.ts'
import { type DeclaredIndicator, formKeyOf } from '../domain/indicators/indicator.ts'
import { type DemoEntry, periodTotal } from './entry.ts'
import { REFORM_DAY } from './units.ts'

type DemoIndicator = Omit<DeclaredIndicator, 'declaredBy'> & { declaredByKey: string }

const declared = { revision: 1, declaredByKey: 'son', declaredOn: REFORM_DAY, retired: false } as const

/** What the office of the invented province has declared beside the forms of the program. */
export const demoIndicators: readonly DemoIndicator[] = [
  {
    ...declared,
    key: 'tieu_chi_nong_thon_moi',
    label: { vi: 'Tiêu chí nông thôn mới', en: 'New-countryside criteria met' },
    unit: { vi: 'tiêu chí', en: 'criteria' },
    measure: 'count',
    stock: true,
    whole: null,
    names: ['NTM', 'tiêu chí NTM'],
  },
  {
    ...declared,
    key: 'thanh_nien_nhap_ngu',
    label: { vi: 'Thanh niên nhập ngũ', en: 'Young people enlisted' },
    unit: { vi: 'thanh niên', en: 'people' },
    measure: 'count',
    stock: false,
    whole: null,
    names: ['giao quân', 'lên đường nhập ngũ'],
  },
  {
    ...declared,
    key: 'ho_dung_nuoc_sach',
    label: { vi: 'Hộ dùng nước sạch', en: 'Households with clean water' },
    unit: { vi: 'hộ', en: 'households' },
    measure: 'count',
    stock: true,
    whole: { vi: 'Tổng số hộ', en: 'All households' },
    names: ['nước sạch', 'sử dụng nước sạch'],
  },
]

const criteria = (met: number): [key: string, values: FieldValues] => ['tieu_chi_nong_thon_moi', { value: met }]
const water = (households: number, all: number): [key: string, values: FieldValues] => [
  'ho_dung_nuoc_sach',
  { value: households, whole: all },
]

const BY_MONTH: [unitCode: string, personKey: string, monthsAgo: number, told: [key: string, values: FieldValues]][] = [
  ['ia-hloi', 'mai', 2, criteria(15)],
  ['ia-hloi', 'mai', 1, criteria(16)],
  ['ia-hloi', 'mai', 1, water(1_240, 1_512)],
  ['dong-cam', 'thuy', 1, criteria(19)],
  ['dong-cam', 'thuy', 1, water(2_011, 2_034)],
]

/** What some communes have reported of them; of the young people enlisted nobody has said anything yet. */
export const demoIndicatorEntries = (today: IsoDate): DemoEntry[] =>
  BY_MONTH.map(([unitCode, personKey, monthsAgo, [key, values]]) =>
    periodTotal(today, monthsAgo, { unitCode, personKey, form: formKeyOf(key), values }),
  )
