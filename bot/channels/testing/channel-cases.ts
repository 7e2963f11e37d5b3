import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Button, type Channel, type ChannelName, DeliveryError, type Message } from '../channel.ts'
import { DOCUMENT_BYTES, type Faults, PICTURE_BYTES, type TestedChannel } from './tested-channel.ts'

const SAVE: Button = { title: 'Lưu', action: 'save:d1.4' }
const CANCEL: Button = { title: 'Huỷ', action: 'cancel:d1.4' }
const CARD: Message = { title: 'TIẾP CÔNG DÂN · Xã Ia Tơr', text: 'Số lượt: 8 lượt\nSố người: 9 người' }

/** Three parts at least on every platform that splits. */
const PARAGRAPHS = Array.from({ length: 40 }, (_, index) => `Đoạn ${index + 1}: ${'đơn thư '.repeat(45).trim()}.`)
const LONG: Message = { text: PARAGRAPHS.join('\n\n'), buttons: [[SAVE, CANCEL]] }

const faultOf = async (sending: Promise<unknown>): Promise<DeliveryError> => {
  const error = await sending.then(
    () => new Error('it was sent'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof DeliveryError)) throw error
  return error
}

/**
 * What every channel keeps, over real HTTP against the fake of its platform. `start` gives a fresh channel whose person
 * has written before, so that they can be written to. `isOurs`: no platform stands in between.
 */
