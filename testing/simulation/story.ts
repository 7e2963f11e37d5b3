import type { IsoDate } from '../../domain/forms/form.ts'

/** How large a simulation is. */
export interface Size {
  communes: number
  /** Organisations of each commune. */
  organisations: number
  from: IsoDate
  to: IsoDate
  nodes: number
  kills: number
}

/** Something that happened to what is owed, as those who did it know it. `order`: see `Gate.passed`. */
export interface Event {
  order: number
  at: Date
  obligationId: number
  what: { kind: 'settled' } | { kind: 'reopened' } | { kind: 'due'; on: IsoDate }
}

/** What a reminder said, as the platform took it. */
export interface SaidItem {
  obligationId: number
  step: string
}

/** A message that the platform took. */
export interface Received {
  order: number
  at: Date
  recipient: string
  /** The same whenever the same message comes again. */
  reference: string
  personId: number
  items: readonly SaidItem[]
  /** When it was checked last what is still owed. */
  checkedOrder: number
  checkedAt: Date
}

export interface Interval {
  from: Date
  to: Date
}

/** What people and the platform know of a year, kept apart from the product's database. */
export interface Story {
  events: Event[]
  received: Received[]
  /** References of messages that the platform took although the process died, or the answer was lost, before it was known. */
  takenUnknown: string[]
  outages: Interval[]
  /** By account: when the person had blocked the bot. */
  blocked: Map<string, Interval[]>
}

export const newStory = (): Story => ({ events: [], received: [], takenUnknown: [], outages: [], blocked: new Map() })
