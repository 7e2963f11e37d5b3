import type { Placement, Succession, Unit } from './unit.ts'

/**
 * A small province for tests. To 30/06/2025: province 1 › districts 2 and 3 › communes 10–13. From 01/07/2025: no
 * districts; communes 10 and 11 (one of each district) became 20; 12 and 13 moved under the province. Organisation 30
 * lies in commune 12, 31 in the old commune 10.
 */
const REFORM = '2025-07-01'
const LAST_OF_DISTRICTS = '2025-06-30'
const LONG_AGO = '2010-01-01'

const unit = (id: number, name: string, rest: Partial<Unit> = {}): Unit => ({
  id,
  code: `u${id}`,
  name,
  aliases: [],
  level: 'commune',
  validFrom: LONG_AGO,
  validTo: null,
  reports: ['reception'],
  ...rest,
})

const placement = (
  unitId: number,
  parentId: number,
  validFrom = LONG_AGO,
  validTo: string | null = null,
): Placement => ({
  unitId,
  parentId,
  validFrom,
  validTo,
})

const units: Unit[] = [
  unit(1, 'Tỉnh Mẫu', { level: 'province', reports: [] }),
  unit(2, 'Huyện Một', { level: 'district', reports: [], validTo: LAST_OF_DISTRICTS }),
  unit(3, 'Huyện Hai', { level: 'district', reports: [], validTo: LAST_OF_DISTRICTS }),
  unit(10, 'Xã Ba', { validTo: LAST_OF_DISTRICTS }),
  unit(11, 'Xã Bốn', { validTo: LAST_OF_DISTRICTS }),
  unit(12, 'Xã Năm'),
  unit(13, 'Xã Sáu'),
  unit(20, 'Xã Bảy', { validFrom: REFORM }),
  unit(30, 'Mặt trận xã Năm', { level: 'organisation', reports: [] }),
  unit(31, 'Mặt trận xã Ba', { level: 'organisation', reports: [], validTo: LAST_OF_DISTRICTS }),
]

const placements: Placement[] = [
  placement(2, 1, LONG_AGO, LAST_OF_DISTRICTS),
  placement(3, 1, LONG_AGO, LAST_OF_DISTRICTS),
  placement(10, 2, LONG_AGO, LAST_OF_DISTRICTS),
  placement(11, 3, LONG_AGO, LAST_OF_DISTRICTS),
  placement(12, 2, LONG_AGO, LAST_OF_DISTRICTS),
  placement(13, 3, LONG_AGO, LAST_OF_DISTRICTS),
  placement(20, 1, REFORM),
  placement(12, 1, REFORM),
  placement(13, 1, REFORM),
  placement(30, 12),
  placement(31, 10, LONG_AGO, LAST_OF_DISTRICTS),
]

const successions: Succession[] = [
  { unitId: 10, successorId: 20, on: REFORM },
  { unitId: 11, successorId: 20, on: REFORM },
  { unitId: 31, successorId: 20, on: REFORM },
]

export const SAMPLE = { units, placements, successions }
