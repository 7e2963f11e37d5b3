import type { UnitLevel } from '../units/unit.ts'

/** Stands for a level that follows the rule of all. */
export const AS_GENERAL = 'general'

/** The fields of the form that tell the rule of one level. */
export const dueLevels = (
  [
    ['province', 'Hạn của tỉnh', 'Due of the province'],
    ['office', 'Hạn của cơ quan tỉnh', 'Due of offices'],
    ['district', 'Hạn của huyện', 'Due of districts'],
    ['commune', 'Hạn của xã, phường', 'Due of communes'],
    ['organisation', 'Hạn của tổ chức xã', 'Due of organisations'],
  ] as const satisfies readonly [UnitLevel, string, string][]
).map(([level, vi, en]) => ({ level, key: `due_${level}`, label: { vi, en } }))

export const isDueOfLevel = (field: string): boolean => dueLevels.some(({ key }) => key === field)
