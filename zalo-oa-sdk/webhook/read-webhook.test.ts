import { describe, expect, test } from 'vitest'
import { readWebhook } from './read-webhook.ts'
import { matchSignature, signatureOf } from './signature.ts'

const appId = '2334789304983807556'
const body =
  '{"app_id":"2334789304983807556","sender":{"id":"675059164343092785"},"recipient":{"id":"3674338702778449434"},"event_name":"user_send_text","message":{"text":"Báo cáo ngày","msg_id":"b2db3895fe26797f2030"},"timestamp":"1787209817225"}'
const signature = 'mac=22dd39c60d1cf1dc9906bcba7a53d30cc8fc5c2c1eca1bada6ab0795bb66ff62'
const right = { name: 'app id + OA secret', id: appId, key: 'oa-secret-demo' }
const bytes = (text: string) => new TextEncoder().encode(text)
const read = (changes: { body?: string; signature?: string | null; candidates?: (typeof right)[] } = {}) =>
  readWebhook({
    rawBody: bytes(changes.body ?? body),
    signature: changes.signature === undefined ? signature : changes.signature,
    candidates: changes.candidates ?? [right],
  })

describe('the signature of a webhook', () => {
  test('the test vector of the documented formula is accepted', async () => {
    const reading = await read()
    expect(reading).toMatchObject({ kind: 'event', event: { kind: 'message', text: 'Báo cáo ngày' }, matched: right })
    expect(await signatureOf({ rawBody: bytes(body), timestamp: '1787209817225' }, right)).toBe(signature)
  })

  test('of several candidates the one that matched is named', async () => {
    const candidates = [
      { name: 'app id + app secret', id: appId, key: 'app-secret-demo' },
      { name: 'OA id + OA secret', id: '3674338702778449434', key: 'oa-secret-demo' },
      right,
    ]
    expect(await read({ candidates })).toMatchObject({ matched: { name: 'app id + OA secret' } })
    expect(await read({ candidates: candidates.slice(0, 2) })).toEqual({ kind: 'refused', reason: 'wrongSignature' })
  })

  test('a body changed by any one byte is refused', async () => {
    const original = bytes(body)
    for (const [i, byte] of original.entries()) {
      const rawBody = Uint8Array.from(original)
      rawBody[i] = byte ^ 1
      const reading = await readWebhook({ rawBody, signature, candidates: [right] })
      // Where the change removes the event's name itself there is nothing left to act on.
      expect(['refused', 'probe']).toContain(reading.kind)
    }
  })

  test('a wrong, missing, empty or shortened signature is refused', async () => {
    const last = signature.endsWith('2') ? '3' : '2'
    expect(await read({ signature: signature.slice(0, -1) + last })).toEqual({
      kind: 'refused',
      reason: 'wrongSignature',
    })
    expect(await read({ signature: signature.slice(0, -2) })).toEqual({ kind: 'refused', reason: 'wrongSignature' })
    expect(await read({ signature: signature.slice(4) })).toEqual({ kind: 'refused', reason: 'wrongSignature' })
    expect(await read({ signature: null })).toEqual({ kind: 'refused', reason: 'missingSignature' })
    expect(await read({ signature: '' })).toEqual({ kind: 'refused', reason: 'missingSignature' })
  })

  test('without candidates, or with an empty key, nothing is accepted', async () => {
    const signed = { rawBody: bytes(body), timestamp: '1787209817225' }
    await expect(matchSignature(signed, signature, [])).rejects.toThrow(TypeError)
    await expect(matchSignature(signed, signature, [{ ...right, key: '' }])).rejects.toThrow(TypeError)
  })

  test("the console's trial of the address, without event and signature, asks for nothing", async () => {
    expect(await read({ body: '', signature: null })).toEqual({ kind: 'probe' })
    expect(await read({ body: '{}', signature: null })).toEqual({ kind: 'probe' })
    expect(await read({ body: '[]', signature: null })).toEqual({ kind: 'probe' })
  })

  test('a body that is not JSON or not UTF-8 is refused', async () => {
    expect(await read({ body: '{"event_name":' })).toEqual({ kind: 'refused', reason: 'notJson' })
    const rawBody = Uint8Array.of(0x22, 0xff, 0x22)
    expect(await readWebhook({ rawBody, signature, candidates: [right] })).toEqual({
      kind: 'refused',
      reason: 'notJson',
    })
  })
})

describe('the key against repeated deliveries', () => {
  const keyOf = async (event: Record<string, unknown>) => {
    const text = JSON.stringify({ app_id: appId, timestamp: '1787209817225', ...event })
    const signed = await signatureOf({ rawBody: bytes(text), timestamp: '1787209817225' }, right)
    const reading = await read({ body: text, signature: signed })
    if (reading.kind !== 'event') throw new Error(reading.kind)
    return reading.deliveryKey
  }
  const sides = { sender: { id: '1' }, recipient: { id: '2' } }

  test('a message goes by its own id, whatever else changes', async () => {
    expect(await read()).toMatchObject({ deliveryKey: 'message:b2db3895fe26797f2030' })
  })

  test('an event without an id goes by event, time and person', async () => {
    const follow = await keyOf({ event_name: 'follow', follower: { id: '1' }, oa_id: '2' })
    expect(await keyOf({ event_name: 'follow', follower: { id: '1' }, oa_id: '2', source: 'qr' })).toBe(follow)
    expect(await keyOf({ event_name: 'follow', follower: { id: '3' }, oa_id: '2' })).not.toBe(follow)
    expect(await keyOf({ event_name: 'unfollow', follower: { id: '1' }, oa_id: '2' })).not.toBe(follow)
  })

  test('a receipt of a message does not count as that message delivered again', async () => {
    const message = { msg_id: 'm1', text: 'x' }
    const keys = await Promise.all([
      keyOf({ event_name: 'user_send_text', ...sides, message }),
      keyOf({ event_name: 'user_received_message', ...sides, message }),
      keyOf({ event_name: 'user_seen_message', ...sides, message: { msg_ids: ['m1'] } }),
      keyOf({ event_name: 'user_seen_message', ...sides, message: { msg_ids: ['m2'] } }),
      keyOf({ event_name: 'oa_send_text', ...sides, message }),
    ])
    expect(new Set(keys).size).toBe(keys.length)
  })
})
