import type { FieldValues, Form } from '../forms/form.ts'
import { formByKey } from '../forms/registry.ts'
import type { UnitLevel } from '../units/unit.ts'
import { ladderFrom, ladderValues } from './ladder-options.ts'
import { AS_GENERAL, dueLevels } from './level-dues.ts'
import { PER_YEAR } from './occurrences.ts'
import type { Debtors, DueRule, Duty, Frequency, HolidayPolicy, ScheduleDefinition } from './schedule.ts'

/** How units are named for people, and found again by what they are called. */
export interface UnitNames {
  nameOf: (unitId: number) => string
  /** Undefined: no unit, or several, are called so. */
  idOf: (name: string) => number | undefined
}

/** The indicators whose sum counts, by what the form calls it. */
const indicatorsOf = (heads: NonNullable<Form['heads']>): Record<string, readonly string[]> => ({
  each: [],
  secretary: [heads.secretary],
  chair: [heads.chair],
  agency_head: [heads.agency_head],
  secretary_or_deputy: [heads.secretary, heads.delegated],
  chair_or_deputy: [heads.chair, heads.delegated],
  agency_head_or_deputy: [heads.agency_head, heads.delegated],
})

const countedOf = (heads: NonNullable<Form['heads']>, indicators: readonly string[]): string =>
  Object.entries(indicatorsOf(heads)).find(([, keys]) => keys.join() === indicators.join())?.[0] ?? 'own'

const valuesOfDuty = (duty: Duty): FieldValues => {
  if (duty.kind === 'report') return { duty: 'report' }
  const form = formByKey.get(duty.form)
  return {
    duty: 'entries',
    form: duty.form,
    ...(form?.heads !== undefined && { counted: countedOf(form.heads, duty.indicators) }),
    times: duty.times,
  }
}

const valuesOfDebtors = (debtors: Debtors, { nameOf }: UnitNames): FieldValues => {
  switch (debtors.kind) {
    case 'level':
      return { debtors: debtors.level, ...(debtors.under !== null && { under: nameOf(debtors.under) }) }
    case 'subtree':
      return { debtors: 'subtree', units: [nameOf(debtors.unitId)] }
    case 'units':
      return { debtors: 'units', units: debtors.unitIds.map(nameOf) }
  }
}

const valuesOfFrequency = (frequency: Frequency): FieldValues => {
  switch (frequency.kind) {
    case 'days':
      return { frequency: 'days', days: frequency.days.map(String) }
    case 'once':
      return { frequency: 'once', once_from: frequency.from, once_to: frequency.to }
    case 'month':
    case 'quarter':
    case 'half':
      return { frequency: frequency.kind, ...(frequency.only !== undefined && { only: frequency.only.map(String) }) }
    default:
      return { frequency: frequency.kind }
  }
}

/** The rule that holds for who owes it: of one level its own where there is one. */
const ruleOf = ({ due, debtors }: Pick<ScheduleDefinition, 'due' | 'debtors'>): DueRule =>
  (debtors.kind === 'level' ? due.byLevel[debtors.level] : undefined) ?? due.general

const dueKey = (rule: DueRule): string => (rule.kind === 'day' ? `day-${rule.day}` : `after-${rule.workingDays}`)

/** Of units of several levels, the rules that only some of them follow. */
const valuesOfLevelDues = ({ due, debtors }: ScheduleDefinition): FieldValues =>
  debtors.kind === 'level'
    ? {}
    : Object.fromEntries(
        dueLevels.flatMap(({ level, key }) => {
          const rule = due.byLevel[level]
          return rule === undefined ? [] : [[key, dueKey(rule)]]
        }),
      )

/** A definition as the values of the form in which it is changed. */
export const valuesOf = (definition: ScheduleDefinition, names: UnitNames): FieldValues => ({
  name: definition.name.vi,
  name_en: definition.name.en,
  ...valuesOfDuty(definition.duty),
  ...valuesOfDebtors(definition.debtors, names),
  ...valuesOfFrequency(definition.frequency),
  due: dueKey(ruleOf(definition)),
  ...valuesOfLevelDues(definition),
  ...ladderValues(definition.ladder),
  scheme: definition.scheme,
  holidays: definition.holidayPolicy,
  ...(definition.aggregatorId !== null && { aggregator: names.nameOf(definition.aggregatorId) }),
  ...(definition.source !== null && { source: definition.source.vi }),
})

