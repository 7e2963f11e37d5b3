import type { Button } from '../channel.ts'

/**
 * A pressed `query` button arrives as an ordinary text equal to its payload, so a payload begins with what nobody types.
 */
const PRESS = '#:'
const MORE = '#+'

/** What a payload that came back as a text means; undefined: somebody wrote it. */
export type Press =
  | { kind: 'action'; action: string }
  /** The buttons of an outbox row from the `from`-th on, counted from 0. */
  | { kind: 'more'; outboxId: number; from: number }

export const payloadOf = ({ action }: Button): string => PRESS + action

/** `reference`: of the message in the outbox. */
export const morePayload = (reference: string, from: number): string => `${MORE}${reference}.${from}`

export const readPress = (text: string): Press | undefined => {
  if (text.startsWith(PRESS)) return { kind: 'action', action: text.slice(PRESS.length) }
  const [, outboxId, from] = /^#\+(\d{1,15})\.(\d{1,4})$/.exec(text) ?? []
  if (outboxId === undefined || from === undefined) return undefined
  return { kind: 'more', outboxId: Number(outboxId), from: Number(from) }
}
