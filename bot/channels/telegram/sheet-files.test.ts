import { expect, test } from 'vitest'
import type { DocumentReference } from '../channel.ts'
import { startTestChannel } from './start-test-channel.ts'

const AN = 11
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const bytes = new Uint8Array([80, 75, 3, 4, 200, 0, 255])
const sheet = { fileName: 'Tiếp dân.xlsx', mediaType: XLSX, bytes }
const template: DocumentReference = { kind: 'form-template', form: 'petition', language: 'vi' }
const built = { fileName: 'giao-ban-donthu.xlsx', mediaType: XLSX, bytes }

/** The channel with a reader that tells the bytes that it was handed. */
const start = () => {
  const handed: Uint8Array[] = []
  const started = startTestChannel({
    readSheet(file) {
      handed.push(file)
      return { kind: 'refused', reason: 'nothing_filled_in' }
    },
    buildDocument: async () => built,
  })
  return started.then((channel) => ({ ...channel, handed }))
}

test('a spreadsheet is fetched, read and handed on with its name', async () => {
  const { fake, telegram, received, receivedCount, handed } = await start()
  telegram.startPolling()
  fake.userSendsDocument(AN, sheet)
  await receivedCount(1)
  expect(received[0]?.input).toEqual({
    kind: 'sheet',
    name: 'Tiếp dân.xlsx',
    reading: { kind: 'refused', reason: 'nothing_filled_in' },
  })
  expect(handed.map((file) => [...file])).toEqual([[...bytes]])
})

test('a file that is no spreadsheet is not fetched', async () => {
  const { fake, telegram, received, receivedCount } = await start()
  telegram.startPolling()
  fake.userSendsDocument(AN, { fileName: 'anh.zip', mediaType: 'application/zip', bytes })
  await receivedCount(1)
  expect(received[0]?.input).toEqual({ kind: 'unsupported', content: 'file' })
  expect(fake.calls('getFile')).toEqual([])
})

test('a spreadsheet that is too large is refused without being fetched', async () => {
  const { fake, telegram, received, receivedCount, handed } = await start()
  telegram.startPolling()
  fake.userSendsDocument(AN, { ...sheet, bytes: new Uint8Array(2_000_001) })
  await receivedCount(1)
  expect(received[0]?.input).toMatchObject({ kind: 'sheet', reading: { kind: 'refused', reason: 'too_large' } })
  expect(fake.calls('getFile')).toEqual([])
  expect(handed).toEqual([])
})

test('a spreadsheet larger than it was said to be is not fetched to its end', async () => {
  const { fake, telegram, received, receivedCount, handed } = await start()
  telegram.startPolling()
  fake.userSendsDocument(AN, { ...sheet, bytes: new Uint8Array(3_000_000) })
  const fields = { file_id: 'BQACAgUAAx-1', file_name: sheet.fileName, mime_type: XLSX, file_size: 100 }
  fake.userSends(AN, { fields: { document: fields } })
  await receivedCount(2)
  const readings = received.map(({ input }) => input.kind === 'sheet' && input.reading)
  expect(readings).toEqual(Array(2).fill({ kind: 'refused', reason: 'too_large' }))
  expect(handed).toEqual([])
})

test('who sent a file that Telegram does not hand over is told, and is heard again', async () => {
  const { fake, telegram, received, receivedCount } = await start()
  fake.planFault({ kind: 'refuse', method: 'getFile', code: 400, description: 'Bad Request: wrong file_id' })
  telegram.startPolling()
  fake.userSendsDocument(AN, sheet)
  fake.userSends(AN, 'tiếp 3 lượt')
  await receivedCount(2)
  expect(received[0]?.input).toMatchObject({ reading: { kind: 'refused', reason: 'download_failed' } })
  expect(received[1]?.input).toEqual({ kind: 'text', text: 'tiếp 3 lượt' })
})

test('a message with a document is sent as text with its buttons, then as a file', async () => {
  const { fake, telegram } = await start()
  fake.createUser({ id: AN, started: true })
  const message = { text: 'Tệp mẫu', buttons: [[{ title: 'Danh mục', action: 'do:menu' }]], document: template }
  const { messageId } = await telegram.channel.send(String(AN), message, 'r1')
  const [words, file] = fake.messages(AN)
  expect(words).toMatchObject({ messageId: Number(messageId), text: 'Tệp mẫu', buttons: [[{ title: 'Danh mục' }]] })
  expect(file).toMatchObject({ fromBot: true })
  const [call] = fake.calls('sendDocument')
  const sent = call?.parameters.document
  if (!(sent instanceof File)) throw new Error('no file was sent')
  expect([sent.name, sent.type]).toEqual(['giao-ban-donthu.xlsx', XLSX])
  expect([...new Uint8Array(await sent.arrayBuffer())]).toEqual([...bytes])
})

test('a document that could not be sent is tried again alone', async () => {
  const { fake, telegram } = await start()
  fake.createUser({ id: AN, started: true })
  fake.planFault({ kind: 'refuse', method: 'sendDocument', code: 502, times: 1 })
  const send = () => telegram.channel.send(String(AN), { text: 'Tệp mẫu', document: template }, 'r1')
  await expect(send()).rejects.toMatchObject({ fault: 'retry' })
  const { messageId } = await send()
  expect(fake.calls('sendMessage')).toHaveLength(1)
  expect(fake.calls('sendDocument').map(({ status }) => status)).toEqual([502, 200])
  expect(fake.messages(AN)[0]).toMatchObject({ messageId: Number(messageId), text: 'Tệp mẫu' })
})

test('the token stands in no error of a transfer', async () => {
  const { fake, telegram, received, receivedCount, logLines } = await start()
  telegram.startPolling()
  fake.planFault({ kind: 'cut', method: 'getFile' })
  fake.userSendsDocument(AN, sheet)
  await receivedCount(1)
  expect(received).toHaveLength(1)
  expect(logLines.join('\n')).not.toContain(fake.token.split(':')[1])
})
