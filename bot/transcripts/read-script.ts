import type { Input } from '../channels/channel.ts'

/** One line of a transcript that makes something happen. */
export type Step =
  | { kind: 'say'; who: string; input: Input }
  /** A filled-in sheet of a form: its header, then its rows. */
  | { kind: 'sheet'; who: string; file: string; form: string; rows: string[][] }
  /** Presses the button of this title; `newest` counts the messages that carry it backwards from 1. */
  | { kind: 'press'; who: string; title: string; newest: number }
  | { kind: 'clock'; at: Date }
  /** A unit owes a report of a period, by a day, to a unit that gathers them. */
  | { kind: 'owe'; unit: string; period: string; dueOn: string; aggregator: string | null }
  /** The clock is set, and the reminders of that moment are sent. */
  | { kind: 'remind'; at: Date }
  /** The person blocks the bot. */
  | { kind: 'block'; who: string }
  /** A new bot over the same database. */
  | { kind: 'restart' }
  /** The last update, delivered again. */
  | { kind: 'again' }

/** A line as it stands in the file, with what it makes happen; a comment or an empty line makes nothing happen. */
export interface ScriptLine {
  line: string
  step?: Step
}

/** What the bot said stands behind this; it is not read but compared. */
export const ANSWER = '  |'

const unsupported = /^\((sticker|photo|file|voice|video|location|contact|poll|group|other)(?:: (.*))?\)$/

const readSaid = (who: string, said: string): Step => {
  const button = /^\[(.+?)(?: @(\d+))?\]$/.exec(said)
  if (button !== null) return { kind: 'press', who, title: button[1] ?? '', newest: Number(button[2] ?? 1) }
  const text = said.replaceAll('\\n', '\n')
  const content = unsupported.exec(text)
  if (content !== null) {
    const [, kind, caption] = content
    return {
      kind: 'say',
      who,
      input: { kind: 'unsupported', content: kind as 'other', ...(caption !== undefined && { caption }) },
    }
  }
  const long = /^\(text of (\d+) characters\)$/.exec(text)
  if (long !== null)
    return {
      kind: 'say',
      who,
      input: { kind: 'text', text: 'Tiếp dân 8 lượt. '.repeat(1000).slice(0, Number(long[1])) },
    }
  const sheet = /^\(sheet (\S+) (\w+): (.*)\)$/s.exec(text)
  if (sheet !== null) {
    const [, file = '', form = '', table = ''] = sheet
    const rows = table.split('\n').map((row) => row.split(';').map((cell) => cell.trim()))
    return { kind: 'sheet', who, file, form, rows }
  }
  const action = /^\(action (.*)\)$/.exec(text)
  if (action !== null) return { kind: 'say', who, input: { kind: 'press', action: action[1] ?? '', message: '1' } }
  const edited = /^\(edited\) (.*)$/s.exec(text)
  if (edited !== null) return { kind: 'say', who, input: { kind: 'text', text: edited[1] ?? '', edited: true } }
  return { kind: 'say', who, input: { kind: 'text', text } }
}

const readStep = (line: string): Step | undefined => {
  if (line === '' || line.startsWith('#')) return undefined
  if (line === 'restart' || line === 'again') return { kind: line }
  const clock = /^clock (\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})$/.exec(line)
  if (clock !== null) return { kind: 'clock', at: new Date(`${clock[1]}T${clock[2]}:00+07:00`) }
  const owed = /^owe (\S+) (\S+) by (\d{4}-\d{2}-\d{2})(?: to (\S+))?$/.exec(line)
  if (owed !== null) {
    const [, unit = '', period = '', dueOn = '', aggregator = null] = owed
    return { kind: 'owe', unit, period, dueOn, aggregator }
  }
  const remind = /^remind (\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})$/.exec(line)
  if (remind !== null) return { kind: 'remind', at: new Date(`${remind[1]}T${remind[2]}:00+07:00`) }
  const block = /^block (\w+)$/.exec(line)
  if (block !== null) return { kind: 'block', who: block[1] ?? '' }
  const said = /^(\w+)> (.*)$/.exec(line)
  if (said === null) throw new Error(`not a line of a transcript: ${line}`)
  return readSaid(said[1] ?? '', said[2] ?? '')
}

export const readScript = (script: string): ScriptLine[] =>
  script
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith(ANSWER))
    .map((line) => {
      const step = readStep(line)
      return step === undefined ? { line } : { line, step }
    })
