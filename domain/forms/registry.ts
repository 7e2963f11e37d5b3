import { citizenReception } from './citizen-reception.ts'
import { dialogue } from './dialogue.ts'
import { document } from './document.ts'
import type { Form } from './form.ts'
import { inspection } from './inspection.ts'
import { model } from './model.ts'
import { oneStop } from './one-stop.ts'
import { opinionNote } from './opinion-note.ts'
import { orgSnapshot } from './org-snapshot.ts'
import { petition } from './petition.ts'
import { propaganda } from './propaganda.ts'
import { support } from './support.ts'
import { task } from './task.ts'
import { voterContact } from './voter-contact.ts'

/** Every form, in the order in which a menu lists them. */
export const forms: readonly Form[] = [
  citizenReception,
  petition,
  dialogue,
  voterContact,
  model,
  inspection,
  document,
  oneStop,
  propaganda,
  task,
  support,
  orgSnapshot,
  opinionNote,
]

export const formByKey = new Map(forms.map((form) => [form.key, form]))
