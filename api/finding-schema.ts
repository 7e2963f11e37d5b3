import { z } from '@hono/zod-openapi'
import type { CumulativeFigures, TotalFinding } from '../services/read-figures.ts'
import type { UnitTree } from '../services/unit-tree.ts'
import { dateSchema } from './period-schema.ts'
import { codeOf } from './unit-code.ts'
import { labelSchema } from './unit-schema.ts'

const spanSchema = { from: dateSchema, to: dateSchema }

export const findingSchema = z
  .object({
    kind: z
      .enum(['parts_differ', 'cumulative_falls', 'cumulative_short', 'parent_child', 'too_few_receptions'])
      .openapi({
        description:
          '`parts_differ`: a total is not the sum of the totals that make up its days. `cumulative_falls`: counted since a beginning it is less than earlier. `cumulative_short`: it is less than a period inside it. `parent_child`: a unit’s own part equals the sum of those below it and may include them. `too_few_receptions`: fewer sessions than the law asks for.',
      }),
    unit: z.string().openapi({ description: 'Code of the unit whose figures these are.' }),
    indicator: z.string().nullable(),
    role: z.enum(['secretary', 'chair', 'agency_head']).nullable(),
    value: z.number(),
    expected: z.number().openapi({ description: 'The sum, the earlier figure, or the least that is owed.' }),
    span: z.object(spanSchema).nullable().openapi({ description: 'The days that `value` speaks of.' }),
    comparedWith: z.array(z.object({ ...spanSchema, value: z.number() })),
    source: labelSchema.nullable().openapi({ description: 'The law.' }),
  })
  .openapi('Finding')

export const cumulativeSchema = z
  .object({
    unit: z.string(),
    ...spanSchema,
    facet: z.string(),
    figures: z.record(z.string(), z.number()).openapi({ description: 'By indicator; never added to a total.' }),
  })
  .openapi('CumulativeFigures')

const daysOf = ({ from, to }: { from: string; to: string }) => ({ from, to })

export const findingBody = (finding: TotalFinding, tree: UnitTree): z.infer<typeof findingSchema> => {
  const nothing = { indicator: null, role: null, span: null, comparedWith: [], source: null }
  const { kind } = finding
  const common = { ...nothing, kind, unit: codeOf(finding.unitId, tree) }
  switch (finding.kind) {
    case 'parent_child':
      return { ...common, indicator: finding.indicator, value: finding.own, expected: finding.children }
    case 'too_few_receptions':
      return {
        ...common,
        role: finding.role,
        value: finding.held,
        expected: finding.owed,
        source: finding.rule.source,
      }
    default: {
      const { indicator, whole, parts } = finding
      const comparedWith = parts.map(({ total, value }) => ({ ...daysOf(total.period), value }))
      const expected = parts.reduce((sum, { value }) => sum + value, 0)
      return { ...common, indicator, value: whole.value, expected, span: daysOf(whole.total.period), comparedWith }
    }
  }
}

export const cumulativeBody = (told: CumulativeFigures, tree: UnitTree): z.infer<typeof cumulativeSchema> => ({
  unit: codeOf(told.unitId, tree),
  from: told.from,
  to: told.to,
  facet: told.facet,
  figures: { ...told.figures },
})
