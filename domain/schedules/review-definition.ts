import type { Catalogue } from '../indicators/catalogue.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import { DEFINITION_CODES, type DefinitionCode, definitionSchema } from './definition-schema.ts'
import type { ScheduleDefinition } from './schedule.ts'

/** One thing that stands against a definition; `path` says where, as `ladder.2.times`. */
export interface DefinitionProblem {
  code: DefinitionCode
  path: string
}

/** What the office has: a definition names nothing else. */
export interface Office {
  tree: Pick<UnitTree, 'unit'>
  catalogue: Pick<Catalogue, 'form'>
}

export type DefinitionReview =
  | { definition: ScheduleDefinition; problems?: undefined }
  | { definition?: undefined; problems: DefinitionProblem[] }

const unitsNamed = ({ debtors, aggregatorId }: ScheduleDefinition): [path: string, unitId: number][] => {
  const named: [string, number | null][] = [['aggregatorId', aggregatorId]]
  if (debtors.kind === 'level') named.push(['debtors.under', debtors.under])
  if (debtors.kind === 'subtree') named.push(['debtors.unitId', debtors.unitId])
  if (debtors.kind === 'units') named.push(...debtors.unitIds.map((id): [string, number] => ['debtors.unitIds', id]))
  return named.filter((one): one is [string, number] => one[1] !== null)
}

const unknownIn = (definition: ScheduleDefinition, { tree, catalogue }: Office): DefinitionProblem[] => {
  const units = unitsNamed(definition).flatMap(([path, id]) =>
    tree.unit(id) === undefined ? [{ code: 'unit_unknown' as const, path }] : [],
  )
  const { duty } = definition
  if (duty.kind === 'report') return units
  const form = catalogue.form(duty.form)
  if (form === undefined) return [...units, { code: 'form_unknown', path: 'duty.form' }]
  const known = new Set(form.indicators.map(({ key }) => key))
  return duty.indicators.every((key) => known.has(key))
    ? units
    : [...units, { code: 'indicator_unknown', path: 'duty.indicators' }]
}

/** The definition, or everything that stands against it. */
export const reviewDefinition = (input: unknown, office: Office): DefinitionReview => {
  const parsed = definitionSchema.safeParse(input)
  if (!parsed.success)
    return {
      problems: parsed.error.issues.map(({ message, path }) => ({
        code: DEFINITION_CODES.find((code) => code === message) ?? 'invalid',
        path: path.join('.'),
      })),
    }
  const definition: ScheduleDefinition = parsed.data
  const problems = unknownIn(definition, office)
  return problems.length === 0 ? { definition } : { problems }
}
