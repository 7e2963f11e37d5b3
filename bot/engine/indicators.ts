import { declarationForm, rewordingForm } from '../../domain/indicators/declaration-form.ts'
import { findIndicators, restore, retire, wordsToday } from '../../domain/indicators/declare.ts'
import type { DeclaredIndicator } from '../../domain/indicators/indicator.ts'
import { indicatorForm } from '../../domain/indicators/indicator-form.ts'
import { fold } from '../../domain/reading/fold.ts'
import { rows } from './buttons.ts'
import { shortId } from './correction.ts'
import { emptyDraft } from './draft.ts'
import { problemText } from './indicator-saving.ts'
import {
  indicatorActions,
  indicatorButton,
  indicatorsInSight,
  indicatorsView,
  indicatorView,
  mayEnter,
  mayManage,
} from './indicators-view.ts'
import { openBeside, startForm } from './start-form.ts'
import type { Draft } from './state.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

const NAME_SHOWN_MAX = 40

const gone = (turn: Turn): Outcome => outcome(turn.state, { text: turn.texts.indicators.gone })

/** Entered at once by who may; otherwise shown with what can be done about it. */
const open = (indicator: DeclaredIndicator, turn: Turn): Outcome =>
  mayManage(turn) || !mayEnter(turn)
    ? outcome(turn.state, indicatorView(indicator, turn))
    : startForm(indicatorForm(indicator), turn)

/** Asks what is to be declared. */
const declaring = (turn: Turn): Outcome => {
  const { state, texts } = turn
  if (!mayManage(turn)) return outcome(state, { text: texts.indicators.notAllowed })
  if (state.unitId === null) return outcome(state, { text: texts.form.noUnit })
  return openBeside(emptyDraft(declarationForm, state.unitId, shortId(turn)), turn)
}

const rewording = (indicator: DeclaredIndicator, turn: Turn): Outcome => {
  const { state, texts } = turn
  if (state.unitId === null) return outcome(state, { text: texts.form.noUnit })
  const values = wordsToday(indicator)
  const draft: Draft = {
    ...emptyDraft(rewordingForm, state.unitId, shortId(turn)),
    mode: 'line',
    values,
    correction: {
      entryId: indicator.key,
      revision: indicator.revision,
      before: values,
      recordedBy: indicator.declaredBy,
    },
    asking: 'choose-field',
  }
  return openBeside(draft, turn)
}

const changed = (done: 'retired' | 'restored', indicator: DeclaredIndicator, said: string, turn: Turn): Outcome => ({
  state: turn.state,
  effects: [{ kind: 'indicator', done, indicator, reason: null }],
  replies: [{ title: turn.texts.indicators.title, text: said, buttons: indicatorActions(indicator, turn) }],
})

const retiring = (indicator: DeclaredIndicator, turn: Turn): Outcome => {
  const { texts, person } = turn
  const label = indicator.label[person.language]
  return indicator.retired
    ? outcome(turn.state, { text: texts.indicators.retiredBefore(label) })
    : changed('retired', retire(indicator), texts.indicators.retired(label), turn)
}

const restoring = (indicator: DeclaredIndicator, turn: Turn): Outcome => {
  const { texts, person, state } = turn
  const label = indicator.label[person.language]
  if (!indicator.retired) return outcome(state, { text: texts.indicators.inUse(label) })
  const { indicator: restored, problems } = restore(indicator, turn.catalogue)
  const [problem] = problems
  return problem === undefined
    ? changed('restored', restored, texts.indicators.restored(label), turn)
    : outcome(state, { text: problemText(problem, turn) })
}

/** `/chitieu`, `/chitieu giao quân`, `/chitieu thêm`. */
export const onIndicatorsCommand = (argument: string, turn: Turn): Outcome => {
  const { state, texts } = turn
  const words = argument.trim()
  if (words === '') return outcome(state, indicatorsView(0, turn))
  if (/^(them|moi|khai|khai bao|new|add)$/.test(fold(words))) return declaring(turn)
  const [first, ...more] = findIndicators(words, turn.catalogue)
  const shown = words.slice(0, NAME_SHOWN_MAX).toWellFormed()
  if (first === undefined) return outcome(state, indicatorsView(0, turn, texts.indicators.unknown(shown)))
  if (first.retired && !mayManage(turn))
    return outcome(state, { text: texts.indicators.retiredBefore(first.label[turn.person.language]) })
  const others = more.filter(({ retired }) => !retired || mayManage(turn))
  if (others.length === 0) return open(first, turn)
  const buttons = rows([first, ...others].map((indicator) => indicatorButton(indicator, turn)))
  return outcome(state, { title: texts.indicators.title, text: texts.indicators.which(shown), buttons })
}

const onIndicator = (verb: string, indicator: DeclaredIndicator, turn: Turn): Outcome => {
  const { state, texts } = turn
  if (verb === 'indicator') return open(indicator, turn)
  if (verb === 'enter')
    return indicator.retired
      ? outcome(state, { text: texts.indicators.notInUse })
      : startForm(indicatorForm(indicator), turn)
  if (!mayManage(turn)) return outcome(state, { text: texts.indicators.notAllowed })
  switch (verb) {
    case 'reword':
      return rewording(indicator, turn)
    case 'retire':
      return retiring(indicator, turn)
    default:
      return restoring(indicator, turn)
  }
}

/** The verbs of buttons that speak of indicators. */
export const INDICATOR_VERBS: ReadonlySet<string> = new Set(
  'indicators indicator declare enter reword retire restore'.split(' '),
)

export const onIndicatorPress = (verb: string, argument: string, turn: Turn): Outcome => {
  if (verb === 'declare') return declaring(turn)
  if (verb === 'indicators')
    return outcome(turn.state, indicatorsView(/^\d{1,4}$/.test(argument) ? Number(argument) : 0, turn))
  const indicator = indicatorsInSight(turn).find(({ key }) => key === argument)
  return indicator === undefined ? gone(turn) : onIndicator(verb, indicator, turn)
}
