import { type CalendarWords, readCalendarWords } from '../../domain/calendar/read-calendar-words.ts'
import type { CalendarDay } from '../../domain/calendar/working-calendar.ts'
import type { IsoDate } from '../../domain/forms/form.ts'
import { addDays, daysBetween, isoDate, partsOfDate } from '../../domain/periods/calendar-date.ts'
import type { CalendarAct } from '../../services/change-calendar.ts'
import { atBeginning, dayText } from '../texts/value-text.ts'
import { rows } from './buttons.ts'
import { rulesIn } from './days-off-view.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

const NAME_LENGTH_MAX = 100

type DayWords = Exclude<CalendarWords, { kind: 'culture' }>

const setBefore = (date: IsoDate, turn: Turn): CalendarDay | undefined =>
  rulesIn(turn).days.find((day) => day.date === date)

/** The days of a stretch, both ends inside. */
const daysFrom = (date: IsoDate, to: IsoDate): IsoDate[] =>
  Array.from({ length: daysBetween(date, to) + 1 }, (_, index) => addDays(date, index))

const say = (text: string, turn: Turn): Outcome => {
  const { buttons } = turn.texts.schedules
  return outcome(
    { ...turn.state, shown: { what: 'days-off' } },
    { text, buttons: [[{ title: buttons.daysOff, action: 'daysoff' }]] },
  )
}

/** What is past is not worked out anew. */
const concernsPast = (act: CalendarAct, { today }: Turn): boolean => {
  switch (act.do) {
    case 'calendar.set':
      return act.days.every(({ date }) => date < today)
    case 'calendar.unset':
      return act.dates.every((date) => date < today)
    case 'calendar.restore':
      return [...act.dates, ...act.days.map(({ date }) => date)].every((date) => date < today)
    case 'calendar.culture_day':
      return false
  }
}

/** `changed`: the days that can be taken back at once to what was set for them before. */
const written = (act: CalendarAct, text: string, turn: Turn, changed: readonly IsoDate[] = []): Outcome => {
  const { days, buttons } = turn.texts.schedules
  const [first] = changed
  const undo = { dates: [...changed], before: rulesIn(turn).days.filter(({ date }) => changed.includes(date)) }
  return {
    state: { ...turn.state, shown: { what: 'days-off', ...(first !== undefined && { undo }) } },
    effects: [{ kind: 'act', act, notices: [] }],
    replies: [
      {
        text: concernsPast(act, turn) ? text : `${text}\n${days.moved}`,
        buttons: rows([
          ...(first === undefined ? [] : [{ title: buttons.undo, action: `daysundo:${first}` }]),
          { title: buttons.daysOff, action: 'daysoff' },
        ]),
      },
    ],
  }
}

/** "Bỏ nghỉ 3/9" without a year means the one that is a day off: the coming one, or this year's that is past. */
const meant = ({ kind, date, yearSaid }: DayWords & { date: IsoDate }, { calendar }: Turn): IsoDate => {
  const { year, month, day } = partsOfDate(date)
  const before = isoDate(year - 1, month, day)
  const wanted = kind === 'clear-off'
  if (yearSaid || !kind.startsWith('clear') || calendar.isWorkingDay(date) !== wanted) return date
  return calendar.isWorkingDay(before) === wanted ? date : before
}

const shownDays = (dates: readonly IsoDate[], { person: { language }, texts }: Turn): string => {
  const [first = '', last = first] = [dates[0], dates.at(-1)]
  if (first === last) return atBeginning(dayText(first, language))
  return atBeginning(texts.schedules.days.span(dayText(first, language), dayText(last, language)))
}

const set = (dates: readonly IsoDate[], kind: CalendarDay['kind'], name: string, turn: Turn): Outcome => {
  const { days } = turn.texts.schedules
  const shown = shownDays(dates, turn)
  const text = kind === 'off' ? days.setOff(shown, name) : days.setWorkday(shown, name)
  return written({ do: 'calendar.set', days: dates.map((date) => ({ date, kind, name })) }, text, turn, dates)
}

/** The day is as the law has it; where that is not what is wanted it is set otherwise. */
const clear = (words: DayWords & { date: IsoDate }, turn: Turn): Outcome => {
  const { days } = turn.texts.schedules
  const { date, kind } = words
  const before = setBefore(date, turn)
  const shown = atBeginning(dayText(date, turn.person.language))
  const was = kind === 'clear-off' ? 'off' : 'workday'
  if (before?.kind === was) return written({ do: 'calendar.unset', dates: [date] }, days.cleared(shown), turn, [date])
  const works = turn.calendar.isWorkingDay(date)
  if (kind === 'clear-off')
    return works ? say(days.workedBefore(shown), turn) : set([date], 'workday', days.notOff, turn)
  return works ? set([date], 'off', days.defaultName, turn) : say(days.offBefore(shown), turn)
}

const onDay = (words: DayWords, turn: Turn): Outcome => {
  const { days } = turn.texts.schedules
  if (words.date === undefined) return say(days.noSuchDay, turn)
  const { kind, name } = words
  const date = meant({ ...words, date: words.date }, turn)
  if (name.length > NAME_LENGTH_MAX) return say(turn.texts.form.textTooLong(NAME_LENGTH_MAX), turn)
  const shown = atBeginning(dayText(date, turn.person.language))
  if (kind === 'clear-off' || kind === 'clear-workday') return clear({ ...words, date }, turn)
  const called = name === '' ? (kind === 'off' ? days.defaultName : days.defaultWork) : atBeginning(name)
  if (words.to !== undefined) return set(daysFrom(date, words.to), kind, called, turn)
  const isSo = turn.calendar.isWorkingDay(date) === (kind === 'workday')
  if (isSo && (name === '' || setBefore(date, turn)?.name === name))
    return say(kind === 'off' ? days.offBefore(shown) : days.workedBefore(shown), turn)
  return set([date], kind, called, turn)
}

const switchCulture = (year: number | null, turn: Turn): Outcome => {
  const { days } = turn.texts.schedules
  const from = year === null ? null : isoDate(year, 11, 24)
  const text = year === null ? days.cultureNowWorked : days.cultureNowOff(year)
  return written({ do: 'calendar.culture_day', from }, text, turn)
}

/** What the words say of a day. Undefined: nothing. */
export const onDaysOffWords = (text: string, turn: Turn): Outcome | undefined => {
  const words = readCalendarWords(text, turn.today)
  if (words === undefined) return undefined
  return words.kind === 'culture' ? switchCulture(words.from, turn) : onDay(words, turn)
}

/** `culture:2026` from which year on 24 November is a day off, `culture:` no longer; `daysundo:2027-02-16`. */
export const onDaysOffPress = (verb: string, argument: string, turn: Turn): Outcome => {
  const { state, texts } = turn
  if (verb === 'culture') return switchCulture(/^\d{4}$/.test(argument) ? Number(argument) : null, turn)
  const undo = state.shown?.what === 'days-off' ? state.shown.undo : undefined
  if (undo === undefined || undo.dates[0] !== argument) return say(texts.schedules.days.notUndoable, turn)
  const { dates, before } = undo
  const unset = dates.filter((date) => !before.some((day) => day.date === date))
  const text = texts.schedules.days.undone(shownDays(dates, turn))
  return written({ do: 'calendar.restore', days: before, dates: unset }, text, turn)
}
