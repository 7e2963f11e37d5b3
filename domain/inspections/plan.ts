import type { IsoDate } from '../forms/form.ts'
import type { DaySpan } from '../periods/calendar-date.ts'

/** A plan of inspection or supervision, as its document says it (Decision 89-QĐ/TW of 2022 for those of the Party). */
export interface InspectionPlan {
  /** `13-KH/BDVHU` */
  number: string
  signedOn: IsoDate
  /** The body that leads, as the plan names it. */
  leadBody: string
  /** The unit that answers for the plan here. */
  leadUnitId: number
  /** Who is inspected. */
  unitIds: readonly number[]
  subject: string
  /** When the work at the units is to be done: "Quý II/2027". */
  window: DaySpan
}

/** Another plan that inspects the same unit in the same year. */
export interface PlanOverlap {
  unitId: number
  number: string
  leadBody: string
  window: DaySpan
}
