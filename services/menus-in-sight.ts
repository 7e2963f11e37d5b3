import type { Database } from '../db/database.ts'
import { lastSaid, type SaidRow } from '../db/last-said.ts'
import type { Message } from './channel.ts'

/** So many messages, and no answer has more. */
const LOOKED_BACK = 6
/** A question older than this is not what a number just typed answers. */
const QUESTION_MS = 10 * 60_000

const messageOf = ({ message }: SaidRow): Message => message as Message

const hasButtons = ({ buttons = [] }: Message): boolean => buttons.some((row) => row.length > 0)

/** Something that nobody asked for came in between a question for a figure and its answer. */
const interruptsQuestion = (newest: SaidRow, earlier: readonly SaidRow[]): boolean => {
  if (!newest.isUnasked) return false
  const answered = earlier.find(({ isUnasked }) => !isUnasked)
  return answered !== undefined && messageOf(answered).awaitsText === true && newest.at - answered.at < QUESTION_MS
}

/** Chosen from by words only. */
const inWords = (message: Message): Message => ({ ...message, awaitsText: true })

/**
 * The messages whose menus a person of the Zalo Bot answers in words, the one in sight first: the newest, or of those said
 * together with it the last that has buttons. Where a figure was asked for just before a reminder or a notice came, a number
 * is still the figure. What came unasked and has been talked past is answered by words, a number does not reach it.
 * Empty where the newest message went out after `typedAt`, so that it had not been read.
 */
export const createMenusInSight =
  ({ run }: Database) =>
  async (recipient: string, typedAt: Date | undefined): Promise<Message[]> => {
    const [newest, ...earlier] = await lastSaid(run, { recipient, limit: LOOKED_BACK })
    if (newest === undefined || (typedAt !== undefined && newest.notBefore > typedAt.getTime())) return []
    const inSight = [newest, ...earlier.filter(({ put }) => put === newest.put)].map(messageOf).find(hasButtons)
    const past = earlier.filter(({ put, isUnasked }) => isUnasked && put !== newest.put).map(messageOf)
    return [
      ...(inSight === undefined ? [] : [interruptsQuestion(newest, earlier) ? inWords(inSight) : inSight]),
      ...past.filter(hasButtons).map(inWords),
    ]
  }
