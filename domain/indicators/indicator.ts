import type { IsoDate } from '../forms/form.ts'
import type { Label } from '../language.ts'

/** `count`: whole numbers. `amount`: a unit of measure with decimals. `money`: đồng. */
export const MEASURES = ['count', 'amount', 'money'] as const
export type Measure = (typeof MEASURES)[number]

/**
 * A figure that an administrator has declared ("Chỉ tiêu khác"): data, not code. What its figures mean (`key`, `unit`,
 * `measure`, `stock`, whether there is a `whole`) never changes; what it is called may. Never deleted.
 */
export interface DeclaredIndicator {
  /** `thanh_nien_nhap_ngu` */
  key: string
  label: Label
  /** The unit of measure, as it stands behind a figure. */
  unit: Label
  measure: Measure
  /** A state at the end of a period, which is not added up over periods; otherwise something that happened. */
  stock: boolean
  /** What it is a part of ("tổng số hộ"): told with every figure, so that the percentage is computed and never typed. */
  whole: Label | null
  /** Other words by which officials call it. */
  names: readonly string[]
  /** Grows with every change. */
  revision: number
  declaredBy: number
  /** The first day on which it could be used, Asia/Ho_Chi_Minh. */
  declaredOn: IsoDate
  /** Its past is kept and may be corrected, nothing new is entered. */
  retired: boolean
}

export const KEY_LENGTH_MAX = 32

export const isKey = (text: string): boolean => /^[a-z][a-z0-9_]{1,31}$/.test(text)

/** Before the key of an indicator in the key of its form, so that no indicator is mistaken for a form of the program. */
const FORM_PREFIX = 'custom.'

export const formKeyOf = (key: string): string => FORM_PREFIX + key

/** Whether a form of this key is one that an administrator may have declared. */
export const isDeclaredFormKey = (form: string): boolean =>
  form.startsWith(FORM_PREFIX) && isKey(form.slice(FORM_PREFIX.length))
