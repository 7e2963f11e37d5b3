import { expect, test } from 'vitest'
import { openFetch } from './fetch-transport.ts'
import { startTestChannel, TEST_TOKEN } from './start-test-channel.ts'

const AN = 11
const bytes = new Uint8Array([80, 75, 3, 4, 200, 0, 255])
const sheet = {
  fileName: 'Tiếp dân.xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  bytes,
}

const start = () => {
  const handed: Uint8Array[] = []
  return startTestChannel({
    openTransport: openFetch,
    requestTimeoutMs: 2_000,
    readSheet(file) {
      handed.push(file)
      return { kind: 'refused', reason: 'nothing_filled_in' }
    },
    buildDocument: async () => sheet,
  }).then((channel) => ({ ...channel, handed }))
}

test('over fetch a message and its file arrive', async () => {
  const { fake, telegram } = await start()
  fake.createUser({ id: AN, started: true })
  const document = { kind: 'form-template', form: 'petition', language: 'vi' } as const
  const { messageId } = await telegram.channel.send(String(AN), { text: 'Tệp mẫu', document }, 'r1')
  expect(fake.messages(AN)[0]).toMatchObject({ messageId: Number(messageId), text: 'Tệp mẫu' })
  const sent = fake.calls('sendDocument')[0]?.parameters.document
  if (!(sent instanceof File)) throw new Error('no file was sent')
  expect([sent.name, sent.type]).toEqual([sheet.fileName, sheet.mediaType])
  expect([...new Uint8Array(await sent.arrayBuffer())]).toEqual([...bytes])
})

test('over fetch a file that somebody sent is fetched', async () => {
  const { fake, telegram, receivedCount, handed } = await start()
  telegram.startPolling()
  fake.userSendsDocument(AN, sheet)
  await receivedCount(1)
  expect(handed.map((file) => [...file])).toEqual([[...bytes]])
})

test('over fetch a call that is not answered in time is to be tried again, and no error tells the token', async () => {
  const { fake, telegram } = await start()
  fake.createUser({ id: AN, started: true })
  const failures: unknown[] = []
  for (const fault of [{ kind: 'hang' }, { kind: 'drop' }, { kind: 'garbage', code: 502 }] as const) {
    fake.planFault(fault)
    failures.push(await telegram.channel.send(String(AN), { text: 'x' }, fault.kind).catch((error) => error))
  }
  for (const failure of failures) {
    expect(failure).toMatchObject({ fault: 'retry' })
    expect(`${failure} ${(failure as Error).stack} ${JSON.stringify(failure)}`).not.toContain(TEST_TOKEN.split(':')[1])
  }
})
