import type { LadderStep, Told } from './schedule.ts'

const MORNING = '08:00'

const step = (
  from: LadderStep['from'],
  workingDays: number,
  tell: readonly Told[],
  times: readonly string[] = [MORNING],
): LadderStep => ({
  key: `${from}${workingDays > 0 ? '+' : ''}${workingDays === 0 ? '' : workingDays}`,
  from,
  workingDays,
  times,
  tell,
})

/** A report: the official first, then the head, the office that gathers, and on the second day after it the leader. */
export const REPORT_LADDER: readonly LadderStep[] = [
  step('opening', 0, ['official']),
  step('due', -3, ['official', 'aggregator']),
  step('due', -1, ['official', 'head']),
  step('due', 0, ['official', 'head', 'aggregator'], [MORNING, '14:00']),
  step('due', 1, ['official', 'head', 'aggregator']),
  step('due', 2, ['head', 'aggregator', 'leader']),
  step('due', 5, ['aggregator', 'leader']),
]

/** So many times in a month or a week: told while there is still time to hold what is missing. */
export const MINIMUM_LADDER: readonly LadderStep[] = [
  step('due', -7, ['official', 'head']),
  step('due', -3, ['official', 'head']),
  step('due', 0, ['official', 'head']),
  step('due', 1, ['head', 'aggregator']),
  step('due', 5, ['leader']),
]

/** A fixed day: the afternoon before it, and at its end for the result. */
export const FIXED_DAY_LADDER: readonly LadderStep[] = [
  step('due', -1, ['official', 'head'], ['15:00']),
  step('due', 0, ['official'], ['16:30']),
  step('due', 1, ['head']),
]

/** Once a year, with weeks of preparation: a dialogue is announced seven days ahead at the latest. */
export const YEARLY_LADDER: readonly LadderStep[] = [
  step('due', -60, ['official', 'head']),
  step('due', -30, ['official', 'head']),
  step('due', -15, ['official', 'head']),
  step('due', 0, ['official', 'head']),
  step('due', 1, ['head', 'aggregator']),
  step('due', 5, ['leader']),
]
