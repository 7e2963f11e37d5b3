import { fieldOf } from '../../domain/forms/form.ts'
import { addDays } from '../../domain/periods/calendar-date.ts'
import { formatDate } from '../../domain/periods/period-label.ts'
import { mayAtTop, visibleUnits } from '../../domain/rights/rights.ts'
import { lastRevision } from '../../domain/schedules/change.ts'
import { debtorsOn } from '../../domain/schedules/debtors.ts'
import { dueOn, opensOn } from '../../domain/schedules/due.ts'
import { valuesOf } from '../../domain/schedules/form-values.ts'
import { isDueOfLevel } from '../../domain/schedules/level-dues.ts'
import { mayManageSchedule } from '../../domain/schedules/may-manage.ts'
import { occurrencesOf } from '../../domain/schedules/occurrences-of.ts'
import {
  inForce,
  type Schedule,
  type ScheduleDefinition,
  type ScheduleRevision,
} from '../../domain/schedules/schedule.ts'
import { scheduleChangeForm } from '../../domain/schedules/schedule-form.ts'
import type { Button, Message } from '../../services/channel.ts'
import type { ScheduleRecord } from '../../services/read-facts.ts'
import { formatInstant } from '../texts/format.ts'
import { atBeginning, insideSentence, valueText } from '../texts/value-text.ts'
import { rows } from './buttons.ts'
import { unitInside } from './card-view.ts'
import { ladderChangeLines, stepText } from './ladder-text.ts'
import { sameValue } from './same-value.ts'
import { unitNames } from './schedule-draft.ts'
import { debtorsText, duesText, dutyText, frequencyText, occurrenceText } from './schedule-words.ts'
import type { Turn } from './turn.ts'

/** Schedules on one page of the list. */
const PAGE = 8

/** The next period is looked for so many days ahead. */
const NEXT_WITHIN_DAYS = 400

/** Somebody who administers a unit, and sets what concerns it and those below. */
export const mayManageSchedules = ({ person, tree, today }: Turn): boolean =>
  visibleUnits(person.memberships, 'schedule.manage', tree, today).length > 0

export const mayChange = (definition: ScheduleDefinition, { person, tree, today }: Turn): boolean =>
  mayManageSchedule(person.memberships, definition, tree, today)

/** Days off are those of the whole office. */
export const mayChangeDaysOff = ({ person, tree, today }: Turn): boolean =>
  mayAtTop(person.memberships, 'schedule.manage', tree, today)

export const schedulesIn = ({ facts }: Turn): readonly ScheduleRecord[] =>
  facts.kind === 'schedules' ? facts.schedules : []

export const nameOf = (schedule: Pick<Schedule, 'revisions'>, { person }: Turn): string =>
  lastRevision(schedule).definition.name[person.language]

/** What holds today; of one that is still to begin, its first revision. */
export const standing = (schedule: Schedule, today: string): ScheduleRevision =>
  inForce(schedule, today) ?? schedule.revisions[0] ?? lastRevision(schedule)

type Standing = ScheduleRevision['state'] | 'planned'

const stateOf = (schedule: Schedule, today: string): Standing => inForce(schedule, today)?.state ?? 'planned'

const ORDER: readonly Standing[] = ['active', 'planned', 'paused', 'ended']

/** Those in force first, what has ended last. */
export const inOrder = (schedules: readonly ScheduleRecord[], { today }: Pick<Turn, 'today'>): ScheduleRecord[] =>
  schedules.toSorted((left, right) => ORDER.indexOf(stateOf(left, today)) - ORDER.indexOf(stateOf(right, today)))

const listed = (schedule: ScheduleRecord, position: number, turn: Turn): string => {
  const { schedules: said } = turn.texts
  const { definition } = standing(schedule, turn.today)
  const due = said.dueShort(duesText(definition, turn))
  const state = said.states[stateOf(schedule, turn.today)]
  const debtors = atBeginning(debtorsText(definition.debtors, turn))
  const line = said.line(debtors, frequencyText(definition.frequency, turn), due, state)
  return `${position}. ${definition.name[turn.person.language]}\n${line}`
}

export const scheduleButton = ({ key }: Schedule, title: string): Button => ({ title, action: `sched:${key}` })

