import type { FakeTelegram } from '../bot/channels/telegram/fake/fake-telegram-server.ts'
import type { Database } from '../db/database.ts'
import { entriesOf, outboxOf } from './recorded.ts'
import { turnsOf } from './report-receptions.ts'

export interface Reporter {
  chatId: number
  personId: number
  /** How many receptions were reported and acknowledged. */
  reported: number
}

/** What went wrong for whom, in words; and how many messages came twice, which is allowed. */
export interface Reckoning {
  wrong: string[]
  entries: number
  messages: number
  repeated: number
}

/** Texts as they arrived in a chat, new messages and edits alike, in the order of their calls. */
const arrivedIn = (fake: FakeTelegram, chatId: number): string[] =>
  fake
    .calls()
    .filter(
      ({ method, parameters, status }) =>
        /^(sendMessage|editMessageText)$/i.test(method) && status === 200 && Number(parameters.chat_id) === chatId,
    )
    .map(({ parameters }) => String(parameters.text))

/** Holds what was recorded and said against what the people did. */
export const reckon = async (
  database: Database,
  fake: FakeTelegram,
  { reporters, kills }: { reporters: readonly Reporter[]; kills: number },
): Promise<Reckoning> => {
  const wrong: string[] = []
  let entryCount = 0
  let messageCount = 0
  let repeated = 0
  for (const { chatId, personId, reported } of reporters) {
    const entries = await entriesOf(database, personId)
    const turns = entries.map(({ values }) => Number(values.turns)).sort((left, right) => left - right)
    const expected = Array.from({ length: reported }, (_, index) => turnsOf(index))
    entryCount += entries.length
    if (turns.join() !== expected.join()) wrong.push(`${chatId}: reported ${expected.join()}, recorded ${turns.join()}`)
    if (entries.some(({ revision, revisions }) => revision !== 1 || revisions !== 1))
      wrong.push(`${chatId}: a history of its own`)

    const said = await outboxOf(database, String(chatId))
    const outbox = said.filter(({ bulk }) => !bulk)
    // The clock may remind whoever reports here of what their unit owes; that is no answer.
    const reminders = said.filter(({ bulk, text }) => bulk && text !== '')
    messageCount += outbox.length
    if (outbox.length !== 2 * reported) wrong.push(`${chatId}: ${outbox.length} replies to ${2 * reported} updates`)
    for (const { text, failure } of outbox) if (failure !== null) wrong.push(`${chatId}: failed (${failure}): ${text}`)
    if (outbox.some(({ text }) => text.includes('đến muộn'))) wrong.push(`${chatId}: told that something came too late`)

    const answers = arrivedIn(fake, chatId).filter((text) => !reminders.some((row) => text.includes(row.text)))
    const arrived = answers.map((text) => outbox.findIndex((row) => text.includes(row.text)))
    repeated += arrived.length - new Set(arrived).size
    for (const index of outbox.keys())
      if (!arrived.includes(index)) wrong.push(`${chatId}: reply ${index} never arrived`)
    // Whoever is killed before noting what was sent sends it again, from there on; the first time everything is in order.
    const firsts = [...new Set(arrived)]
    if (firsts.some((index, position) => index < (firsts[position - 1] ?? 0)))
      wrong.push(`${chatId}: order ${arrived.join()}`)
    const stepsBack = arrived.filter((index, position) => index < (arrived[position - 1] ?? 0)).length
    if (stepsBack > kills) wrong.push(`${chatId}: ${stepsBack} times back in the order ${arrived.join()}`)
  }
  return { wrong, entries: entryCount, messages: messageCount, repeated }
}
