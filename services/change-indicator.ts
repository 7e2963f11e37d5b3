import type { IndicatorWrite } from '../db/indicators.ts'
import type { IsoDate } from '../domain/forms/form.ts'
import { mayAtTop } from '../domain/rights/rights.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { type Author, NotAllowed } from './record-entries.ts'

export type { IndicatorWrite } from '../db/indicators.ts'

export type IndicatorEffect = { kind: 'indicator' } & IndicatorWrite

/**
 * What is written of an indicator in the one commit of an answer; null: nothing. Indicators are those of the whole office,
 * so the right must be held at its top. Throws `NotAllowed`.
 */
export const changeIndicator = (
  [effect]: readonly IndicatorEffect[],
  { author, tree, today }: { author: Author; tree: UnitTree; today: IsoDate },
): IndicatorWrite | null => {
  if (effect === undefined) return null
  if (!mayAtTop(author.memberships, 'indicator.manage', tree, today)) throw new NotAllowed('indicator.manage')
  const { done, indicator, reason } = effect
  return { done, indicator, reason }
}
