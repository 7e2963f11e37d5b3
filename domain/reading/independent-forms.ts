import type { Form } from '../forms/form.ts'
import type { Binding } from './bind-figures.ts'
import type { CountMeaning } from './gap-labels.ts'
import type { Topic } from './topics.ts'

/**
 * States that another form of the message understands too, without a place for them ("hướng dẫn 2" at a reception): one
 * alone does not begin a record of its own.
 */
const SHARED_STATES_MIN = 2

/**
 * The forms that the message really tells about. A form may count things of another one in passing (a reception takes
 * petitions): "tiếp 8 lượt, nhận 3 đơn" is one reception, while "tiếp 8 lượt; nhận 33 đơn, đã giải quyết 20 đơn" is a
 * reception and petitions, because the reception has no place for what was settled.
 */
export const independentForms = (
  forms: readonly Form[],
  topics: readonly Topic[],
  bindings: readonly (readonly Binding[])[],
): Set<number> => {
  const hosts = new Set(
    forms.flatMap(({ reading }, form) => (reading.counts.some(({ yields }) => yields) ? [form] : [])),
  )
  const independent = new Set<number>()
  for (const { signalled, hinted, forms: active } of topics) {
    const hosted = [...active].some((form) => hosts.has(form))
    for (const form of active) {
      const named = signalled.has(form) || hinted.has(form)
      if (named && (hosts.has(form) || !hosted)) independent.add(form)
    }
  }
  const labels = bindings.flat().flatMap(({ left, right }) => [...left, ...right])
  const shared = new Map<number, Set<string>>()
  for (const { meanings } of labels) {
    for (const meaning of meanings) {
      const state = ownState(forms, meaning, meanings)
      if (state === undefined) continue
      const also = meanings.some(({ form }) => form !== meaning.form && independent.has(form))
      const states = shared.get(meaning.form) ?? new Set()
      shared.set(meaning.form, states.add(state))
      if (!also || states.size >= SHARED_STATES_MIN) independent.add(meaning.form)
    }
  }
  return independent
}

/** A state that only this form has a place for; the kinds of a lone thing do not tell. */
const ownState = (forms: readonly Form[], meaning: CountMeaning, all: readonly CountMeaning[]): string | undefined => {
  const { field, as } = meaning.reading
  if (field === undefined || as !== 'lead') return undefined
  if (forms[meaning.form]?.reading.single?.counts.includes(field)) return undefined
  return all.some((other) => other.form !== meaning.form && other.reading.field !== undefined) ? undefined : field
}
