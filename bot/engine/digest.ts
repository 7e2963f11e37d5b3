import type { Period } from '../../domain/periods/period.ts'
import { may } from '../../domain/rights/rights.ts'
import { unitInside } from './card-view.ts'
import { digestDetailsView } from './digest-details.ts'
import { parseDigestArgument, periodOfDigest } from './digest-query.ts'
import { digestView } from './digest-view.ts'
import { namesNothing, readFiguresQuery } from './figures-query.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

const showDigest = (unitId: number, period: Period, section: string, turn: Turn): Outcome => {
  const { state, texts, person, tree, today, facts } = turn
  if (facts.kind !== 'digest') return outcome(state, { text: texts.form.unknownButton })
  if (!may(person.memberships, 'figures.read', unitId, tree, today))
    return outcome(state, { text: texts.figures.notAllowed(unitInside(unitId, turn)) })
  const sight = { unitId, period }
  const view =
    section === '' ? digestView(facts.digest, period, turn) : digestDetailsView(facts.digest, sight, section, turn)
  return outcome(state, view ?? { text: texts.form.unknownButton })
}

/** `/tonghop [kỳ] [đơn vị]`. */
export const onDigestCommand = (argument: string, turn: Turn): Outcome => {
  const { state, texts } = turn
  if (namesNothing(argument, turn))
    return outcome(state, { text: texts.digest.notUnderstood(argument.slice(0, 40).toWellFormed()) })
  const { units, unknownUnit } = readFiguresQuery(argument, turn)
  const period = periodOfDigest(argument, turn)
  const [first, ...others] = units
  if (others.length > 0)
    return outcome(state, {
      text: texts.figures.whichUnit,
      buttons: units.map(({ id, name }) => [{ title: name, action: `digest:${id}:${period.key}` }]),
    })
  if (unknownUnit) return outcome(state, { text: texts.figures.unknownUnit })
  const unitId = first?.id ?? state.unitId
  return unitId === null ? outcome(state, { text: texts.form.noUnit }) : showDigest(unitId, period, '', turn)
}

/** `digest:<unit>:<period>[:<section>]`. */
export const onDigestPress = (argument: string, turn: Turn): Outcome => {
  const asked = parseDigestArgument(argument, turn)
  return asked === undefined
    ? outcome(turn.state, { text: turn.texts.form.unknownButton })
    : showDigest(asked.unitId, asked.period, asked.section, turn)
}
