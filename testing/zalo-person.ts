import { expect } from 'vitest'
import type { FakePerson, FakeSent, FakeZalo } from 'zalo-oa-sdk/fake'
import { z } from 'zod'

const contentSchema = z.object({
  text: z.string().default(''),
  attachment: z
    .object({
      payload: z.object({
        template_type: z.string().default(''),
        buttons: z.array(z.object({ title: z.string(), payload: z.unknown() })).default([]),
      }),
    })
    .optional(),
})

/** A message as the person at Zalo sees it. */
export interface SeenMessage {
  text: string
  buttons: string[]
  /** Where its buttons lead that open a page. */
  links: string[]
  asksForContact: boolean
  sent: FakeSent
}

/** What a person sees and does at the fake Zalo. */
export const zaloPerson = (fake: FakeZalo, person: FakePerson) => {
  const seen = (): SeenMessage[] =>
    fake.sent
      .filter(({ userId, kind }) => userId === person.id && kind === 'consultation')
      .map((sent) => {
        const { text, attachment } = contentSchema.parse(sent.content)
        const { buttons = [], template_type = '' } = attachment?.payload ?? {}
        const links = buttons.flatMap(({ payload }) => z.object({ url: z.string() }).safeParse(payload).data?.url ?? [])
        const asksForContact = template_type === 'request_user_info'
        return { text, buttons: buttons.map(({ title }) => title), links, asksForContact, sent }
      })

  const sees = async (what: string | ((message: SeenMessage) => boolean)): Promise<SeenMessage> => {
    const fits = typeof what === 'string' ? ({ text }: SeenMessage) => text.includes(what) : what
    const texts = () => seen().map(({ text }) => text)
    await expect.poll(() => (seen().some(fits) ? 'seen' : texts()), { message: `to see ${String(what)}` }).toBe('seen')
    return seen().findLast(fits) as SeenMessage
  }

  return {
    person,
    seen,
    /** The newest message that fits, once there is one. */
    sees,
    says: (text: string) => fake.do.sendText(person, text),
    presses: (message: SeenMessage, title: string) => fake.do.press(person, message.sent, title),
  }
}
