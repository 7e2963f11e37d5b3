import type { Form, IsoDate } from '../forms/form.ts'
import type { Period } from '../periods/period.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import type { DigestFacts } from './digest-facts.ts'
import type { Digest, DigestAction, DigestContent, DigestItem } from './digest-item.ts'
import {
  completenessOf,
  DELEGATION_NOTICEABLE,
  findingsOf,
  hotspots,
  models,
  oddValues,
  oneStop,
  petitions,
  receptions,
  sumsOf,
  tasks,
} from './figure-items.ts'
import {
  decisions,
  dialogues,
  lateDuties,
  lateReports,
  nextDays,
  overdueOf,
  overdueUnits,
  reported,
} from './owed-items.ts'

/** More than this nobody reads on a Monday morning. */
export const DIGEST_LINES_MAX = 12

/** Forms whose follow-ups are answers that citizens wait for. */
const ANSWERING = ['dialogue', 'voter_contact', 'opinion_note']

/** Whether somebody must do something about it. */
const isException = (content: DigestContent): boolean => {
  switch (content.kind) {
    case 'petitions':
    case 'tasks':
      return content.overdue > 0
    case 'one_stop':
      return content.late > 0
    case 'receptions':
      return content.tooFew.length > 0 || (content.share.percent ?? 0) >= DELEGATION_NOTICEABLE
    case 'models':
      return content.without > 0
    case 'reported':
    case 'next_days':
      return false
    default:
      return true
  }
}

const section = (kind: DigestContent['kind']): DigestAction => ({ open: 'section', section: kind })

const actionOf = (content: DigestContent): DigestAction => {
  switch (content.kind) {
    case 'decisions':
      return { open: 'waiting' }
    case 'hotspots':
      return { open: 'figures', form: 'opinion_note' }
    case 'one_stop':
      return { open: 'figures', form: 'one_stop' }
    case 'models':
      return { open: 'figures', form: 'model' }
    case 'receptions':
      return content.tooFew.length > 0 ? section('receptions') : { open: 'figures', form: 'citizen_reception' }
    case 'petitions':
      return content.overdue > 0 ? section('petitions') : { open: 'figures', form: 'petition' }
    case 'tasks':
      return content.overdue > 0 ? section('tasks') : { open: 'figures', form: 'task' }
    default:
      return section(content.kind)
  }
}

export interface DigestQuestion {
  facts: DigestFacts
  forms: readonly Form[]
  tree: UnitTree
  period: Period
  today: IsoDate
}

const isOf =
  (forms: readonly string[]) =>
  ({ form }: { form: string }): boolean =>
    forms.includes(form)

/**
 * What a leader of the unit should know today: what is wrong first, then how the period stands and what comes next. At
 * most `DIGEST_LINES_MAX` lines; the last two are always how reporting stands and the next days, so it is never empty.
 */
export const makeDigest = ({ facts, forms, tree, period, today }: DigestQuestion): Digest => {
  const { unitId } = facts
  // A unit that has ended owes nothing; what it left open is its successor's.
  const standing = new Set(tree.within(unitId, today))
  const answered = new Set(tree.scopeOf(unitId, { from: today, to: today }))
  const owed = facts.owed.filter((row) => standing.has(row.unitId))
  const waiting = facts.waiting.filter((row) => standing.has(row.unitId))
  const open = facts.open.filter((row) => answered.has(row.unitId))
  const question = { rows: facts.figures, rowsBefore: facts.figuresBefore, forms, tree, unitId, period, today }
  const sums = sumsOf(question)
  const overdue = (...of: string[]) => overdueUnits(open.filter(isOf(of)), today)
  const findings = findingsOf(sums, question)
  const recommended = overdue('inspection')

  const about: DigestContent[] = [
    ...lateReports(owed, today),
    ...decisions(waiting, unitId),
    ...hotspots(sums),
    ...petitions(sums, overdue('petition')),
    ...(recommended.length === 0
      ? []
      : [{ kind: 'recommendations' as const, ...overdueOf(recommended), units: recommended }]),
    ...dialogues(owed, open.filter(isOf(ANSWERING)), today),
    ...tasks(sums, overdue('task')),
    ...oneStop(sums),
    ...lateDuties(owed, today),
    ...oddValues(findings),
    ...receptions(sums, findings, question),
    ...models(sums),
  ]
  const always = [
    reported(owed, period, completenessOf(sums), today),
    nextDays({ owed, planned: facts.planned }, today),
  ]
  const items = about.map(itemOf)
  const exceptions = items.filter(({ exception }) => exception)
  const rest = items.filter(({ exception }) => !exception)
  return {
    unitId,
    items: [...[...exceptions, ...rest].slice(0, DIGEST_LINES_MAX - always.length), ...always.map(itemOf)],
  }
}

const itemOf = (content: DigestContent): DigestItem => ({
  ...content,
  exception: isException(content),
  action: actionOf(content),
})
