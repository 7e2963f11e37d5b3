import type { MessageReading } from '../../domain/reading/message-reading.ts'
import type { Input } from '../channels/channel.ts'
import { parseAction } from './buttons.ts'
import { parseCommand } from './commands.ts'
import { parseFiguresArgument, readFiguresQuery } from './figures-query.ts'
import { JOURNAL_PAGE, journalOffset } from './journal-view.ts'
import type { Turn } from './turn.ts'

/** What must be read from the database to answer an input; it rides along with the load of the conversation. */
export type WantedFacts =
  | { kind: 'none' }
  | { kind: 'journal'; form?: string; date?: string; offset: number; limit: number }
  | { kind: 'entry'; id: string }
  | { kind: 'behind'; unitId: number; form: string; from: string; to: string }
  | { kind: 'figures'; unitId: number | null; from: string; to: string }

type Place = Pick<Turn, 'tree' | 'now' | 'today' | 'scheme'>

const none: WantedFacts = { kind: 'none' }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const figuresFor = (text: string, place: Place): WantedFacts => {
  const { period, units } = readFiguresQuery(text, place)
  return { kind: 'figures', unitId: units[0]?.id ?? null, from: period.from, to: period.to }
}

const forPress = (action: string, place: Place): WantedFacts => {
  const { verb, argument } = parseAction(action)
  switch (verb) {
    case 'figures':
    case 'byunit':
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
      return uuid.test(argument) ? { kind: 'entry', id: argument } : none
    case 'journal':
      return { kind: 'journal', offset: journalOffset(argument), limit: JOURNAL_PAGE + 1 }
    case 'do':
      return forCommand(argument, '', place)
    default:
      return none
  }
}

const forCommand = (command: string, argument: string, place: Place): WantedFacts => {
  if (command === 'solieu') return figuresFor(argument, place)
  if (command === 'nhatky' || command === 'sua') return { kind: 'journal', offset: 0, limit: JOURNAL_PAGE + 1 }
  return none
}

/** Corrections look among this many of a person's latest entries. */
const CORRECTED_AMONG = 20

export const wantedFacts = (input: Input, reading: MessageReading | undefined, place: Place): WantedFacts => {
  if (input.kind === 'press') return forPress(input.action, place)
  if (input.kind !== 'text') return none
  const call = parseCommand(input.text)
  if (call?.command !== undefined && (call.command !== 'sua' || call.argument === ''))
    return forCommand(call.command, call.argument, place)
  if (reading?.intent === 'query') return figuresFor(input.text, place)
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
