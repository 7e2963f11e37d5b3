import { describe, expect, test } from 'vitest'
import { parseExactJson } from '../exact-json.ts'
import { isInteraction, zaloEventOf } from './events.ts'

const sides = { sender: { id: '675059164343092785' }, recipient: { id: '3674338702778449434' } }
const common = { app_id: '2334789304983807556', timestamp: '1787209817225' }

describe('typed events', () => {
  test('ids are strings with every digit, also where Zalo sends numbers', () => {
    const raw = parseExactJson(
      '{"event_name":"user_send_text","sender":{"id":675059164343092785},"recipient":{"id":3674338702778449434},"message":{"msg_id":98765432109876543210,"text":"x"},"timestamp":1787209817225}',
    )
    expect(zaloEventOf(raw)).toMatchObject({
      kind: 'message',
      userId: '675059164343092785',
      oaId: '3674338702778449434',
      messageId: '98765432109876543210',
      timestamp: '1787209817225',
    })
  })

  test('a file, an image and a location say what they are', () => {
    const attachments = [
      { type: 'file', payload: { size: '1024000', name: 'bao-cao.pdf', checksum: 'c', type: 'pdf', url: 'https://f' } },
      { type: 'image', payload: { thumbnail: 'https://t', url: 'https://i' } },
      { type: 'location', payload: { coordinates: { latitude: '10.762622', longitude: '106.660172' } } },
      { type: 'hologram', payload: { depth: 3 } },
      { type: 'file', payload: { name: 'no address' } },
    ]
    const event = zaloEventOf({
      ...common,
      ...sides,
      event_name: 'user_send_file',
      message: { msg_id: 'm', attachments },
    })
    expect(event).toMatchObject({
      kind: 'message',
      text: '',
      attachments: [
        { type: 'file', fileName: 'bao-cao.pdf', bytes: 1_024_000, ending: 'pdf', url: 'https://f' },
        { type: 'image', url: 'https://i', thumbnailUrl: 'https://t' },
        { type: 'location', latitude: 10.762622, longitude: 106.660172 },
        { type: 'other', payload: { depth: 3 } },
        { type: 'other' },
      ],
    })
  })

  test('follow, unfollow, a shared contact and a withdrawal name the person', () => {
    const follower = { id: 'U' }
    expect(zaloEventOf({ ...common, event_name: 'follow', oa_id: 'OA', follower, source: 'oa_profile' })).toMatchObject(
      {
        kind: 'follow',
        userId: 'U',
        oaId: 'OA',
        source: 'oa_profile',
      },
    )
    expect(zaloEventOf({ ...common, event_name: 'unfollow', oa_id: 'OA', follower })).toMatchObject({
      kind: 'unfollow',
    })
    const info = { name: 'Trần Thị B', phone: 84912345678 }
    expect(zaloEventOf({ ...common, ...sides, event_name: 'user_submit_info', info })).toMatchObject({
      kind: 'contact',
      userId: sides.sender.id,
      contactName: 'Trần Thị B',
      phone: '84912345678',
    })
    expect(zaloEventOf({ ...common, ...sides, event_name: 'user_withdraw' })).toMatchObject({
      kind: 'withdraw',
      userId: sides.sender.id,
    })
  })

  test("one's own messages are echoes of the person they went to, and no interaction", () => {
    const event = zaloEventOf({
      ...common,
      sender: sides.recipient,
      recipient: sides.sender,
      event_name: 'oa_send_text',
      message: { msg_id: 'm', text: 'Đã lưu' },
    })
    expect(event).toMatchObject({ kind: 'echo', userId: sides.sender.id, messageId: 'm' })
    expect(isInteraction(event)).toBe(false)
  })

  test('a receipt names its messages and the person, on whichever side Zalo puts them', () => {
    const received = zaloEventOf({
      ...common,
      sender: sides.recipient,
      recipient: sides.sender,
      event_name: 'user_received_message',
      message: { msg_id: 'm', tracking_id: 'reminder-7' },
    })
    expect(received).toMatchObject({
      kind: 'receipt',
      stage: 'received',
      userId: sides.sender.id,
      messageIds: ['m'],
      trackingId: 'reminder-7',
    })
    const seen = zaloEventOf({ ...common, ...sides, event_name: 'user_seen_message', message: { msg_ids: ['a', 'b'] } })
    expect(seen).toMatchObject({ kind: 'receipt', stage: 'seen', userId: sides.sender.id, messageIds: ['a', 'b'] })
    expect(isInteraction(seen)).toBe(false)
  })

  test('a message in a group is not taken for one to the account', () => {
    const message = { msg_id: 'm', text: 'x' }
    expect(zaloEventOf({ ...common, ...sides, event_name: 'user_send_group_text', message })).toMatchObject({
      kind: 'unknown',
    })
  })

  test('an event that nobody knows, or whose shape has changed, comes through as unknown', () => {
    const news = { ...common, event_name: 'user_dreams', dream: 1 }
    expect(zaloEventOf(news)).toEqual({ kind: 'unknown', name: 'user_dreams', timestamp: '1787209817225', raw: news })
    expect(zaloEventOf({ ...common, event_name: 'user_send_text' })).toMatchObject({
      kind: 'unknown',
      name: 'user_send_text',
    })
    for (const raw of [null, 7, 'x', [], {}]) expect(zaloEventOf(raw)).toMatchObject({ kind: 'unknown', name: null })
  })
})
