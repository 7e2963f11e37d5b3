import type { DeclaredIndicator } from '../../domain/indicators/indicator.ts'
import { indicatorForm } from '../../domain/indicators/indicator-form.ts'
import { formatDate } from '../../domain/periods/period-label.ts'
import { may, mayAtTop } from '../../domain/rights/rights.ts'
import type { Button, Message } from '../../services/channel.ts'
import { insideSentence } from '../texts/value-text.ts'
import { rows } from './buttons.ts'
import type { Turn } from './turn.ts'

/** Indicators on one page of the list. */
const PAGE = 8

export const mayManage = ({ person, tree, today }: Turn): boolean =>
  mayAtTop(person.memberships, 'indicator.manage', tree, today)

export const mayEnter = ({ state, person, tree, today }: Turn): boolean =>
  state.unitId !== null && may(person.memberships, 'entry.write', state.unitId, tree, today)

/** Who manages them also sees those that are no longer in use. */
export const indicatorsInSight = (turn: Turn): DeclaredIndicator[] =>
  turn.catalogue.indicators.filter(({ retired }) => !retired || mayManage(turn))

const listed = (indicator: DeclaredIndicator, position: number, { texts, person: { language } }: Turn): string => {
  const { label, unit, whole, stock, names, retired } = indicator
  const kind = texts.indicators.kinds[stock ? 'stock' : 'additive']
  const of = whole === null ? '' : `, ${texts.indicators.whole(insideSentence(whole[language]))}`
  const mark = retired ? ` (${texts.indicators.retiredMark})` : ''
  return [
    `${position}. ${texts.indicators.line(label[language], unit[language], kind)}${of}${mark}`,
    ...(names.length === 0 ? [] : [texts.indicators.names(names.join(', '))]),
  ].join('\n')
}

export const indicatorButton = ({ key, label }: DeclaredIndicator, { person: { language } }: Turn): Button => ({
  title: label[language],
  action: `indicator:${key}`,
})

const whatToDo = (shown: readonly DeclaredIndicator[], turn: Turn): string[] => {
  const { texts } = turn
  if (mayManage(turn)) return [shown.length === 0 ? texts.indicators.howToDeclare : texts.indicators.chooseToManage]
  if (shown[0] === undefined) return [texts.indicators.askForOne]
  if (!mayEnter(turn)) return [texts.indicators.chooseToSee]
  return [texts.indicators.chooseToEnter, ...indicatorForm(shown[0]).examples.map((example) => `“${example}”`)]
}

/** What can be reported beside the forms of the program, with its unit and kind. */
export const indicatorsView = (offset: number, turn: Turn, notice?: string): Message => {
  const { texts } = turn
  const known = indicatorsInSight(turn)
  const shown = known.slice(offset, offset + PAGE)
  return {
    title: texts.indicators.title,
    text: [
      ...(notice === undefined ? [] : [notice]),
      ...(known.length === 0 ? [texts.indicators.none] : []),
      ...shown.map((indicator, index) => listed(indicator, offset + index + 1, turn)),
      ...(shown.length === 0 ? [] : ['']),
      ...whatToDo(shown, turn),
    ].join('\n'),
    buttons: [
      ...rows(shown.map((indicator) => indicatorButton(indicator, turn))),
      ...rows([
        ...(known.length > offset + PAGE ? [{ title: texts.buttons.more, action: `indicators:${offset + PAGE}` }] : []),
        ...(mayManage(turn) ? [{ title: texts.indicators.buttons.declare, action: 'declare' }] : []),
      ]),
    ],
  }
}

const managing = ({ key, retired }: DeclaredIndicator, { texts: { indicators } }: Turn): Button[] =>
  retired
    ? [{ title: indicators.buttons.restore, action: `restore:${key}` }]
    : [
        { title: indicators.buttons.reword, action: `reword:${key}` },
        { title: indicators.buttons.retire, action: `retire:${key}` },
      ]

/** The buttons with which an indicator is entered or changed, as far as the person may. */
export const indicatorActions = (indicator: DeclaredIndicator, turn: Turn): Button[][] =>
  rows([
    ...(mayEnter(turn) && !indicator.retired
      ? [{ title: turn.texts.indicators.buttons.enter, action: `enter:${indicator.key}` }]
      : []),
    ...(mayManage(turn) ? managing(indicator, turn) : []),
  ])

/** One indicator whole. */
export const indicatorView = (indicator: DeclaredIndicator, turn: Turn): Message => {
  const { texts, person } = turn
  const { indicators: said } = texts
  const { label, unit, whole, stock, names, key, declaredOn, retired } = indicator
  return {
    title: label[person.language],
    text: [
      ...(retired ? [said.retiredBefore(label[person.language])] : []),
      said.unit(unit[person.language]),
      said.kind(said.meaning[stock ? 'stock' : 'additive']),
      ...(whole === null ? [] : [said.percentage(insideSentence(whole[person.language]))]),
      ...(names.length === 0 ? [] : [said.names(names.join(', '))]),
      said.key(key),
      said.since(formatDate(declaredOn)),
      ...(retired ? [] : indicatorForm(indicator).examples.map(said.example)),
    ].join('\n'),
    buttons: indicatorActions(indicator, turn),
  }
}
