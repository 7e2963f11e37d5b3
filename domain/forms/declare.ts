import type { Label } from '../language.ts'
import type { Field, Granularity, Indicator, Option } from './form.ts'

export const EVENT: readonly Granularity[] = ['event']
export const BATCH: readonly Granularity[] = ['batch']
export const EITHER: readonly Granularity[] = ['event', 'batch']

type Rest = Pick<Field, 'required' | 'offered' | 'question' | 'unasked'>

/** Names of a field: key, Vietnamese, English. */
type Named = readonly [key: string, vi: string, en: string]

const label = ([, vi, en]: Named): Label => ({ vi, en })

/** A whole number ≥ 0 of what `noun` counts. */
export const count = (named: Named, noun: Label, granularities: readonly Granularity[], rest: Rest = {}): Field => ({
  key: named[0],
  label: label(named),
  type: { name: 'count', noun },
  granularities,
  ...rest,
})

export const options = (named: readonly Named[]): Option[] =>
  named.map((each) => ({ key: each[0], label: label(each) }))

/** One of several options. */
export const choice = (
  named: Named,
  choices: readonly Option[],
  granularities: readonly Granularity[],
  rest: Rest = {},
): Field => ({
  key: named[0],
  label: label(named),
  type: { name: 'choice', options: choices },
  granularities,
  ...rest,
})

/** Any other field. */
export const field = (
  named: Named,
  type: Field['type'],
  granularities: readonly Granularity[],
  rest: Rest = {},
): Field => ({
  key: named[0],
  label: label(named),
  type,
  granularities,
  ...rest,
})

export const indicator = (
  named: Named,
  noun: Label,
  value: Indicator['value'],
  rest: Pick<Indicator, 'stock'> = {},
): Indicator => ({
  key: named[0],
  label: label(named),
  noun,
  value,
  ...rest,
})
