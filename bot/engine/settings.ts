import { QUIET } from '../../domain/obligations/half-day.ts'
import type { SettingsAct } from '../../services/acts.ts'
import type { DeliverySettings } from '../../services/change-settings.ts'
import type { Button, Message } from '../../services/channel.ts'
import { textsOf } from '../texts/texts.ts'
import { rows } from './buttons.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

/** `/caidat`: language, calendar, the channel that comes first, the hours without reminders. */

/** The hours that may be chosen; the first are everybody's. Nobody can be out of reach by day. */
const HOURS = [QUIET, { fromHour: 18, untilHour: 8 }, { fromHour: 17, untilHour: 9 }]

/** Verbs of the buttons; each asks without an argument and sets with one. */
export const SETTINGS_VERBS: ReadonlySet<string> = new Set(['setchannel', 'setquiet'])

const ANY = 'any'

const settingsOf = ({ facts }: Turn): DeliverySettings =>
  facts.kind === 'settings' ? facts.settings : { channels: [], preferred: null, quietFrom: null, quietUntil: null }

const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`

const channelName = (channel: string, { texts }: Turn): string => {
  const names: Record<string, string> = texts.delivery.channels
  return names[channel] ?? channel
}

const hoursOf = ({ quietFrom, quietUntil }: DeliverySettings) =>
  quietFrom === null || quietUntil === null ? QUIET : { fromHour: quietFrom, untilHour: quietUntil }

export const settingsView = (turn: Turn): Message => {
  const { texts, person } = turn
  const { settings: said } = texts.delivery
  const settings = settingsOf(turn)
  const { fromHour, untilHour } = hoursOf(settings)
  const other = person.language === 'vi' ? 'en' : 'vi'
  return {
    text: [
      texts.settings.now,
      settings.preferred === null ? said.anyChannel : said.channel(channelName(settings.preferred, turn)),
      said.quiet(hourText(fromHour), hourText(untilHour)),
    ].join('\n'),
    buttons: rows([
      { title: texts.buttons.language, action: `lang:${other}` },
      { title: texts.calendar.button, action: 'feed' },
      { title: said.buttons.channel, action: 'setchannel' },
      { title: said.buttons.quiet, action: 'setquiet' },
    ]),
  }
}

const done = (act: SettingsAct, text: string, { state }: Turn): Outcome => ({
  state,
  effects: [{ kind: 'act', act, notices: [] }],
  replies: [{ text }],
})

const onChannel = (argument: string, turn: Turn): Outcome => {
  const { settings: said } = turn.texts.delivery
  const { channels } = settingsOf(turn)
  if (argument === ANY) return done({ do: 'settings.channel', channel: null }, said.anyChannelChosen, turn)
  if (channels.includes(argument)) {
    const text = said.channelChanged(channelName(argument, turn))
    return done({ do: 'settings.channel', channel: argument }, text, turn)
  }
  const [only] = channels
  if (channels.length < 2)
    return outcome(turn.state, { text: said.oneChannel(only === undefined ? '…' : channelName(only, turn)) })
  const buttons: Button[] = channels.map((channel) => ({
    title: channelName(channel, turn),
    action: `setchannel:${channel}`,
  }))
  return outcome(turn.state, {
    text: said.chooseChannel,
    buttons: rows([...buttons, { title: said.buttons.any, action: `setchannel:${ANY}` }]),
  })
}

const onQuiet = (argument: string, turn: Turn): Outcome => {
  const { settings: said } = turn.texts.delivery
  const keyOf = ({ fromHour, untilHour }: typeof QUIET) => `${fromHour}-${untilHour}`
  const chosen = HOURS.find((hours) => keyOf(hours) === argument)
  if (chosen !== undefined) {
    const text = said.quietChanged(hourText(chosen.fromHour), hourText(chosen.untilHour))
    return done({ do: 'settings.quiet', hours: chosen === QUIET ? null : chosen }, text, turn)
  }
  return outcome(turn.state, {
    text: said.chooseQuiet,
    buttons: HOURS.map((hours) => [
      { title: `${hourText(hours.fromHour)}–${hourText(hours.untilHour)}`, action: `setquiet:${keyOf(hours)}` },
    ]),
  })
}

export const onSettingsPress = (verb: string, argument: string, turn: Turn): Outcome =>
  verb === 'setchannel' ? onChannel(argument, turn) : onQuiet(argument, turn)

export const changeLanguage = (language: string, turn: Turn): Outcome => {
  if (language !== 'vi' && language !== 'en') return outcome(turn.state, { text: turn.texts.form.unknownButton })
  return {
    state: turn.state,
    effects: [{ kind: 'language', language }],
    replies: [{ text: textsOf(language).settings.changed }],
  }
}
