import { type LocalTime, localTimeOf } from '../../domain/local-time.ts'
import { formatDate } from '../../domain/periods/period-label.ts'
import { lastRevision } from '../../domain/schedules/change.ts'
import { type PlannedRung, previewOf } from '../../domain/schedules/preview.ts'
import { inForce, type Schedule } from '../../domain/schedules/schedule.ts'
import type { Message } from '../../services/channel.ts'
import type { ScheduleRecord } from '../../services/read-facts.ts'
import { rows } from './buttons.ts'
import { toldText } from './ladder-text.ts'
import { occurrenceText } from './schedule-words.ts'
import { nameOf, scheduleButton, schedulesIn } from './schedules-view.ts'
import type { Turn } from './turn.ts'

const DAYS = 30

/** Lines on a screen: a page ends with the day that fills it. */
const PAGE_LINES = 8

interface Planned extends PlannedRung {
  schedule: Schedule
}

/** One moment of one schedule: who is told, of how many units. */
export interface Moment {
  date: string
  time: string
  schedule: Schedule
  rungs: Planned[]
}

const twoDigits = (number: number) => String(number).padStart(2, '0')

const timeText = ({ hour, minute }: LocalTime) => `${twoDigits(hour)}:${twoDigits(minute)}`

const momentOf = (rungs: Planned[]): Moment[] => {
  const [first] = rungs
  if (first === undefined) return []
  const at = localTimeOf(first.at)
  return [{ date: at.date, time: timeText(at), schedule: first.schedule, rungs }]
}

/** The moments to come from a day on, for so many days. */
export const momentsOf = (
  schedules: readonly Schedule[],
  { from, days }: { from: string; days: number },
  { tree, calendar, today, now }: Turn,
): Moment[] => {
  const planned = schedules.flatMap((schedule) =>
    previewOf(schedule, { from, days, tree, calendar }).map((rung): Planned => ({ ...rung, schedule })),
  )
  const together = Map.groupBy(
    planned,
    ({ schedule, occurrence, dueOn, at }) => `${at.getTime()} ${schedule.id} ${occurrence.key} ${dueOn}`,
  )
  const isToCome = ({ date, time }: Moment) => `${date} ${time}` >= `${today} ${timeText(now)}`
  return [...together.values()]
    .flatMap(momentOf)
    .filter(isToCome)
    .toSorted((left, right) => left.date.localeCompare(right.date) || left.time.localeCompare(right.time))
}

const momentText = ({ time, schedule, rungs }: Moment, named: boolean, turn: Turn): string => {
  const { schedules: said } = turn.texts
  const [first] = rungs
  if (first === undefined) return ''
  const { definition } = inForce(schedule, first.occurrence.to) ?? lastRevision(schedule)
  const about = named ? nameOf(schedule, turn) : occurrenceText(first.occurrence, definition, turn)
  const due = said.previewDue(formatDate(first.dueOn))
  const told = toldText([...new Set(rungs.map((rung) => rung.told))], turn)
  const units = new Set(rungs.flatMap(({ unitIds }) => unitIds)).size
  return said.previewLine(time, `${about}, ${due}`, told, units)
}

/** The moments in pages; a day is not torn apart unless it fills more than a page by itself. */
const pagesOf = (moments: readonly Moment[]): Moment[][] => {
  const pages: Moment[][] = []
  for (const day of Map.groupBy(moments, ({ date }) => date).values()) {
    const last = pages.at(-1)
    if (last !== undefined && last.length + day.length <= PAGE_LINES) last.push(...day)
    else for (let at = 0; at < day.length; at += PAGE_LINES) pages.push(day.slice(at, at + PAGE_LINES))
  }
  return pages
}

/** The moments under their days; `named`: with the schedule's name instead of the period. */
export const dayLines = (page: readonly Moment[], named: boolean, turn: Turn): string[] =>
  [...Map.groupBy(page, ({ date }) => date)].flatMap(([date, moments]) => [
    turn.texts.schedules.previewDay(formatDate(date, { weekday: true, language: turn.person.language })),
    ...moments.map((moment) => momentText(moment, named, turn)),
  ])

/** The reminders of the next thirty days, of one schedule or of all. */
export const previewView = (schedule: ScheduleRecord | undefined, page: number, turn: Turn): Message => {
  const { schedules: said } = turn.texts
  const { nextPage } = turn.texts.buttons
  const pages = pagesOf(
    momentsOf(schedule === undefined ? schedulesIn(turn) : [schedule], { from: turn.today, days: DAYS }, turn),
  )
  const shown = Math.min(page, Math.max(0, pages.length - 1))
  const of = schedule?.key ?? ''
  const isIdle = schedule !== undefined && lastRevision(schedule).state !== 'active'
  return {
    title: schedule === undefined ? said.previewTitle : `${said.previewTitle} · ${nameOf(schedule, turn)}`,
    text:
      pages.length === 0
        ? isIdle
          ? said.previewPaused
          : said.previewNone
        : [
            ...dayLines(pages[shown] ?? [], schedule === undefined, turn),
            '',
            ...(pages.length > 1 ? [said.page(shown + 1, pages.length)] : []),
            said.previewNote,
          ].join('\n'),
    buttons: rows([
      ...(shown > 0 ? [{ title: said.buttons.previous, action: `schedpreview:${of}:${shown - 1}` }] : []),
      ...(shown + 1 < pages.length ? [{ title: nextPage, action: `schedpreview:${of}:${shown + 1}` }] : []),
      ...(schedule === undefined ? [] : [scheduleButton(schedule, said.buttons.back)]),
      { title: said.buttons.list, action: 'scheds:0' },
    ]),
  }
}
