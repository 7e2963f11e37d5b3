import { expect, test } from 'vitest'
import type { BuiltDocument, DocumentReference } from '../channel.ts'
import { startTestChannel } from './start-test-channel.ts'

const AN = 11
const picture: DocumentReference = { kind: 'completeness-picture', unitId: 1, on: '2026-11-20', language: 'vi' }

/** The beginning of a PNG, which is all that is looked at. */
const pngOf = (width: number, height: number): Uint8Array => {
  const bytes = new Uint8Array(100)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const view = new DataView(bytes.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return bytes
}
const png = pngOf(1_080, 1_900)

const sendWith = async (built: BuiltDocument | undefined) => {
  const { fake, telegram } = await startTestChannel({ buildDocument: async () => built })
  fake.createUser({ id: AN, started: true })
  const send = () => telegram.channel.send(String(AN), { text: 'Tổng hợp', document: picture }, 'r1')
  return { fake, send }
}

const built = { fileName: 'bao-cao.png', mediaType: 'image/png', bytes: png }

test('a picture comes after its text, as a photo that is shown', async () => {
  const { fake, send } = await sendWith(built)
  await send()
  expect(fake.calls('sendDocument')).toEqual([])
  const [call] = fake.calls('sendPhoto')
  const photo = call?.parameters.photo
  if (!(photo instanceof File)) throw new Error('no photo was sent')
  expect([...new Uint8Array(await photo.arrayBuffer())]).toEqual([...png])
  expect(fake.messages(AN)).toMatchObject([{ text: 'Tổng hợp' }, { fromBot: true }])
})

test('where no picture can be built, the text goes alone', async () => {
  const { fake, send } = await sendWith(undefined)
  await send()
  expect(fake.messages(AN)).toMatchObject([{ text: 'Tổng hợp' }])
  expect(fake.calls('sendPhoto')).toEqual([])
})

test('a picture that was not taken is tried again alone', async () => {
  const { fake, send } = await sendWith(built)
  fake.planFault({ kind: 'refuse', method: 'sendPhoto', code: 502, times: 1 })
  await expect(send()).rejects.toMatchObject({ fault: 'retry' })
  await send()
  expect(fake.calls('sendMessage')).toHaveLength(1)
  expect(fake.calls('sendPhoto').map(({ status }) => status)).toEqual([502, 200])
})

test.each([
  ['something that is no picture', new Uint8Array(100), /IMAGE_PROCESS_FAILED/],
  ['a picture as long as a strip', pngOf(100, 2_100), /PHOTO_INVALID_DIMENSIONS/],
  ['a picture that is too large', pngOf(6_000, 4_001), /PHOTO_INVALID_DIMENSIONS/],
])('%s is refused as by Telegram', async (_what, bytes, reason) => {
  const { send } = await sendWith({ ...built, bytes })
  await expect(send()).rejects.toMatchObject({ fault: 'rejected', message: expect.stringMatching(reason) })
})