export const listView = (offset: number, turn: Turn, notice?: string): Message => {
  const { texts } = turn
  const { schedules: said } = texts
  const all = inOrder(schedulesIn(turn), turn)
  const shown = all.slice(offset, offset + PAGE)
  return {
    title: said.title,
    text: [
      ...(notice === undefined ? [] : [notice, '']),
      ...(all.length === 0 ? [said.none] : []),
      ...shown.map((schedule, index) => listed(schedule, offset + index + 1, turn)),
      ...(shown.length === 0 ? [] : ['', said.page(offset / PAGE + 1, Math.ceil(all.length / PAGE)), said.choose]),
    ].join('\n'),
    buttons: [
      ...rows(
        shown.map((schedule, index) => scheduleButton(schedule, String(offset + index + 1))),
        4,
      ),
      ...rows([
        ...(offset > 0 ? [{ title: said.buttons.previous, action: `scheds:${offset - PAGE}` }] : []),
        ...(all.length > offset + PAGE ? [{ title: texts.buttons.nextPage, action: `scheds:${offset + PAGE}` }] : []),
        { title: said.buttons.add, action: 'schedadd' },
        { title: said.buttons.preview, action: 'schedpreview' },
        { title: said.buttons.daysOff, action: 'daysoff' },
      ]),
    ],
  }
}

const reminderLines = ({ ladder }: ScheduleDefinition, turn: Turn): string[] => [
  turn.texts.schedules.remindersAre,
  ...ladder.map((step) => `• ${stepText(step, turn)}`),
]

/** The next period that will be owed, and when it is due: one that opens before the schedule is in force is not. */
const nextLine = (schedule: Schedule, turn: Turn): string[] => {
  const { today, calendar, tree, texts, person } = turn
  for (const { revision, occurrence } of occurrencesOf(schedule, today, addDays(today, NEXT_WITHIN_DAYS), calendar)) {
    const { definition } = revision
    const [debtor] = debtorsOn(definition, tree, today)
    const level = debtor === undefined ? undefined : tree.unit(debtor)?.level
    if (level === undefined) return []
    if (inForce(schedule, opensOn(definition, occurrence, level, calendar))?.revision !== revision.revision) continue
    const due = dueOn(definition, occurrence, level, calendar)
    const day = formatDate(due, { weekday: true, language: person.language })
    return [texts.schedules.nextDue(occurrenceText(occurrence, definition, turn), day)]
  }
  return []
}

/** `Hạn: Ngày 18 → Ngày 20`: what the later definition says otherwise, in the words of the form. */
export const changesBetween = (before: ScheduleRevision, after: ScheduleRevision, turn: Turn): string[] => {
  const { texts, person } = turn
  const names = unitNames(turn)
  const [was, now] = [before, after].map(({ definition, state }) => ({ ...valuesOf(definition, names), state }))
  const nothing = (key: string) =>
    key === 'aggregator'
      ? texts.schedules.parentAggregates
      : isDueOfLevel(key)
        ? texts.schedules.dueAsAll
        : texts.card.nothing
  return scheduleChangeForm.fields.flatMap((field) => {
    if (field.key === 'ladder') return ladderChangeLines(before.definition.ladder, after.definition.ladder, turn)
    if (field.key === 'steps') return []
    const [from, to] = [was?.[field.key as keyof typeof was], now?.[field.key as keyof typeof now]]
    if (sameValue(from, to)) return []
    const text = (value: typeof from) =>
      value === undefined ? nothing(field.key) : valueText(field, value, person.language)
    return [`${field.label[person.language]}: ${texts.card.change(text(from), text(to))}`]
  })
}

/** What is planned to change after today. */
const plannedLines = ({ revisions }: Schedule, turn: Turn): string[] => {
  // Of several that begin on one day the last one holds.
  const held = revisions.filter(({ effectiveFrom }, index) => revisions[index + 1]?.effectiveFrom !== effectiveFrom)
  return held.flatMap((revision, index) => {
    const before = held[index - 1]
    if (before === undefined || revision.effectiveFrom <= turn.today) return []
    const changes = changesBetween(before, revision, turn).map(insideSentence)
    return changes.length === 0
      ? []
      : [turn.texts.schedules.plannedChange(formatDate(revision.effectiveFrom), changes.join('; '))]
  })
}

