import type { Label } from '../language.ts'
import type { UnitLevel } from '../units/unit.ts'
import { REPORT_LADDER } from './ladders.ts'
import type { Frequency, Preset, ScheduleDefinition } from './schedule.ts'

interface Kind {
  key: string
  frequency: Frequency
  name: Label
}

/** The second half ends with the year, whose report tells of it. */
const KINDS: readonly Kind[] = [
  { key: 'monthly', frequency: { kind: 'month' }, name: { vi: 'tháng', en: 'monthly' } },
  { key: 'quarterly', frequency: { kind: 'quarter' }, name: { vi: 'quý', en: 'quarterly' } },
  { key: 'half_yearly', frequency: { kind: 'half', only: [1] }, name: { vi: '6 tháng', en: 'half-yearly' } },
  { key: 'nine_months', frequency: { kind: 'nine-months' }, name: { vi: '9 tháng', en: 'nine-month' } },
  { key: 'yearly', frequency: { kind: 'year' }, name: { vi: 'năm', en: 'yearly' } },
]

interface Sender {
  level: UnitLevel
  name: Label
  /** The day after the cut-off by which it reports. */
  day: number
  kinds: readonly Kind[]
}

/** Each level reports two days after the one below it, the province to the centre on the 25th. */
const SENDERS: readonly Sender[] = [
  {
    level: 'organisation',
    name: { vi: 'tổ chức thuộc xã', en: 'the organisations of the communes' },
    day: 16,
    kinds: KINDS,
  },
  { level: 'commune', name: { vi: 'xã, phường', en: 'the communes' }, day: 18, kinds: KINDS },
  { level: 'office', name: { vi: 'cơ quan của tỉnh', en: 'the offices of the province' }, day: 20, kinds: KINDS },
  {
    level: 'province',
    name: { vi: 'tỉnh', en: 'the province' },
    day: 25,
    kinds: KINDS.filter(({ key }) => key !== 'monthly'),
  },
]

const TWO_LEVELS_BEGIN = '2025-07-01'
const CONCLUSION_215_BEGINS = '2025-11-23'

const report = (
  level: UnitLevel,
  name: Label,
  frequency: Frequency,
  day: number,
  source: Label,
): ScheduleDefinition => ({
  name,
  duty: { kind: 'report' },
  debtors: { kind: 'level', level, under: null },
  frequency,
  scheme: 'admin_15_14',
  due: { general: { kind: 'day', day }, byLevel: {} },
  holidayPolicy: 'next',
  ladder: REPORT_LADDER,
  aggregatorId: null,
  source,
})

const beginning = (key: string, effectiveFrom: string, definition: ScheduleDefinition): Preset => ({
  key,
  revisions: [{ revision: 1, effectiveFrom, state: 'active', definition, reason: null }],
})

const DECREE_09: Label = { vi: 'Nghị định 09/2019/NĐ-CP, Điều 12', en: 'Decree 09/2019/NĐ-CP, article 12' }
const CONCLUSION_215: Label = { vi: 'Kết luận 215-KL/TW', en: 'Conclusion 215-KL/TW' }

const workReports = SENDERS.flatMap(({ level, name, day, kinds }) =>
  kinds.map((kind) =>
    beginning(
      `${level}_${kind.key}`,
      TWO_LEVELS_BEGIN,
      report(
        level,
        { vi: `Báo cáo ${kind.name.vi} của ${name.vi}`, en: `Report of ${name.en}, ${kind.name.en}` },
        kind.frequency,
        day,
        DECREE_09,
      ),
    ),
  ),
)

/** Conclusion 215: each month, the first quarter, six and nine months, the year. It names no deadline. */
const secretaryReports = KINDS.map(({ key, frequency, name }) =>
  beginning(
    `secretary_reception_${key}`,
    CONCLUSION_215_BEGINS,
    report(
      'commune',
      {
        vi: `Báo cáo tiếp dân của Bí thư xã, phường (${key === 'quarterly' ? 'quý I' : name.vi})`,
        en: `Secretaries’ report on receptions (${key === 'quarterly' ? 'first quarter' : name.en})`,
      },
      key === 'quarterly' ? { kind: 'quarter', only: [1] } : frequency,
      18,
      CONCLUSION_215,
    ),
  ),
)

/** The periodic reports of each level and the day that each is due; where the law names none, one that offices suggest. */
export const reportPresets: readonly Preset[] = [...workReports, ...secretaryReports]
