import {
  AFTERNOON,
  afternoonOf,
  type HalfDay,
  halfDayAfter,
  MORNING,
  morningOf,
} from '../../domain/obligations/half-day.ts'
import { addDays } from '../../domain/periods/calendar-date.ts'
import type { Button } from '../../services/channel.ts'
import { dayText } from '../texts/value-text.ts'
import { rows } from './buttons.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

const NOON_HOUR = 12

/** The half-days that are offered; the afternoon only while it is morning, and on a working day. */
const halfDayOf = (choice: string, { calendar, now, today }: Turn): HalfDay | undefined => {
  switch (choice) {
    case 'pm':
      return now.hour < NOON_HOUR && calendar.isWorkingDay(today) ? afternoonOf(today) : undefined
    case 'next':
      return morningOf(calendar.addWorkingDays(today, 1))
    case 'later':
      return morningOf(calendar.addWorkingDays(today, 2))
    default:
      return undefined
  }
}

const choices = (bundleId: string, turn: Turn): Button[] => {
  const { reminders } = turn.texts
  const titleOf = (choice: string, { on }: HalfDay): string => {
    if (choice === 'pm') return reminders.buttons.afternoon
    if (choice === 'later') return reminders.buttons.later
    const isTomorrow = on === addDays(turn.today, 1)
    return isTomorrow ? reminders.buttons.tomorrowPlain : reminders.buttons.tomorrow(dayText(on, turn.person.language))
  }
  return ['pm', 'next', 'later'].flatMap((choice) => {
    const when = halfDayOf(choice, turn)
    return when === undefined ? [] : [{ title: titleOf(choice, when), action: `again:${bundleId}:${choice}` }]
  })
}

/** `again:<bundle>` asks when, `again:<bundle>:<choice>` sets it. */
export const onRemindAgain = (argument: string, turn: Turn): Outcome => {
  const { state, texts, person, calendar } = turn
  const [, bundle, choice] = /^(\d{1,15})(?::(\w+))?$/.exec(argument) ?? []
  if (bundle === undefined) return outcome(state, { text: texts.form.unknownButton })
  const when = choice === undefined ? undefined : halfDayOf(choice, turn)
  if (when === undefined)
    return outcome(state, { text: texts.reminders.whenAgain, buttons: rows(choices(bundle, turn)) })
  const act = { do: 'reminder.again', bundleId: Number(bundle), when, otherwise: halfDayAfter(when, calendar) } as const
  const time = when.half === 'am' ? MORNING : AFTERNOON
  return {
    ...outcome(state, { text: texts.reminders.again(dayText(when.on, person.language), time) }),
    effects: [{ kind: 'act', act, notices: [] }],
  }
}
