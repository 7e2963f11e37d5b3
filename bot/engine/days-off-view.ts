import type { CalendarRules } from '../../domain/calendar/working-calendar.ts'
import type { IsoDate } from '../../domain/forms/form.ts'
import { addDays, isoDate, partsOfDate } from '../../domain/periods/calendar-date.ts'
import { formatSpan } from '../../domain/periods/period-label.ts'
import type { Message } from '../../services/channel.ts'
import { dayText } from '../texts/value-text.ts'
import { rows } from './buttons.ts'
import { mayChangeDaysOff } from './schedules-view.ts'
import type { Turn } from './turn.ts'

export const rulesIn = ({ facts }: Turn): CalendarRules =>
  facts.kind === 'calendar' ? facts.rules : { days: [], cultureDayFrom: null }

const daysOf = (year: number): IsoDate[] => {
  const days: IsoDate[] = []
  for (let day = isoDate(year, 1, 1); day <= isoDate(year, 12, 31); day = addDays(day, 1)) days.push(day)
  return days
}

interface Listed {
  from: IsoDate
  to: IsoDate
  name: string
  set: boolean
  works: boolean
}

/** What a year has beside its weekends: days off by name, those of one name in a row together, and worked weekends. */
const listed = (year: number, { calendar, ...turn }: Turn): Listed[] => {
  const set = new Map(rulesIn({ calendar, ...turn }).days.map((day) => [day.date, day]))
  const spans: Listed[] = []
  for (const date of daysOf(year)) {
    const own = set.get(date)
    const works = own?.kind === 'workday'
    const name = works ? own.name : calendar.nameOf(date)
    if (name === undefined) continue
    const last = spans.at(-1)
    const goesOn =
      last?.name === name && last.works === works && addDays(last.to, 1) === date && last.set === (own !== undefined)
    if (goesOn) last.to = date
    else spans.push({ from: date, to: date, name, set: own !== undefined, works })
  }
  return spans
}

const line = ({ from, to, name, set, works }: Listed, { texts, person }: Turn): string => {
  const { days } = texts.schedules
  const when = from === to ? dayText(from, person.language) : formatSpan({ from, to })
  const text = works ? days.workday(when, name) : days.off(when, name)
  return set ? `${text} ${days.set}` : text
}

/** The days off of this year and the next. */
export const daysOffView = (turn: Turn, notice?: string): Message => {
  const { days, buttons } = turn.texts.schedules
  const { cultureDayFrom } = rulesIn(turn)
  const { year } = partsOfDate(turn.today)
  return {
    title: days.title,
    text: [
      ...(notice === undefined ? [] : [notice, '']),
      ...[year, year + 1].flatMap((each) => [days.year(each), ...listed(each, turn).map((span) => line(span, turn))]),
      '',
      days.weekends,
      cultureDayFrom === null ? days.cultureWorked : days.cultureOff(partsOfDate(cultureDayFrom).year),
      ...(mayChangeDaysOff(turn) ? [days.how] : []),
    ].join('\n'),
    buttons: mayChangeDaysOff(turn)
      ? rows([
          cultureDayFrom === null
            ? { title: buttons.cultureOff, action: `culture:${year}` }
            : { title: buttons.cultureWorked, action: 'culture:' },
          { title: buttons.list, action: 'scheds:0' },
        ])
      : [],
  }
}