export const scheduleButtons = (schedule: Schedule, turn: Turn): Button[][] => {
  const { buttons } = turn.texts.schedules
  const { key } = schedule
  const { state, definition, revision } = lastRevision(schedule)
  const button = (title: string, verb: string) => ({ title, action: `${verb}:${key}` })
  const changes =
    state === 'ended'
      ? [{ title: buttons.reopen, action: `schedundo:${key}:${revision}` }]
      : [
          button(buttons.edit, 'schededit'),
          state === 'paused' ? button(buttons.resume, 'schedresume') : button(buttons.pause, 'schedpause'),
          button(buttons.end, 'schedend'),
        ]
  return rows([
    ...(mayChange(definition, turn) ? changes : []),
    button(buttons.preview, 'schedpreview'),
    button(buttons.history, 'schedhistory'),
    { title: buttons.list, action: 'scheds:0' },
  ])
}

/** Which sessions count, where not every one does. */
const countedLine = (counted: string, { texts, person }: Turn): string[] => {
  const field = fieldOf(scheduleChangeForm, 'counted')
  return counted === 'each' || field === undefined
    ? []
    : [texts.schedules.counts(insideSentence(valueText(field, counted, person.language)))]
}

const definitionLines = (definition: ScheduleDefinition, turn: Turn): string[] => {
  const { texts, tree, today, person } = turn
  const { schedules: said } = texts
  const { counted } = valuesOf(definition, unitNames(turn))
  const isOfPeriods = !['week', 'days', 'once'].includes(definition.frequency.kind)
  const frequency = frequencyText(definition.frequency, turn)
  return [
    dutyText(definition, turn),
    ...countedLine(String(counted ?? 'each'), turn),
    said.who(debtorsText(definition.debtors, turn), debtorsOn(definition, tree, today).length),
    said.howOften(isOfPeriods ? `${frequency}, ${said.schemes[definition.scheme]}` : frequency),
    said.dueIs(duesText(definition, turn)),
    said.holidays[definition.holidayPolicy],
    said.aggregator(
      definition.aggregatorId === null ? said.parentAggregates : unitInside(definition.aggregatorId, turn),
    ),
    ...(definition.source === null ? [] : [said.source(definition.source[person.language])]),
    ...reminderLines(definition, turn),
  ]
}

/** One schedule whole. */
export const scheduleView = (schedule: Schedule, turn: Turn, notice?: string): Message => {
  const { schedules: said } = turn.texts
  const revision = standing(schedule, turn.today)
  const last = lastRevision(schedule)
  const isFixed = last.state === 'ended' || !mayChange(last.definition, turn)
  return {
    title: revision.definition.name[turn.person.language],
    text: [
      ...(notice === undefined ? [] : [notice, '']),
      ...definitionLines(revision.definition, turn),
      said.since(said.states[stateOf(schedule, turn.today)], formatDate(revision.effectiveFrom)),
      ...nextLine(schedule, turn),
      ...plannedLines(schedule, turn),
      ...(isFixed ? [] : ['', said.sayChange]),
    ].join('\n'),
    buttons: scheduleButtons(schedule, turn),
  }
}

/** Every revision: when, by whom, from which day on, what it changed and why. */
export const historyView = (schedule: ScheduleRecord, turn: Turn): Message => {
  const { schedules: said } = turn.texts
  const lines = schedule.revisions.flatMap((revision, index) => {
    const before = schedule.revisions[index - 1]
    const who = revision.recordedByName ?? said.bySystem
    return [
      said.revision(revision.revision, formatInstant(revision.recordedAt), who, formatDate(revision.effectiveFrom)),
      ...(before === undefined ? [] : changesBetween(before, revision, turn)),
      ...(revision.reason === null ? [] : [said.why(revision.reason)]),
    ]
  })
  return {
    title: said.historyTitle(nameOf(schedule, turn)),
    text: lines.join('\n'),
    buttons: [[scheduleButton(schedule, said.buttons.back), { title: said.buttons.list, action: 'scheds:0' }]],
  }
}
