import { type FieldValue, type Form, fieldOf } from '../forms/form.ts'
import type { DraftContent, DraftRecord } from './draft-record.ts'
import type { RecordReading } from './message-reading.ts'
import { allOf } from './whole-of-part.ts'

/** Without an agent of its own the deputy's head is meant. */
const agentFields = (draft: DraftRecord): Record<string, FieldValue> => {
  const { agents } = draft.form.reading
  if (!agents) return {}
  const agent = draft.agent ?? draft.deputy?.of ?? draft.agentBefore
  const delegated = draft.delegated || (draft.deputy !== undefined && draft.agent === undefined)
  return {
    ...(agent !== undefined && !draft.agentOpen && { [agents.field]: agent }),
    ...(delegated && { [agents.delegated.field]: agents.delegated.value }),
    ...(draft.deputy && { [agents.delegateField]: draft.deputy.title }),
  }
}

/** "CT không tiếp …, đã ủy quyền PCT tiếp 3 lượt": it was held after all. */
const heldByDeputy = (draft: DraftRecord, fields: Readonly<Record<string, FieldValue>>): Record<string, FieldValue> => {
  const { agents } = draft.form.reading
  if (!agents || !draft.delegated || draft.agent === undefined) return {}
  const { field, value } = agents.delegated
  return draft.deputy || fields[field] === undefined ? { [field]: value } : {}
}

/** Totals that a kind told besides its own count: "nhận 45 đơn kiến nghị". */
const totalsOf = ({ form }: DraftRecord, { fields, totals }: DraftContent): DraftContent['totals'] =>
  totals.filter(({ field, of }) => {
    const kinds = form.reading.single?.counts.filter((each) => each !== field && fields[each] !== undefined)
    return fields[field] === undefined && kinds?.length === 1 && kinds[0] === of
  })

/** "hoàn thành hết" is counted by the whole, wherever that was told; where it was not, it stays open. */
const withWholes = (form: Form, { wholes }: DraftContent, fields: Readonly<Record<string, FieldValue>>) => {
  const counted = { ...fields }
  const uncounted = wholes.filter(({ field }) => {
    const count = counted[field] ?? allOf(form, field, fields)
    if (count !== undefined) counted[field] = count
    return count === undefined
  })
  return { counted, uncounted }
}

/** The reason, where the record has what is explained. */
const reasonFields = (
  { form, reason }: DraftRecord,
  fields: Readonly<Record<string, FieldValue>>,
): Record<string, FieldValue> => {
  if (reason === undefined) return {}
  const wanted = (form.reading.texts ?? []).filter(
    ({ with: explained, when }) =>
      explained.some((field) => fields[field] !== undefined) ||
      (when !== undefined && fields[when.field] === when.value),
  )
  return Object.fromEntries(wanted.map(({ field }) => [field, reason]))
}

/** Clues are left behind. */
const ownFields = (form: Form, values: Readonly<Record<string, FieldValue>>): Record<string, FieldValue> =>
  Object.fromEntries(Object.entries(values).filter(([key]) => fieldOf(form, key) !== undefined))

/** The record as read; of what is logged or planned that is filled in too which follows from the words. */
export const finishRecord = (draft: DraftRecord, as: 'log' | 'plan' | 'correction'): RecordReading => {
  const { form, content } = draft
  const { date, period, periodReadings, cumulative, unitWords } = draft.setting
  const single = as === 'log' && draft.isSingle
  const totals = single ? [] : totalsOf(draft, content)
  const summed = { ...content.fields, ...Object.fromEntries(totals.map(({ field, value }) => [field, value])) }
  const { counted, uncounted } = withWholes(form, content, summed)
  const granularity = draft.granularity(single)
  // A form without lone things tells by its time which kind of record it is.
  const eventful = single || (form.reading.single === undefined && granularity !== 'batch')
  const kept = single
    ? Object.fromEntries(Object.entries(counted).filter(([, value]) => typeof value !== 'number'))
    : counted
  const told = {
    ...agentFields(draft),
    ...kept,
    ...(eventful && { ...content.eventFields, ...content.dates }),
  }
  const certain = Object.fromEntries(Object.entries(told).filter(([field]) => !content.open.has(field)))
  const held = { ...certain, ...heldByDeputy(draft, kept) }
  const fields = { ...held, ...reasonFields(draft, held) }
  const planned = as === 'plan'
  const settling = {
    granularity,
    ...(date && { date }),
    fields,
    nested: content.nested,
    planned,
    updates: draft.updates,
  }
  const settled = as === 'correction' ? fields : (form.reading.settle?.(settling) ?? fields)
  // A lone petition is told by the day it was dealt with, a period total by its period.
  const isPeriod = period !== undefined && !(planned && date)
  return {
    form: form.key,
    ...(granularity && { granularity }),
    ...(date && !isPeriod && { date }),
    ...(isPeriod && { period }),
    ...(cumulative && { cumulative: true as const }),
    ...(unitWords && { unitWords }),
    fields: ownFields(form, settled),
    qualifiers: content.qualifiers,
    claims: content.claims,
    words: { ...content.words, ...Object.fromEntries(totals.map(({ field, words }) => [field, words])) },
    ambiguities: [
      ...(periodReadings ? [{ kind: 'period' as const, ...periodReadings }] : []),
      ...content.ambiguities,
      // "sửa cầu: đã hoàn thành hết": one thing, and nothing to count.
      ...(draft.goesOn ? [] : uncounted).map((whole) => ({ kind: 'vague' as const, ...whole })),
    ],
    ...(Object.keys(content.shown).length > 0 && { shown: content.shown }),
    ...(Object.keys(content.addends).length > 0 && { addends: content.addends }),
    ...(draft.adds && { added: { ...content.added } }),
    ...(draft.removes && { removes: draft.removes }),
  }
}
