import { citizenReception } from './citizen-reception.ts'
import type { Form } from './form.ts'
import { petition } from './petition.ts'

/** Every form, in the order in which a menu lists them. */
export const forms: readonly Form[] = [citizenReception, petition]

export const formByKey = new Map(forms.map((form) => [form.key, form]))
