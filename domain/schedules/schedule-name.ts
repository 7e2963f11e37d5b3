import type { FieldValues } from '../forms/form.ts'
import { formByKey } from '../forms/registry.ts'
import type { Label } from '../language.ts'

const PERIODS: Record<string, Label> = {
  month: { vi: 'tháng', en: 'month' },
  quarter: { vi: 'quý', en: 'quarter' },
  half: { vi: '6 tháng', en: 'half-year' },
  'nine-months': { vi: '9 tháng', en: 'nine months' },
  year: { vi: 'năm', en: 'year' },
  week: { vi: 'tuần', en: 'week' },
}

const GROUPS: Record<string, Label> = {
  commune: { vi: 'các xã, phường', en: 'the communes' },
  organisation: { vi: 'các tổ chức thuộc xã', en: 'the organisations of the communes' },
  office: { vi: 'các cơ quan của tỉnh', en: 'the offices of the province' },
  province: { vi: 'tỉnh', en: 'the province' },
  district: { vi: 'các huyện', en: 'the districts' },
}

const HEADS: Record<string, Label> = {
  secretary: { vi: ' của Bí thư', en: ' by the secretary' },
  chair: { vi: ' của Chủ tịch', en: ' by the chair' },
  agency_head: { vi: ' của Thủ trưởng', en: ' by the head' },
}

const NOTHING: Label = { vi: '', en: '' }

const periodOf = ({ frequency, days }: FieldValues): Label => {
  if (frequency !== 'days' || !Array.isArray(days)) return PERIODS[String(frequency)] ?? NOTHING
  return { vi: `ngày ${days.join(', ')} hằng tháng`, en: `day ${days.join(', ')} of the month` }
}

/** "xã Ia Hlôi"; the name of an office keeps its capital. */
const insideName = (unit: string): string => unit.replace(/^(?:Xã|Phường|Đặc khu|Tỉnh) /u, (word) => word.toLowerCase())

const debtorsOf = ({ debtors, units }: FieldValues): Label => {
  const named = Array.isArray(units) ? units.map(insideName).join(', ') : ''
  if (debtors === 'units') return { vi: named, en: named }
  if (debtors === 'subtree') return { vi: `${named} và cấp dưới`, en: `${named} and below` }
  return GROUPS[String(debtors)] ?? NOTHING
}

const dutyOf = (values: FieldValues): Label => {
  const period = periodOf(values)
  const label = formByKey.get(String(values.form))?.label
  if (values.duty !== 'entries' || label === undefined)
    return { vi: `Báo cáo ${period.vi}`.trim(), en: `Report, ${period.en}`.replace(/, $/, '') }
  const by = HEADS[String(values.counted)] ?? NOTHING
  const times = Number(values.times ?? 1)
  const each = period.vi === '' ? NOTHING : { vi: ` mỗi ${period.vi}`, en: ` each ${period.en}` }
  return { vi: `${label.vi}${by.vi} ${times} lần${each.vi}`, en: `${label.en}${by.en} ${times} times${each.en}` }
}

const NAMED_BY = ['duty', 'debtors', 'frequency'] as const

/** "Báo cáo tháng của các xã, phường": what a schedule is called where nobody says otherwise. Empty: too little is told. */
export const nameFrom = (values: FieldValues): { name?: string; name_en?: string } => {
  if (NAMED_BY.some((key) => values[key] === undefined)) return {}
  const [duty, debtors] = [dutyOf(values), debtorsOf(values)]
  return { name: `${duty.vi} của ${debtors.vi}`, name_en: `${duty.en}: ${debtors.en}` }
}
