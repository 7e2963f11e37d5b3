import { randomUUID } from 'node:crypto'
import type { Message } from '../../services/channel.ts'
import type { Database } from '../../services/database.ts'
import type { Inbound } from '../channels/channel.ts'
import { countedIds, DEMONSTRATION_NOW } from '../testing/demonstration.ts'
import { startTestBot } from '../testing/start-test-bot.ts'
import { ANSWER, readScript, type Step } from './read-script.ts'

/** Stands where a transcript presses a button that was never shown; no transcript may hold it. */
export const NO_BUTTON = `${ANSWER} (there is no such button)`

const print = ({ title, text, buttons = [], replaces }: Message): string[] =>
  [
    ...(replaces === undefined ? [] : ['(in place of the message pressed)']),
    ...(title === undefined ? [] : [`*${title}*`]),
    ...text.split('\n'),
    ...buttons.map((row) => row.map(({ title: name }) => `[${name}]`).join(' ')),
  ].map((line) => `${ANSWER} ${line}`.trimEnd())

/** Messages are parted by a line, so that two of them do not look like one. */
const printAll = (messages: readonly Message[]): string[] =>
  messages.flatMap((message, index) => [...(index === 0 ? [] : [`${ANSWER}---`]), ...print(message)])

const buttonOf = (messages: readonly Message[], title: string, newest: number) =>
  messages.flatMap(({ buttons }) => buttons?.flat().find((button) => button.title === title) ?? []).at(-newest)

/** Plays a transcript over the demonstration and returns it with the answers that the bot gives now. */
export const playScript = async (script: string, database: Database): Promise<string> => {
  const newId = countedIds(0x10_0000)
  let bot = startTestBot(database, { now: DEMONSTRATION_NOW, newId })
  let last: Inbound | undefined
  const heard = new Map<string, Message[]>()

  const deliver = async (inbound: Inbound): Promise<Message[]> => {
    const before = bot.sent.length
    await bot.receive(inbound)
    await bot.deliverer.settle()
    return bot.sent.slice(before).map(({ message }) => message)
  }

  const play = async (step: Step): Promise<string[]> => {
    switch (step.kind) {
      case 'clock':
        bot.clock.now = step.at
        return []
      case 'restart':
        bot = startTestBot(database, { now: bot.clock.now, newId })
        return []
      case 'again':
        return last === undefined ? [] : printAll(await deliver(last))
      case 'say':
      case 'press': {
        const sofar = heard.get(step.who) ?? []
        const button = step.kind === 'press' ? buttonOf(sofar, step.title, step.newest) : undefined
        const input =
          step.kind === 'say' ? step.input : { kind: 'press' as const, action: button?.action ?? '', message: '1' }
        if (step.kind === 'press' && button === undefined) return [NO_BUTTON]
        last = { channel: 'webchat', sender: `demo-${step.who}`, updateKey: randomUUID(), input }
        const answers = await deliver(last)
        heard.set(step.who, [...sofar, ...answers])
        return printAll(answers)
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