export const describeChannel = (
  name: ChannelName,
  start: () => Promise<TestedChannel>,
  { isOurs = false }: { isOurs?: boolean } = {},
): void => {
  describe(`the channel ${name}`, () => {
    let tested: TestedChannel
    beforeEach(async () => {
      tested = await start()
    })
    afterEach(() => tested.close())

    const send = (
      message: Message,
      { reference = 'r1', next }: { reference?: string; next?: () => Promise<void> } = {},
    ) => tested.channel.send(tested.recipient, message, reference, next)
    const paragraphsOf = async (from = 0) =>
      (await tested.arrived()).slice(from).flatMap(({ text }) => text.split('\n\n'))

    describe('to the person', () => {
      test('a text arrives as it is, once', async () => {
        const text = 'Số lượt < 3 & > 1?\n</b> *không* _đậm_ 🇻🇳'
        expect((await send({ text })).messageId).not.toBe('')
        expect(await tested.arrived()).toEqual([{ text, buttons: [] }])
      })

      test('the title stands above the text', async () => {
        await send(CARD)
        const [card] = await tested.arrived()
        expect(card?.text.split('\n').filter((line) => line !== '')).toEqual([CARD.title, ...CARD.text.split('\n')])
      })

      test('each button comes back as what it does', async () => {
        await send({ ...CARD, buttons: [[SAVE, CANCEL]] })
        expect((await tested.arrived()).map(({ buttons }) => buttons)).toEqual([['Lưu', 'Huỷ']])
        await tested.chooses('Huỷ')
        await tested.chooses('Lưu')
        const presses = tested.received.map(({ sender, input }) => [sender, input.kind === 'press' && input.action])
        expect(presses).toEqual([
          [tested.recipient, CANCEL.action],
          [tested.recipient, SAVE.action],
        ])
      })

      test('of more buttons than fit every one can be reached', async () => {
        const buttons = Array.from({ length: 23 }, (_, index) => [
          { title: `Đơn vị số ${index + 1}`, action: `unit:${index + 1}` },
        ])
        await send({ text: 'Chọn đơn vị:', buttons })
        for (const number of [1, 5, 6, 14, 23]) {
          await tested.chooses(`Đơn vị số ${number}`)
          expect(tested.received.at(-1)?.input).toMatchObject({ kind: 'press', action: `unit:${number}` })
        }
        expect(tested.received).toHaveLength(5)
      })

      test('a long text arrives whole and in order, each part within what the platform takes, the buttons last', async () => {
        await send(LONG)
        const parts = await tested.arrived()
        expect(await paragraphsOf()).toEqual(PARAGRAPHS)
        expect(parts.map(({ buttons }) => buttons)).toEqual([...parts.slice(1).map(() => []), ['Lưu', 'Huỷ']])
        const lengthMax = tested.textLengthMax ?? Number.POSITIVE_INFINITY
        for (const { text } of parts) expect(text.length).toBeLessThanOrEqual(lengthMax)
        expect(parts.length).toBeGreaterThanOrEqual(Number.isFinite(lengthMax) ? 3 : 1)
      })

      test.each([
        ['a file', { kind: 'form-template', form: 'petition', language: 'vi' }, DOCUMENT_BYTES],
        ['a picture', { kind: 'completeness-picture', unitId: 1, on: '2026-11-20', language: 'vi' }, PICTURE_BYTES],
      ] as const)('%s can be opened by who is sent it', async (_what, document, bytes) => {
        await send({ text: 'Mời đồng chí xem.', document, buttons: [[SAVE]] })
        expect((await tested.opened()).map((file) => [...file])).toEqual([[...bytes]])
        expect((await tested.arrived()).some(({ text }) => text.startsWith('Mời đồng chí xem.'))).toBe(true)
      })
    })

    describe('from the person', () => {
      test('a text comes in with who wrote it, and as a new update each time', async () => {
        await tested.writes('Tiếp dân 8 lượt')
        await tested.writes('Tiếp dân 8 lượt')
        expect(tested.received).toMatchObject([
          { channel: name, sender: tested.recipient, input: { kind: 'text', text: 'Tiếp dân 8 lượt' } },
          { channel: name, sender: tested.recipient, input: { kind: 'text', text: 'Tiếp dân 8 lượt' } },
        ])
        expect(new Set(tested.received.map(({ updateKey }) => updateKey)).size).toBe(2)
      })

      test('an update that is delivered again has the same key and says the same', async () => {
        await tested.writes('Tiếp dân 8 lượt')
        await tested.redeliver()
        const said = tested.received.map(({ updateKey, sender, input }) => ({ updateKey, sender, input }))
        expect(said).toHaveLength(2)
        expect(said[1]).toEqual(said[0])
      })

      test('what cannot be read comes in as what it is', async () => {
        await tested.sendsSticker()
        await tested.sendsPhoto()
        expect(tested.received.map(({ input }) => input)).toMatchObject([
          { kind: 'unsupported', content: 'sticker' },
          { kind: 'unsupported', content: 'photo' },
        ])
      })

      test('what is no update of the platform is refused and changes nothing', async () => {
        expect(await tested.deliverMalformed()).toBe(400)
        expect(tested.received).toEqual([])
      })

      test('what does not come from the platform is refused and changes nothing', async () => {
        expect(await tested.deliverForged()).toBe(401)
        expect(tested.received).toEqual([])
      })
    })

    if (isOurs) {
      test('nothing that stands between us and the person could refuse a message', async () => {
        for (const text of ['một', 'hai']) await send({ text })
        expect((await tested.arrived()).map(({ text }) => text)).toEqual(['một', 'hai'])
      })
      return
    }

    describe('when the platform does not take it', () => {
      const withFaults = (title: string, run: (faults: Faults) => Promise<void>) =>
        test(title, async () => {
          if (tested.faults === undefined) throw new Error(`${name} tells no faults of its platform`)
          await run(tested.faults)
        })

      withFaults('a message in which nothing can be read is not sent', async () => {
        for (const text of ['', ' \n\t', '\u200b\u2060', '\0']) {
          expect(await faultOf(send({ text }))).toMatchObject({ fault: 'rejected' })
        }
        expect(await tested.arrived()).toEqual([])
      })

      withFaults('who blocked the bot is unreachable', async (faults) => {
        faults.block()
        expect(await faultOf(send({ text: 'x' }))).toMatchObject({ fault: 'unreachable' })
      })

      withFaults('who blocked the bot and writes again is known to be reachable', async (faults) => {
        faults.block()
        await tested.writes('xin chào')
        const shows = tested.received.map(
          ({ input, interactedAt }) => interactedAt !== undefined || (input.kind === 'reachable' && input.reachable),
        )
        expect(shows).toContain(true)
      })

      withFaults(
        'a limit holds up the whole channel for a while, and then the message goes out once',
        async (faults) => {
          faults.limitRate()
          const error = await faultOf(send({ text: 'x' }))
          expect(error).toMatchObject({ fault: 'retry', scope: 'channel' })
          expect(error.afterSeconds).toBeGreaterThan(0)
          await send({ text: 'x' })
          expect(await tested.arrived()).toHaveLength(1)
        },
      )

      withFaults('an error inside the platform is told for what it is', async (faults) => {
        faults.failInside()
        expect(await faultOf(send({ text: 'x' }))).toMatchObject({ fault: faults.promises.failedInside })
        expect(await tested.arrived()).toEqual([])
      })

      withFaults('a platform that cannot be connected to is tried again', async (faults) => {
        await faults.cutOff()
        expect(await faultOf(send({ text: 'x' }))).toMatchObject({ fault: 'retry' })
      })

      withFaults('no answer and nothing taken: it is not said to have arrived', async (faults) => {
        faults.loseAnswer('before')
        expect(await faultOf(send({ text: 'x' }))).toMatchObject({ fault: faults.promises.answerLost })
        expect(await tested.arrived()).toEqual([])
      })

      withFaults('no answer though it was taken: it arrived once, and is not said not to have', async (faults) => {
        faults.loseAnswer('after')
        const { fault } = await faultOf(send({ text: 'x' }))
        expect(fault).toBe(faults.promises.answerLost)
        expect(['retry', 'unknown']).toContain(fault)
        expect(await tested.arrived()).toHaveLength(1)
      })

      withFaults('a long message that broke off goes on where it broke off', async (faults) => {
        await breakOff(tested.channel, tested.recipient, faults)
        await send(LONG, { reference: 'long' })
        expect(await paragraphsOf()).toEqual(PARAGRAPHS)
      })

      withFaults('a restart between the parts of a message leaves none of it out', async (faults) => {
        await breakOff(tested.channel, tested.recipient, faults)
        const before = (await tested.arrived()).length
        await tested.restart().send(tested.recipient, LONG, 'long')
        expect(await paragraphsOf(before)).toEqual(PARAGRAPHS)
      })
    })
  })
}

/** Sends the long message, of which the platform takes the first part and not the second. */
const breakOff = async (channel: Channel, recipient: string, faults: Faults): Promise<void> => {
  let calls = 1
  const next = async () => {
    calls += 1
    if (calls === 2) faults.limitRate()
  }
  expect(await faultOf(channel.send(recipient, LONG, 'long', next))).toMatchObject({ fault: 'retry' })
}