const text = (values: FieldValues, key: string): string | undefined => {
  const value = values[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}

const list = (values: FieldValues, key: string): string[] => {
  const value = values[key]
  return Array.isArray(value) ? value : []
}

const dutyOf = (values: FieldValues, before: Duty | undefined, was: FieldValues): Duty => {
  if (values.duty !== 'entries') return { kind: 'report' }
  const form = text(values, 'form') ?? ''
  const isAlike = before?.kind === 'entries' && before.form === form && was.counted === values.counted
  const heads = formByKey.get(form)?.heads
  const counted = heads === undefined ? [] : (indicatorsOf(heads)[text(values, 'counted') ?? 'each'] ?? [])
  return { kind: 'entries', form, indicators: isAlike ? before.indicators : counted, times: Number(values.times ?? 1) }
}

const debtorsOf = (values: FieldValues, { idOf }: UnitNames): Debtors => {
  const unitIds = list(values, 'units').flatMap((name) => idOf(name) ?? [])
  if (values.debtors === 'units') return { kind: 'units', unitIds }
  if (values.debtors === 'subtree') return { kind: 'subtree', unitId: unitIds[0] ?? 0 }
  const under = text(values, 'under')
  return {
    kind: 'level',
    level: values.debtors as UnitLevel,
    under: under === undefined ? null : (idOf(under) ?? null),
  }
}

const numbers = (values: FieldValues, key: string): number[] =>
  list(values, key)
    .map(Number)
    .toSorted((left, right) => left - right)

const frequencyOf = (values: FieldValues): Frequency => {
  switch (values.frequency) {
    case 'days':
      return { kind: 'days', days: numbers(values, 'days') }
    case 'month':
    case 'quarter':
    case 'half': {
      const only = numbers(values, 'only').filter((part) => part <= PER_YEAR[values.frequency as keyof typeof PER_YEAR])
      return { kind: values.frequency, ...(only.length > 0 && { only }) }
    }
    case 'once':
      return { kind: 'once', from: String(values.once_from), to: String(values.once_to) }
    default:
      return { kind: values.frequency as 'nine-months' | 'year' | 'week' }
  }
}

const dueRule = (key: string): DueRule => {
  const [kind, number] = key.split('-')
  return kind === 'day' ? { kind: 'day', day: Number(number) } : { kind: 'after', workingDays: Number(number) }
}

const dueByLevel = (
  values: FieldValues,
  before: ScheduleDefinition['due']['byLevel'],
  debtors: Debtors,
): ScheduleDefinition['due']['byLevel'] => {
  if (debtors.kind === 'level')
    return Object.fromEntries(Object.entries(before).filter(([level]) => level !== debtors.level))
  return Object.fromEntries(
    dueLevels.flatMap(({ level, key }) => {
      const told = text(values, key)
      return told === undefined || told === AS_GENERAL ? [] : [[level, dueRule(told)]]
    }),
  )
}

/**
 * The definition that the values tell. What is as it was `before` stays so to the letter, also where the form does not
 * tell all of it (indicators of its own, rules of levels that do not owe it).
 */
export const definitionOf = (
  values: FieldValues,
  names: UnitNames,
  before: ScheduleDefinition | undefined,
): ScheduleDefinition => {
  const was: FieldValues = before === undefined ? {} : valuesOf(before, names)
  const isAsBefore = (...keys: string[]) =>
    keys.every((key) => JSON.stringify(values[key]) === JSON.stringify(was[key]))
  const kept = <Key extends keyof ScheduleDefinition>(
    part: Key,
    keys: string[],
    told: () => ScheduleDefinition[Key],
  ): ScheduleDefinition[Key] => (before !== undefined && isAsBefore(...keys) ? before[part] : told())
  const debtors = kept('debtors', ['debtors', 'units', 'under'], () => debtorsOf(values, names))
  const name = text(values, 'name') ?? ''
  const source = text(values, 'source')
  const aggregator = text(values, 'aggregator')
  return {
    name: kept('name', ['name', 'name_en'], () => ({
      vi: name,
      en: isAsBefore('name_en') && before !== undefined ? name : (text(values, 'name_en') ?? name),
    })),
    duty: kept('duty', ['duty', 'form', 'counted', 'times'], () => dutyOf(values, before?.duty, was)),
    debtors,
    frequency: kept('frequency', ['frequency', 'only', 'days', 'once_from', 'once_to'], () => frequencyOf(values)),
    scheme: values.scheme === 'calendar' ? 'calendar' : 'admin_15_14',
    due: kept('due', ['due', 'debtors', ...dueLevels.map(({ key }) => key)], () => ({
      general: dueRule(String(values.due)),
      byLevel: dueByLevel(values, before?.due.byLevel ?? {}, debtors),
    })),
    holidayPolicy: values.holidays as HolidayPolicy,
    ladder: kept('ladder', ['ladder', 'steps'], () => ladderFrom(values)),
    aggregatorId: kept('aggregatorId', ['aggregator'], () =>
      aggregator === undefined ? null : (names.idOf(aggregator) ?? null),
    ),
    source: kept('source', ['source'], () => (source === undefined ? null : { vi: source, en: source })),
  }
}
