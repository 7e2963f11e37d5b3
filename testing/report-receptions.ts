import type { FakeTelegram } from '../bot/channels/telegram/fake/fake-telegram-server.ts'

/** Long enough for a process to die, for its claims to run out and for another to send what it owed. */
const PATIENCE_MS = 150_000

/** What the n-th reception of a person was like: every figure tells which one it is. */
export const turnsOf = (index: number): number => 11 + index

/** A person in the Telegram app who reports one reception: writes the line, waits for the card, presses Lưu, waits for the receipt. */
export const reportReception = async (fake: FakeTelegram, chatId: number, index: number): Promise<void> => {
  const n = turnsOf(index)
  fake.userSends(chatId, `Hôm qua Chủ tịch tiếp dân ${n} lượt, ${n} người, ${n} vụ việc`)
  const card = await fake.waitForMessageThat(
    chatId,
    ({ text, buttons }) => text.includes(`${n} lượt`) && buttons.flat().some(({ title }) => title === 'Lưu'),
    PATIENCE_MS,
  )
  const save = card.buttons.flat().find(({ title }) => title === 'Lưu')
  fake.userPresses(chatId, card.messageId, save?.data ?? '', { evenIfGone: true })
  await fake.waitForMessageThat(
    chatId,
    ({ text }) => text.includes('Đã lưu') && text.includes(`${n} lượt`),
    PATIENCE_MS,
  )
}
