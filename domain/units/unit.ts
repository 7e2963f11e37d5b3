import type { IsoDate } from '../forms/form.ts'

/**
 * Since 1 July 2025 there are two levels of local government, province and commune; `district` lives on in older figures.
 * `organisation`: the Front, the police, an association inside a commune. `office`: a department or office of a level.
 */
export type UnitLevel = 'province' | 'district' | 'commune' | 'organisation' | 'office'

export interface Unit {
  id: number
  /** Stable and unique, for imports and links; ids belong to one database. */
  code: string
  name: string
  /** Other names that people write: a short form, the name before a merger. */
  aliases: readonly string[]
  level: UnitLevel
  /** First day of the unit. */
  validFrom: IsoDate
  /** Last day of the unit; null while it exists. */
  validTo: IsoDate | null
  /** Keys of the forms that this unit is expected to report; completeness counts no others. */
  reports: readonly string[]
}

/** Where a unit hangs in the tree, from a day to a day (both included). A unit without one is a root. */
export interface Placement {
  unitId: number
  parentId: number
  validFrom: IsoDate
  validTo: IsoDate | null
}

/** `successorId` carries on for `unitId` from the day `on`. Several rows: a merger of several, or a split into several. */
export interface Succession {
  unitId: number
  successorId: number
  on: IsoDate
}

/** Whether the day lies in a validity, both ends included. */
export const isValidOn = (validity: { validFrom: IsoDate; validTo: IsoDate | null }, date: IsoDate): boolean =>
  validity.validFrom <= date && (validity.validTo === null || date <= validity.validTo)
