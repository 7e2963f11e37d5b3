import { expect, test } from 'vitest'
import { createWebchatChannel } from './webchat-channel.ts'

const MESSAGE = { text: 'Đã lưu.' }

test('the id of a sent message is its outbox row, so that it stays the same when sent again', async () => {
  const { channel } = createWebchatChannel()
  expect(await channel.send('a', MESSAGE, '41')).toEqual({ messageId: '41' })
  expect(await channel.send('a', MESSAGE, '41')).toEqual({ messageId: '41' })
})

test('every open page of the recipient is woken, and nobody else', async () => {
  const { channel, onMessage } = createWebchatChannel()
  const woken: string[] = []
  onMessage('a', () => woken.push('a, first page'))
  onMessage('a', () => woken.push('a, second page'))
  onMessage('b', () => woken.push('b'))
  await channel.send('a', MESSAGE, '1')
  expect(woken).toEqual(['a, first page', 'a, second page'])
})

test('a page that left is not woken, and leaving twice does not disturb another page', async () => {
  const { channel, onMessage } = createWebchatChannel()
  let woken = 0
  const listener = () => {
    woken++
  }
  const leave = onMessage('a', listener)
  leave()
  onMessage('a', listener)
  leave()
  await channel.send('a', MESSAGE, '1')
  expect(woken).toBe(1)
})
