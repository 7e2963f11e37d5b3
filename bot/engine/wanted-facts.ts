import type { MessageReading } from '../../domain/reading/message-reading.ts'
import type { Input } from '../channels/channel.ts'
import { isAwaitedAnswer } from './awaited-words.ts'
import { parseAction } from './buttons.ts'
import { parseCommand } from './commands.ts'
import { type DigestWanted, digestWanted, parseDigestArgument, periodOfDigest } from './digest-query.ts'
import { parseFiguresArgument, readFiguresQuery } from './figures-query.ts'
import { JOURNAL_PAGE, journalOffset } from './journal-view.ts'
import { parseFollowUp } from './matters.ts'
import { wantedPast } from './past.ts'
import { awaitsSentence, wantedPlanSteps } from './plan-steps.ts'
import { planNumbers } from './plans.ts'
import { PLANS_SHOWN } from './plans-view.ts'
import { obligationOf, periodAsked, REPORT_VERBS } from './report-actions.ts'
import {
  SCHEDULE_VERBS,
  type SchedulesWanted,
  wantedByCommand,
  wantedByState,
  wantedByVerb,
  wantedByWords,
} from './schedule-facts.ts'
import { SETTINGS_VERBS } from './settings.ts'
import type { ConversationState } from './state.ts'
import type { Turn } from './turn.ts'
import { typedButton } from './typed-button.ts'

/** What must be read from the database to answer an input; it rides along with the load of the conversation. */
export type WantedFacts =
  | { kind: 'none' }
  | { kind: 'journal'; form?: string; date?: string; offset: number; limit: number }
  | { kind: 'entry'; id: string }
  | { kind: 'behind'; unitId: number; form: string; from: string; to: string }
  | { kind: 'figures'; unitId: number | null; from: string; to: string }
  | { kind: 'matters'; today: string }
  | { kind: 'follow-up'; number: number }
  | { kind: 'open-entries'; form: string; today: string }
  | { kind: 'plans'; today: string; limit: number }
  | { kind: 'plan'; id: number; today: string }
  | { kind: 'plan-steps'; number: string | null; today: string }
  | { kind: 'reports'; period: string | null; today: string }
  | { kind: 'obligation'; id: number; today: string }
  | { kind: 'waiting'; today: string }
  | { kind: 'past'; records: { form: string; unitId: number | null }[]; today: string }
  | { kind: 'settings' }
  /** How the channels stand, and whom nothing reaches. */
  | { kind: 'delivery' }
  | DigestWanted
  | SchedulesWanted

type Place = Pick<Turn, 'tree' | 'catalogue' | 'now' | 'today' | 'scheme'>

const none: WantedFacts = { kind: 'none' }

const UUID_LENGTH = 36
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const figuresFor = (text: string, place: Place): WantedFacts => {
  const { period, units } = readFiguresQuery(text, place)
  return { kind: 'figures', unitId: units[0]?.id ?? null, from: period.from, to: period.to }
}

const digestFor = (text: string, place: Place): WantedFacts => {
  const [unit] = readFiguresQuery(text, place).units
  return digestWanted(unit?.id ?? null, periodOfDigest(text, place), place)
}

const forPress = (action: string, place: Place): WantedFacts => {
  const { verb, argument } = parseAction(action)
  if (REPORT_VERBS.has(verb)) {
    const id = obligationOf(argument)?.id
    return id === undefined ? none : { kind: 'obligation', id, today: place.today }
  }
  if (SCHEDULE_VERBS.has(verb)) return wantedByVerb(verb)
  if (SETTINGS_VERBS.has(verb)) return { kind: 'settings' }
  switch (verb) {
    case 'figures':
    case 'byunit':
    case 'others':
    case 'missing': {
      const sight = parseFiguresArgument(argument, place)
      return sight === undefined
        ? none
        : { kind: 'figures', unitId: sight.unitId, from: sight.period.from, to: sight.period.to }
    }
    case 'who': {
      const sight = parseFiguresArgument(argument, place)
      return sight === undefined
        ? none
        : { kind: 'behind', unitId: sight.unitId, form: sight.rest, from: sight.period.from, to: sight.period.to }
    }
    case 'entry':
    case 'fix':
    case 'undo':
    case 'merge':
    case 'settle':
    case 'extend':
    case 'reassign':
      return uuid.test(argument.slice(0, UUID_LENGTH)) ? { kind: 'entry', id: argument.slice(0, UUID_LENGTH) } : none
    case 'followup':
    case 'fudone':
    case 'fupart':
    case 'fuextend':
    case 'fuassign':
    case 'fuopen': {
      const named = parseFollowUp(argument)
      return named === undefined ? none : { kind: 'follow-up', number: named.number }
    }
    case 'plan':
    case 'plandone':
    case 'planend': {
      const [id] = planNumbers(argument.split(':')[0] ?? '')
      return id === undefined ? none : { kind: 'plan', id, today: place.today }
    }
    case 'digest': {
      const sight = parseDigestArgument(argument, place)
      return sight === undefined ? none : digestWanted(sight.unitId, sight.period, place)
    }
    case 'late':
    case 'nudge': {
      const id = obligationOf(argument)?.id
      return id === undefined ? none : { kind: 'obligation', id, today: place.today }
    }
    case 'journal':
      return { kind: 'journal', offset: journalOffset(argument), limit: JOURNAL_PAGE + 1 }
    case 'kenh':
      return { kind: 'delivery' }
    case 'do':
      return forCommand(argument, '', place)
    default:
      return none
  }
}

