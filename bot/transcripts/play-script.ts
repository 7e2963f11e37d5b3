import { randomUUID } from 'node:crypto'
import { formByKey } from '../../domain/forms/registry.ts'
import { localTimeOf } from '../../domain/local-time.ts'
import { FIRST_RECORD_ROW, HEADER_ROW } from '../../domain/sheets/form-columns.ts'
import { readRows } from '../../domain/sheets/read-rows.ts'
import type { SheetReading } from '../../domain/sheets/sheet-reading.ts'
import type { Cell } from '../../domain/sheets/table.ts'
import type { DocumentReference, InvitationWay, Message } from '../../services/channel.ts'
import type { Database } from '../../services/database.ts'
import { oweReport } from '../../testing/obligations.ts'
import type { Inbound } from '../channels/channel.ts'
import { countedIds, DEMONSTRATION_NOW } from '../testing/demonstration.ts'
import { type Sent, startTestBot } from '../testing/start-test-bot.ts'
import { ANSWER, readScript, type Step } from './read-script.ts'

/** Stands where a transcript presses a button that was never shown; no transcript may hold it. */
export const NO_BUTTON = `${ANSWER} (there is no such button)`

const namesIn = (document: DocumentReference): unknown[] =>
  Object.values(document).flatMap((value) =>
    Array.isArray(value) ? value.map(({ address }: InvitationWay) => address) : [value],
  )

const print = ({ title, text, buttons = [], document, replaces }: Message): string[] =>
  [
    ...(replaces === undefined ? [] : ['(in place of the message pressed)']),
    ...(title === undefined ? [] : [`*${title}*`]),
    ...text.split('\n'),
    ...(document === undefined ? [] : [`(document: ${namesIn(document).join(' ')})`]),
    ...buttons.map((row) => row.map(({ title: name }) => `[${name}]`).join(' ')),
  ].map((line) => `${ANSWER} ${line}`.trimEnd())

/** Messages are parted by a line, so that two of them do not look like one. */
const printAll = (messages: readonly Message[]): string[] =>
  messages.flatMap((message, index) => [...(index === 0 ? [] : [`${ANSWER}---`]), ...print(message)])

const buttonOf = (messages: readonly Message[], title: string, newest: number) =>
  messages.flatMap(({ buttons }) => buttons?.flat().find((button) => button.title === title) ?? []).at(-newest)

const cellOf = (text: string): Cell => {
  const value = Number(text)
  return Number.isNaN(value) ? { kind: 'text', text } : { kind: 'number', value }
}

/** A sheet as the transcript writes it: the header, and the records from row 4 on, as in a template. */
const readSheet = (formKey: string, [header = [], ...records]: readonly string[][], now: Date): SheetReading => {
  const form = formByKey.get(formKey)
  if (form === undefined) throw new Error(`no form ${formKey}`)
  const cellsOf = (row: readonly string[]) =>
    new Map(row.flatMap((text, index): [number, Cell][] => (text === '' ? [] : [[index + 2, cellOf(text)]])))
  const rows = new Map([
    [HEADER_ROW, cellsOf(header)],
    ...records.map((row, index): [number, Map<number, Cell>] => [FIRST_RECORD_ROW + index, cellsOf(row)]),
  ])
  return readRows({ rows, merged: [], from1904: false }, { form, now: localTimeOf(now), scheme: 'admin_15_14' })
}

/** `mai`, of the account `demo-mai`. */
const nameOf = (account: string): string => account.replace(/^demo-/, '')

/** Plays a transcript over the demonstration and returns it with the answers that the bot gives now. */
export const playScript = async (script: string, database: Database): Promise<string> => {
  const newId = countedIds(0x10_0000)
  let bot = startTestBot(database, { now: DEMONSTRATION_NOW, newId })
  let last: Inbound | undefined
  const heard = new Map<string, Message[]>()

  const hear = (who: string, messages: readonly Message[]) => heard.set(who, [...(heard.get(who) ?? []), ...messages])

  /** What was sent to others stands behind the answers, with the name of who hears it. */
  const others = (sent: readonly Sent[]): string[] =>
    [...Map.groupBy(sent, ({ recipient }) => recipient)].flatMap(([recipient, told]) => {
      const who = nameOf(recipient)
      const messages = told.map(({ message }) => message)
      hear(who, messages)
      return [`${ANSWER}→ ${who}`, ...printAll(messages)]
    })

  const deliver = async (inbound: Inbound): Promise<string[]> => {
    const before = bot.sent.length
    await bot.receive(inbound)
    await bot.deliverer.settle()
    const answers = bot.sent.slice(before).map(({ message }) => message)
    hear(nameOf(inbound.sender), answers)
    const between = bot.sent.length
    await bot.deliverer.sweep()
    await bot.deliverer.settle()
    return [...printAll(answers), ...others(bot.sent.slice(between))]
  }

  const play = async (step: Step): Promise<string[]> => {
    switch (step.kind) {
      case 'clock':
        bot.clock.now = step.at
        return []
      case 'restart':
        bot = startTestBot(database, { now: bot.clock.now, newId })
        return []
      case 'owe':
        await oweReport(database, {
          unitCode: step.unit,
          period: step.period,
          dueOn: step.dueOn,
          aggregatorCode: step.aggregator,
        })
        return []
      case 'block':
        await bot.receive({
          channel: 'webchat',
          sender: `demo-${step.who}`,
          updateKey: randomUUID(),
          input: { kind: 'reachable', reachable: false },
        })
        return []
      case 'remind': {
        bot.clock.now = step.at
        const before = bot.sent.length
        await bot.remind()
        return others(bot.sent.slice(before))
      }
      case 'again':
        return last === undefined ? [] : deliver(last)
      case 'sheet': {
        const reading = readSheet(step.form, step.rows, bot.clock.now)
        const input = { kind: 'sheet' as const, name: step.file, reading }
        last = { channel: 'webchat', sender: `demo-${step.who}`, updateKey: randomUUID(), input }
        return deliver(last)
      }
      case 'say':
      case 'press': {
        const sofar = heard.get(step.who) ?? []
        const button = step.kind === 'press' ? buttonOf(sofar, step.title, step.newest) : undefined
        const input =
          step.kind === 'say' ? step.input : { kind: 'press' as const, action: button?.action ?? '', message: '1' }
        if (step.kind === 'press' && button === undefined) return [NO_BUTTON]
        last = { channel: 'webchat', sender: `demo-${step.who}`, updateKey: randomUUID(), input }
        return deliver(last)
      }
    }
  }

  const played: string[] = []
  for (const { line, step } of readScript(script)) {
    played.push(line)
    if (step !== undefined) played.push(...(await play(step)))
  }
  return `${played.join('\n')}\n`
}
