import { z } from 'zod'
import type { FakeWebhooks } from './webhooks.ts'
import { type FakePerson, type FakeSent, type FakeWorld, longId } from './world.ts'

type Event = Readonly<Record<string, unknown>>

const withButtons = z.looseObject({
  attachment: z.looseObject({
    payload: z.looseObject({ buttons: z.array(z.looseObject({ title: z.string(), payload: z.unknown() })) }),
  }),
})

/** What people do in Zalo. Every verb resolves to whether the app took the event at the first attempt. */
export const createFakePeople = ({ account, clock, people }: FakeWorld, webhooks: FakeWebhooks) => {
  const between = (person: FakePerson) => ({
    sender: { id: person.id },
    recipient: { id: account.id },
    user_id_by_app: person.id.split('').reverse().join(''),
  })

  const interact = (person: FakePerson, event: Event): Promise<boolean> => {
    person.lastInteractionAtMs = clock.now()
    return webhooks.deliver(event)
  }

  const write = (person: FakePerson, name: string, message: Event) =>
    interact(person, {
      ...between(person),
      event_name: name,
      message: { ...message, msg_id: webhooks.newMessageId() },
    })

  const attach = (person: FakePerson, type: string, payload: Event, text?: string) =>
    write(person, `user_send_${type}`, { ...(text !== undefined && { text }), attachments: [{ type, payload }] })

  return {
    add: (details: Partial<FakePerson> = {}): FakePerson => {
      const person: FakePerson = {
        id: longId(),
        phone: null,
        displayName: 'Nguyễn Văn A',
        follows: false,
        lastInteractionAtMs: null,
        hasBlocked: false,
        hasOptedOut: false,
        isInactive: false,
        quotaRemain: null,
        ...details,
      }
      people.set(person.id, person)
      return person
    },

    follow: (person: FakePerson) => {
      person.follows = true
      const event = { oa_id: account.id, follower: { id: person.id }, event_name: 'follow', source: 'oa_profile' }
      return interact(person, event)
    },

    unfollow: (person: FakePerson) => {
      Object.assign(person, { follows: false, lastInteractionAtMs: null })
      const event = { oa_id: account.id, follower: { id: person.id }, event_name: 'unfollow', source: 'oa_profile' }
      return webhooks.deliver(event)
    },

    sendText: (person: FakePerson, text: string) => write(person, 'user_send_text', { text }),

    /** Presses a `query` button of a message that this person has got: its payload arrives as a text. */
    press: (person: FakePerson, { content }: FakeSent, title: string) => {
      const button = withButtons.safeParse(content).data?.attachment.payload.buttons.find((one) => one.title === title)
      if (typeof button?.payload !== 'string') throw new Error(`no query button "${title}" in that message`)
      return write(person, 'user_send_text', { text: button.payload })
    },

    sendImage: (person: FakePerson, url: string, text?: string) =>
      attach(person, 'image', { thumbnail: url, url }, text),

    sendFile: (person: FakePerson, { url, name, size }: { url: string; name: string; size: number }) =>
      attach(person, 'file', { size: String(size), name, checksum: 'fake', type: name.split('.').at(-1) ?? '', url }),

    sendLocation: (person: FakePerson, latitude: number, longitude: number) =>
      attach(person, 'location', { coordinates: { latitude: String(latitude), longitude: String(longitude) } }),

    sendSticker: (person: FakePerson, url: string) => attach(person, 'sticker', { id: '1', url }),

    /** Answers a contact request with the phone that Zalo knows. */
    shareContact: (person: FakePerson) =>
      interact(person, {
        ...between(person),
        event_name: 'user_submit_info',
        info: { name: person.displayName, phone: person.phone ?? '', address: '' },
      }),

    /** Reading is not an interaction. */
    see: (person: FakePerson, messageIds: readonly string[]) =>
      webhooks.deliver({ ...between(person), event_name: 'user_seen_message', message: { msg_ids: messageIds } }),

    withdraw: (person: FakePerson) => webhooks.deliver({ ...between(person), event_name: 'user_withdraw' }),
  }
}
