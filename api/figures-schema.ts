import { z } from '@hono/zod-openapi'
import type { Form } from '../services/form-registry.ts'
import type { IndicatorTotal, RatioTotal, ReviewedTotal } from '../services/read-figures.ts'
import type { UnitTree } from '../services/unit-tree.ts'
import { cumulativeBody, cumulativeSchema, findingBody, findingSchema } from './finding-schema.ts'
import { instantBody, instantSchema, periodSchema } from './period-schema.ts'
import { codeOf } from './unit-code.ts'
import { labelSchema, unitSchema } from './unit-schema.ts'

const figureSchema = z
  .number()
  .nullable()
  .openapi({ description: '`null`: nobody reported it. `0`: it was reported that there was none.' })

const asOfSchema = instantSchema
  .nullable()
  .openapi({ description: 'When the newest entry counted was written; `null` when nothing is counted.' })

const completeness = {
  reported: z.int().openapi({ description: 'How many of the expected units have reported.' }),
  expected: z.int().openapi({ description: 'How many units have to report.' }),
}

const indicatorSchema = z
  .object({
    key: z.string(),
    label: labelSchema,
    noun: labelSchema,
    value: figureSchema,
    ...completeness,
    asOf: asOfSchema,
    byUnit: z
      .array(
        z.object({
          unit: z.string().openapi({ description: 'Code of the unit.' }),
          value: z.number(),
          entries: z.int().openapi({ description: 'How many entries the value comes from.' }),
        }),
      )
      .openapi({ description: "Each unit's own part; a unit that said nothing is absent." }),
  })
  .openapi('Indicator')

const ratioPartSchema = z.object({ indicator: z.string(), value: figureSchema })

const ratioSchema = z
  .object({
    key: z.string(),
    label: labelSchema,
    value: z.number().nullable().openapi({
      description: 'Percent with two decimals; `null` when there is nothing to divide or to divide by.',
    }),
    numerator: ratioPartSchema,
    denominators: z.array(ratioPartSchema).openapi({ description: 'It is a percentage of the sum of these.' }),
  })
  .openapi('Ratio')

const formFiguresSchema = z
  .object({
    form: z.string(),
    label: labelSchema,
    ...completeness,
    missing: z.array(z.string()).openapi({ description: 'Codes of the expected units that have reported nothing.' }),
    indicators: z.array(indicatorSchema),
    ratios: z.array(ratioSchema),
    findings: z
      .array(findingSchema)
      .openapi({ description: 'What does not fit in these figures; nothing is changed by it.' }),
    cumulative: z
      .array(cumulativeSchema)
      .openapi({ description: 'Figures counted since a beginning that end in the period.' }),
    asOf: asOfSchema,
    links: z.object({ entries: z.string().openapi({ description: 'Who said it and when.' }) }),
  })
  .openapi('FormFigures')

export const figuresSchema = z
  .object({ unit: unitSchema, period: periodSchema, forms: z.array(formFiguresSchema) })
  .openapi('Figures')

type FormFiguresBody = z.infer<typeof formFiguresSchema>

const asOfBody = (asOf: string | null) => (asOf === null ? null : instantBody(asOf))

const indicatorBodies = (form: Form, totals: readonly IndicatorTotal[], tree: UnitTree) =>
  form.indicators.flatMap(({ key, label, noun }) => {
    const total = totals.find(({ indicator }) => indicator === key)
    if (total === undefined) return []
    const { value, reported, expected, asOf } = total
    const byUnit = total.byUnit.map((part) => ({
      unit: codeOf(part.unitId, tree),
      value: part.value,
      entries: part.entries,
    }))
    return [{ key, label, noun, value, reported, expected, asOf: asOfBody(asOf), byUnit }]
  })

const ratioBodies = (form: Form, totals: readonly RatioTotal[]) =>
  form.ratios.flatMap(({ key, label }) => {
    const total = totals.find(({ ratio }) => ratio === key)
    if (total === undefined) return []
    return [{ key, label, value: total.value, numerator: total.numerator, denominators: total.denominator }]
  })

/** The totals of a form as the API writes them: units by code, instants in UTC. */
export const formFiguresBody = (
  form: Form,
  total: ReviewedTotal,
  { tree, entriesLink }: { tree: UnitTree; entriesLink: string },
): FormFiguresBody => ({
  form: form.key,
  label: form.label,
  reported: total.reported,
  expected: total.expected,
  missing: total.missing.map((unitId) => codeOf(unitId, tree)),
  indicators: indicatorBodies(form, total.indicators, tree),
  ratios: ratioBodies(form, total.ratios),
  findings: total.findings.map((finding) => findingBody(finding, tree)),
  cumulative: total.cumulative.map((told) => cumulativeBody(told, tree)),
  asOf: asOfBody(total.asOf),
  links: { entries: entriesLink },
})
