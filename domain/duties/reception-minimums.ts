import type { IsoDate } from '../forms/form.ts'
import type { Label } from '../language.ts'
import type { UnitLevel } from '../units/unit.ts'

/** Of the heads, as in the form of receptions. */
export const RECEIVING_ROLES = ['secretary', 'chair', 'agency_head'] as const
export type ReceivingRole = (typeof RECEIVING_ROLES)[number]

/** How often a head must receive citizens in person at the least, by law, from a day to a day (both included). */
export interface ReceptionMinimum {
  role: ReceivingRole
  level: UnitLevel
  times: number
  per: 'week' | 'month'
  validFrom: IsoDate
  validTo: IsoDate | null
  /** Sessions that a deputy took count too. */
  delegated: boolean
  source: Label
}

const LAW_2013: Label = { vi: 'Luật Tiếp công dân 2013', en: 'Law on Citizen Reception 2013' }
const LAW_2025: Label = { vi: 'Luật 136/2025/QH15', en: 'Law 136/2025/QH15' }
const RULE_11: Label = { vi: 'Quy định 11-QĐi/TW', en: 'Regulation 11-QĐi/TW' }
const RULE_215: Label = { vi: 'Kết luận 215-KL/TW', en: 'Conclusion 215-KL/TW' }

const DISTRICTS_END = '2025-06-30'

/**
 * Law on Citizen Reception 2013 articles 12–15 and 18, as kept for communes by Decree 141/2025/NĐ-CP and changed by Law
 * 136/2025/QH15 from 1 July 2026; Regulation 11-QĐi/TW of 18 February 2019, kept by Conclusion 215-KL/TW of 23 November
 * 2025, for secretaries.
 */
export const receptionMinimums: readonly ReceptionMinimum[] = [
  {
    role: 'chair',
    level: 'province',
    times: 1,
    per: 'month',
    validFrom: '2014-07-01',
    validTo: null,
    delegated: true,
    source: LAW_2013,
  },
  {
    role: 'chair',
    level: 'district',
    times: 2,
    per: 'month',
    validFrom: '2014-07-01',
    validTo: DISTRICTS_END,
    delegated: true,
    source: LAW_2013,
  },
  {
    role: 'chair',
    level: 'commune',
    times: 1,
    per: 'week',
    validFrom: '2014-07-01',
    validTo: '2026-06-30',
    delegated: true,
    source: LAW_2013,
  },
  {
    role: 'chair',
    level: 'commune',
    times: 2,
    per: 'month',
    validFrom: '2026-07-01',
    validTo: null,
    delegated: false,
    source: LAW_2025,
  },
  {
    role: 'agency_head',
    level: 'office',
    times: 1,
    per: 'month',
    validFrom: '2014-07-01',
    validTo: null,
    delegated: true,
    source: LAW_2013,
  },
  {
    role: 'secretary',
    level: 'province',
    times: 1,
    per: 'month',
    validFrom: '2019-02-18',
    validTo: null,
    delegated: false,
    source: RULE_11,
  },
  {
    role: 'secretary',
    level: 'district',
    times: 1,
    per: 'month',
    validFrom: '2019-02-18',
    validTo: DISTRICTS_END,
    delegated: false,
    source: RULE_11,
  },
  {
    role: 'secretary',
    level: 'commune',
    times: 2,
    per: 'month',
    validFrom: '2019-02-18',
    validTo: '2025-11-22',
    delegated: false,
    source: RULE_11,
  },
  {
    role: 'secretary',
    level: 'commune',
    times: 2,
    per: 'month',
    validFrom: '2025-11-23',
    validTo: null,
    delegated: false,
    source: RULE_215,
  },
]
