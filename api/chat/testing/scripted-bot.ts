import type { Inbound, Message } from '../../../bot/channels/channel.ts'
import { createWebchatChannel } from '../../../bot/channels/webchat/webchat-channel.ts'
import type { Transcript, TranscriptEntry } from '../transcript.ts'

export const CARD_TITLE = 'TIẾP CÔNG DÂN · Xã Ia Tơr'

const CARD: Message = {
  title: CARD_TITLE,
  text: 'Ngày: thứ Sáu 20/11/2026\nNgười chủ trì: Chủ tịch UBND – trực tiếp, định kỳ\nSố lượt: 8\nSố người: 9\nSố vụ việc: 7\nĐơn nhận khi tiếp: 3',
  buttons: [
    [
      { title: 'Lưu', action: 'save' },
      { title: 'Sửa', action: 'edit' },
    ],
    [
      { title: 'Thêm chi tiết', action: 'more' },
      { title: 'Huỷ', action: 'cancel' },
    ],
  ],
}

const ANSWERS: Record<string, (pressed: string) => Message> = {
  save: (replaces) => ({
    title: CARD_TITLE,
    text: 'Đã lưu vào sổ.\nSố lượt: 8\nSố người: 9',
    buttons: [[{ title: 'Hoàn tác', action: 'undo' }]],
    replaces,
  }),
  edit: () => ({
    text: 'Bạn muốn sửa mục nào?',
    buttons: ['Số lượt', 'Số người', 'Số vụ việc', 'Đơn nhận'].map((title) => [{ title, action: title }]),
  }),
}

/** Stands in for engine, outbox and delivery: answers figures with a card, everything else with what it heard. */
export function createScriptedBot(now: () => Date, answers = true) {
  const webchat = createWebchatChannel()
  const entries: (TranscriptEntry & { recipient: string })[] = []
  const received: Inbound[] = []
  const answered = new Set<string>()
  let lastId = 0

  function say(recipient: string, message: Message, id = ++lastId): TranscriptEntry {
    const entry = { id, recipient, message, at: now().toISOString() }
    lastId = Math.max(lastId, id)
    entries.push(entry)
    entries.sort((a, b) => a.id - b.id)
    void webchat.channel.send(recipient, message, String(id))
    return entry
  }

  function answer({ input }: Inbound): Message {
    if (input.kind === 'press')
      return ANSWERS[input.action]?.(input.message ?? '') ?? { text: `Đã chọn: ${input.action}` }
    if (input.kind === 'unsupported') return { text: `Chưa đọc được loại này (${input.content}). Hãy nhắn bằng chữ.` }
    if (input.kind === 'sheet') return { text: `Đã nhận tệp ${input.name}.` }
    if (input.kind === 'reachable' || input.kind === 'withdrawn') return { text: 'Chào lại.' }
    return /\d/.test(input.text) ? CARD : { text: `Bạn vừa nhắn: ${input.text}` }
  }

  /** Says something that no transcript keeps, as the bot does to strangers. */
  function sayInPassing(recipient: string, message: Message, reference: string): void {
    void webchat.channel.send(recipient, message, reference)
  }

  const of = (recipient: string) =>
    entries.filter((entry) => entry.recipient === recipient).map(({ id, message, at }) => ({ id, message, at }))

  const transcript: Transcript = {
    since: async (recipient, afterId, limit) =>
      of(recipient)
        .filter(({ id }) => id > afterId)
        .slice(0, limit),
    latest: async (recipient, limit) => of(recipient).slice(-limit),
  }

  const bot = {
    webchat,
    transcript,
    /** Every update as it came, repeated ones included. */
    received,
    say,
    sayInPassing,
    /** While set, nothing is taken in. */
    broken: false,
    /** How long an answer takes. */
    answerAfterMs: 0,
    async receive(inbound: Inbound): Promise<void> {
      if (bot.broken) throw new Error(`no database for ${JSON.stringify(inbound.input)}`)
      received.push(inbound)
      if (!answers || answered.has(inbound.updateKey)) return
      answered.add(inbound.updateKey)
      if (bot.answerAfterMs === 0) say(inbound.sender, answer(inbound))
      else setTimeout(() => say(inbound.sender, answer(inbound)), bot.answerAfterMs)
    },
  }
  return bot
}

export type ScriptedBot = ReturnType<typeof createScriptedBot>