const forCommand = (command: string, argument: string, place: Place): WantedFacts => {
  if (command === 'solieu') return figuresFor(argument, place)
  if (command === 'lich') return wantedByCommand(argument, place.today)
  if (command === 'tonghop') return digestFor(argument, place)
  if (command === 'kehoach' && argument === '') return { kind: 'plans', today: place.today, limit: PLANS_SHOWN + 1 }
  if (command === 'baocao')
    return { kind: 'reports', period: periodAsked(argument, place)?.key ?? null, today: place.today }
  if (command === 'caidat') return { kind: 'settings' }
  if (command === 'kenh') return { kind: 'delivery' }
  if (command === 'duyet') return { kind: 'waiting', today: place.today }
  if (command === 'han') return { kind: 'matters', today: place.today }
  if (command === 'nhatky' || command === 'sua') return { kind: 'journal', offset: 0, limit: JOURNAL_PAGE + 1 }
  return none
}

/** Corrections look among this many of a person's latest entries. */
const CORRECTED_AMONG = 20

/** Records of the form may leave something open. */
const livesOn = (key: string | undefined, { catalogue }: Place): boolean => {
  const form = key === undefined ? undefined : catalogue.form(key)
  return form?.followUps !== undefined || form?.matter !== undefined
}

/** What the input itself asks for. */
const askedFor = (input: Input, reading: MessageReading | undefined, place: Place): WantedFacts => {
  if (input.kind === 'press') return forPress(input.action, place)
  if (input.kind !== 'text') return none
  const call = parseCommand(input.text)
  if (call?.command !== undefined && (call.command !== 'sua' || call.argument === ''))
    return forCommand(call.command, call.argument, place)
  if (reading?.intent === 'query') return figuresFor(input.text, place)
  if (reading?.intent === 'update' && livesOn(reading.records[0]?.form, place))
    return { kind: 'open-entries', form: reading.records[0]?.form ?? '', today: place.today }
  if (reading?.intent === 'correct') {
    const [record] = reading.records
    return {
      kind: 'journal',
      ...(record !== undefined && record.form !== '' && { form: record.form }),
      ...(record?.date !== undefined && { date: record.date }),
      offset: 0,
      limit: CORRECTED_AMONG,
    }
  }
  return none
}

/** The title of a button, typed, asks for what the button does. */
const pressedIn = (input: Input, state: ConversationState | undefined): Input => {
  const action = input.kind === 'text' ? typedButton(input.text, state?.buttons ?? []) : undefined
  return action === undefined ? input : { kind: 'press', action }
}

/** Whether only the conversation told what must be read: its buttons, or what it had asked, were not known yet. */
export const isTypedQuestion = (
  input: Input,
  reading: MessageReading | undefined,
  state: ConversationState,
  place: Place,
): boolean => {
  const meant = pressedIn(input, state)
  return (
    (meant !== input && askedFor(meant, undefined, place).kind !== 'none') ||
    isAwaitedAnswer(input, reading, state, place) ||
    wantedByState(meant, state, place.today) !== undefined ||
    wantedPlanSteps(meant, state, place.today) !== undefined
  )
}

const isCommand = (input: Input): boolean => input.kind === 'text' && parseCommand(input.text)?.command !== undefined

/** `state`: of the conversation, where this process knows it. */
export const wantedFacts = (
  input: Input,
  reading: MessageReading | undefined,
  place: Place,
  state?: ConversationState,
): WantedFacts => {
  if (state?.awaited && isAwaitedAnswer(input, reading, state, place))
    return { kind: 'obligation', id: state.awaited.obligationId, today: place.today }
  const meant = pressedIn(input, state)
  const steps = state && wantedPlanSteps(meant, state, place.today)
  // A reason is no record and asks nothing, whatever it reads like.
  if (steps !== undefined && awaitsSentence(state) && !isCommand(input)) return steps
  const asked = askedFor(meant, reading, place)
  if (asked.kind !== 'none') return asked
  const scheduled = (state && wantedByState(meant, state, place.today)) ?? wantedByWords(meant, place.today)
  if (scheduled !== undefined) return scheduled
  const records = wantedPast(reading, place, state)
  return records === undefined ? (steps ?? none) : { kind: 'past', records, today: place.today }
}
