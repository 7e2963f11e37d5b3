import { z } from 'zod'
import type { Database, Parameter, Run } from '../db/database.ts'

export interface PlanNode {
  type: string
  relation?: string
  index?: string
  /** Rows that it looked at in all its turns; only when measured. */
  rowsRead: number
  /** This node and everything below it. */
  all: PlanNode[]
}

const node = z.looseObject({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  'Actual Rows': z.number().default(0),
  'Actual Loops': z.number().default(1),
  'Rows Removed by Filter': z.number().default(0),
  'Rows Removed by Index Recheck': z.number().default(0),
  Plans: z.array(z.unknown()).default([]),
})
const answer = z.array(z.object({ 'QUERY PLAN': z.array(z.object({ Plan: z.unknown() })) }))

const read = (json: unknown): PlanNode => {
  const plan = node.parse(json)
  const below = plan.Plans.map(read)
  const perLoop = plan['Actual Rows'] + plan['Rows Removed by Filter'] + plan['Rows Removed by Index Recheck']
  const self: PlanNode = {
    type: plan['Node Type'],
    ...(plan['Relation Name'] !== undefined && { relation: plan['Relation Name'] }),
    ...(plan['Index Name'] !== undefined && { index: plan['Index Name'] }),
    rowsRead: perLoop * plan['Actual Loops'],
    all: [],
  }
  self.all = [self, ...below.flatMap((each) => each.all)]
  return self
}

const literal = (value: Parameter): string => (value === null ? 'null' : `'${String(value).replaceAll("'", "''")}'`)

const explainers: Record<
  'measured' | 'generic',
  (run: Run, statement: string, parameters: readonly Parameter[]) => Promise<object[]>
> = {
  measured: (run, statement, parameters) => run(`explain (analyze, format json) ${statement}`, parameters),
  async generic(run, statement, parameters) {
    await run(`prepare explained as ${statement}`)
    await run('set plan_cache_mode = force_generic_plan')
    const values = parameters.length === 0 ? '' : `(${parameters.map(literal).join(', ')})`
    const rows = await run(`explain (format json) execute explained${values}`)
    await run('deallocate explained')
    return rows
  },
}

/**
 * How Postgres carries out the statements of a query of ours: `measured` with its parameters (it is executed), `generic` as
 * a prepared statement is carried out after a few uses. Of a database with one connection.
 */
export const explainAs = async (
  kind: 'measured' | 'generic',
  { run }: Database,
  work: (run: Run) => Promise<unknown>,
): Promise<PlanNode[]> => {
  const plans: PlanNode[] = []
  const explaining: Run = async (statement, parameters = []) => {
    const rows = await explainers[kind](run, statement, parameters)
    plans.push(...answer.parse(rows).flatMap((row) => row['QUERY PLAN'].map(({ Plan }) => read(Plan))))
    return []
  }
  // The query is told that nothing was found, which not every one of ours takes well.
  await work(explaining).catch((error: unknown) => {
    if (plans.length === 0) throw error
  })
  return plans
}
