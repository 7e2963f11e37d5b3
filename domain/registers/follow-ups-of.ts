import { reviewRecord } from '../checks/review.ts'
import { type FieldValues, type Form, fieldOf, type Granularity, type IsoDate } from '../forms/form.ts'
import type { Label } from '../language.ts'
import type { Awaited } from './register.ts'

/** A record as far as it may leave something open. */
export interface TellingRecord {
  granularity: Granularity
  values: FieldValues
  /** Why figures that do not add up were kept. */
  explanation: string | null
}

/** A follow-up as its entry gives rise to it. */
export interface Arising extends Awaited {
  kind: string
  /** What it is about, in the words of the record. */
  about: string | null
  dueOn: IsoDate | null
}

/** A remainder kept with an explanation is known by the sum that it is left over from. */
const REMAINDER = 'remainder.'

const textOf = (values: FieldValues, field: string | undefined): string | null => {
  const value = field === undefined ? undefined : values[field]
  return typeof value === 'string' ? value : null
}

const remaindersOf = (form: Form, { granularity, values, explanation }: TellingRecord): Arising[] =>
  explanation === null
    ? []
    : reviewRecord(form, { granularity, values }).asks.flatMap((ask) =>
        ask.kind === 'remainder'
          ? [{ kind: REMAINDER + ask.check, arisen: ask.count, settled: 0, about: explanation, dueOn: null }]
          : [],
      )

/**
 * What a record leaves open, one for each rule of its form that it says something about, and one for each remainder that
 * was kept with an explanation. `arisen` may be 0: a correction can take back what an earlier revision left open.
 */
export const followUpsOf = (form: Form, record: TellingRecord): Arising[] => [
  ...(form.followUps ?? []).flatMap(({ key, count, about, due }) => {
    const awaited = count(record)
    if (awaited === undefined) return []
    const arisen = Math.max(0, awaited.arisen)
    const settled = Math.min(arisen, Math.max(0, awaited.settled))
    return [{ kind: key, arisen, settled, about: textOf(record.values, about), dueOn: textOf(record.values, due) }]
  }),
  ...remaindersOf(form, record),
]

/** What is awaited, after its number: "ý kiến chờ trả lời", "đơn chưa rõ tình trạng". */
export const followUpLabel = (form: Form, kind: string): Label => {
  const rule = form.followUps?.find(({ key }) => key === kind)
  if (rule !== undefined) return rule.label
  const check = form.checks.find((each) => each.kind === 'sum_exact' && REMAINDER + each.key === kind)
  const [part = ''] = check?.kind === 'sum_exact' ? check.parts : []
  const type = fieldOf(form, part)?.type
  const noun = type?.name === 'count' ? type.noun : { vi: 'mục', en: 'items' }
  return check?.kind === 'sum_exact' && check.partsAre === 'kinds'
    ? { vi: `${noun.vi} chưa rõ loại`, en: `${noun.en} of unknown kind` }
    : { vi: `${noun.vi} chưa rõ tình trạng`, en: `${noun.en} not accounted for` }
}

/** The day by which what the record tells must be settled; null: nothing is awaited. */
export const dueOnOf = (form: Form, { granularity, values }: Omit<TellingRecord, 'explanation'>): IsoDate | null =>
  form.matter?.isOpen({ granularity, values }) === true ? textOf(values, form.matter.due) : null
