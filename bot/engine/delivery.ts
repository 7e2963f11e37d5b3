import { localTimeOf } from '../../domain/local-time.ts'
import { formatDate } from '../../domain/periods/period-label.ts'
import { visibleUnits } from '../../domain/rights/rights.ts'
import type { Message } from '../../services/channel.ts'
import type { ChannelReport, DeliveryReport, UnreachablePerson } from '../../services/delivery-report.ts'
import { formatNumber } from '../texts/format.ts'
import { rows } from './buttons.ts'
import { unitName } from './card-view.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

/** `/kenh`: how the channels stand, what they cost, what waits, and whom nothing reaches. */

const PAGE = 6

type Viewer = Pick<Turn, 'texts' | 'person' | 'tree' | 'today'>

const count = (value: number, { person }: Viewer) => formatNumber(value, person.language)

const instantText = (instant: Date): string => {
  const { date, hour, minute } = localTimeOf(instant)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(hour)}:${two(minute)} ${formatDate(date)}`
}

const channelLines = ({ channel, isOn, closure, money }: ChannelReport, turn: Viewer): string[] => {
  const { delivery: said } = turn.texts
  const name = said.channels[channel]
  if (!isOn) return [said.off(name)]
  const month = turn.today.slice(0, 7).split('-').toReversed().join('/')
  return [
    ...(closure === null
      ? [said.on(name)]
      : [said.closed(name, instantText(new Date(closure.since))), said.said(closure.reason.slice(0, 200))]),
    ...(money === null
      ? []
      : [said.spent(month, count(money.vnd, turn), count(money.monthlyVnd, turn), count(money.messages, turn))]),
  ]
}

const waitingLines = ({ forecast, uncertain }: DeliveryReport, turn: Viewer): string[] => {
  const { delivery: said } = turn.texts
  return [
    forecast.waiting === 0 ? said.noneWaiting : said.waiting(count(forecast.waiting, turn), count(forecast.vnd, turn)),
    ...(forecast.later === 0 ? [] : [said.later(count(forecast.later, turn))]),
    ...(forecast.unreachable === 0 ? [] : [said.wontReach(count(forecast.unreachable, turn))]),
    ...(uncertain === 0 ? [] : [said.uncertain(count(uncertain, turn))]),
  ]
}

const personLines = (person: UnreachablePerson, index: number, turn: Viewer): string[] => {
  const { delivery: said } = turn.texts
  const [unitId] = person.unitIds
  const names = said.channels as Record<string, string>
  const reasons = person.reasons.map(({ channel, why }) => said.why[why](names[channel] ?? channel))
  const [first, ...others] = reasons.length === 0 ? [said.noAccount] : [...new Set(reasons)]
  return [
    said.person(String(index + 1), person.name, unitId === undefined ? '…' : unitName(unitId, turn)),
    [
      said.reasons([first, ...others].join('; ')),
      ...(person.since === null ? [] : [said.since(formatDate(localTimeOf(person.since).date))]),
      ...(person.lost === 0 ? [] : [said.lost(count(person.lost, turn))]),
      ...(person.waiting === 0 ? [] : [said.waits(count(person.waiting, turn))]),
    ].join(' '),
  ]
}

/** Administrators see those of the units that they look after. */
const managedUnits = ({ person, tree, today }: Viewer): Set<number> =>
  new Set(visibleUnits(person.memberships, 'unit.manage', tree, today))

export const mayManageDelivery = (turn: Viewer): boolean => managedUnits(turn).size > 0

export const deliveryView = (report: DeliveryReport, asked: number, turn: Viewer): Message => {
  const { delivery: said } = turn.texts
  const managed = managedUnits(turn)
  const people = report.people.filter(({ unitIds }) => unitIds.some((id) => managed.has(id)))
  const pages = Math.max(1, Math.ceil(people.length / PAGE))
  const page = asked >= 0 && asked < pages ? asked : 0
  const shown = people.slice(page * PAGE, (page + 1) * PAGE)
  return {
    title: said.title,
    text: [
      ...(page === 0
        ? [...report.channels.flatMap((each) => channelLines(each, turn)), '', ...waitingLines(report, turn), '']
        : []),
      people.length === 0 ? said.everybody : said.people(count(people.length, turn)),
      ...shown.flatMap((person, index) => personLines(person, page * PAGE + index, turn)),
      ...(people.length === 0 ? [] : ['', said.whatToDo]),
      ...(pages === 1 ? [] : [said.page(String(page + 1), String(pages))]),
    ].join('\n'),
    buttons: rows([
      ...(page + 1 < pages ? [{ title: said.buttons.next, action: `kenh:${page + 1}` }] : []),
      { title: said.buttons.again, action: 'do:kenh' },
    ]),
  }
}

export const showDelivery = (page: string, turn: Turn): Outcome => {
  const { state, texts, facts } = turn
  if (!mayManageDelivery(turn)) return outcome(state, { text: texts.delivery.notAllowed })
  if (facts.kind !== 'delivery') return outcome(state, { text: texts.form.unknownButton })
  return outcome(state, deliveryView(facts.report, Number(page || 0), turn))
}
