import type { Channel, DeliveryFault, DocumentReference, Inbound } from '../channel.ts'

/** A message as the person reads it: whatever the platform makes of titles and menus, in plain words. */
export interface Arrived {
  text: string
  /** Titles of the buttons, or of the choices of a menu, under this message. */
  buttons: string[]
}

/** What can go wrong on the way to the platform, each for the next call only. */
export interface Faults {
  /** The person does not let the bot write any more. */
  block(): void
  /** The platform takes nothing for a while. */
  limitRate(): void
  /** The platform answers with an error of its own and takes nothing. */
  failInside(): void
  /** No answer comes; the message was taken nevertheless (`after`) or not (`before`). */
  loseAnswer(accepted: 'before' | 'after'): void
  /** The platform cannot be connected to, for all calls from now on. */
  cutOff(): Promise<void>
  /** What the channel says to an answer that was lost, and to an error inside the platform. */
  promises: { answerLost: DeliveryFault; failedInside: DeliveryFault }
}

/** One channel over real HTTP against the fake of its platform, with one person at the other end. */
export interface TestedChannel {
  channel: Channel
  recipient: string
  /** UTF-16 units that the platform takes in one message; absent: any number. */
  textLengthMax?: number
  /** What the channel handed to the engine, repeated updates included. */
  received: Inbound[]
  /** What has reached the person, oldest first. */
  arrived(): Promise<Arrived[]>
  /** The bytes of each document and picture that the person can open. */
  opened(): Promise<Uint8Array[]>
  writes(text: string): Promise<void>
  sendsSticker(): Promise<void>
  sendsPhoto(): Promise<void>
  /** Chooses a button of the newest message, turning its pages if it has any. */
  chooses(title: string): Promise<void>
  /** The platform delivers the last update once more. */
  redeliver(): Promise<void>
  /** What is no update of this platform; returns the HTTP status. */
  deliverMalformed(): Promise<number>
  /** An update that somebody else made up; returns the HTTP status. */
  deliverForged(): Promise<number>
  /** The channel as it is after a restart of our process. */
  restart(): Channel
  /** Absent: there is no platform between us and the person that could refuse. */
  faults?: Faults
  close(): Promise<void>
}

/** What `opened` gives for a document of the cases. */
export const DOCUMENT_BYTES = new Uint8Array([80, 75, 3, 4, 200, 0, 255])

/** A PNG of 40 × 30 points as far as platforms look at it. */
export const PICTURE_BYTES = (() => {
  const bytes = new Uint8Array(100)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const view = new DataView(bytes.buffer)
  view.setUint32(16, 40)
  view.setUint32(20, 30)
  return bytes
})()

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Builds the documents of the cases. */
export const buildTestDocument = async ({ kind }: DocumentReference) =>
  kind === 'form-template'
    ? { fileName: 'mau.xlsx', mediaType: SHEET, bytes: DOCUMENT_BYTES }
    : { fileName: 'hinh.png', mediaType: 'image/png', bytes: PICTURE_BYTES }
