import { describe, expect, test } from 'vitest'
import { checkedTemplateData, zaloPhoneOf } from './limits.ts'
import { contactRequestBody, fileBody, imageBody, textBody, type ZaloButton } from './messages.ts'
import { uploadForm } from './uploads.ts'

const query = (title: string, payload = '#x'): ZaloButton => ({ kind: 'query', title, payload })
const asset = (fileName: string, size: number) => ({ fileName, bytes: new Uint8Array(size) })
const failureOf = (action: () => unknown): unknown => {
  try {
    action()
  } catch (error) {
    return error
  }
  throw new Error('nothing was refused')
}

describe('bodies as the documentation spells them', () => {
  test('a text with buttons', () => {
    const body = textBody({
      text: 'Chọn một việc',
      buttons: [
        query('Báo cáo', '#baocao'),
        { kind: 'query', title: 'Hiện', payload: '#h', shown: true },
        { kind: 'url', title: 'Mở web', url: 'https://giaoban.example' },
        { kind: 'phone', title: 'Gọi', phone: '84912345678' },
      ],
    })
    expect(body).toEqual({
      text: 'Chọn một việc',
      attachment: {
        type: 'template',
        payload: {
          buttons: [
            { title: 'Báo cáo', type: 'oa.query.hide', payload: '#baocao' },
            { title: 'Hiện', type: 'oa.query.show', payload: '#h' },
            { title: 'Mở web', type: 'oa.open.url', payload: { url: 'https://giaoban.example' } },
            { title: 'Gọi', type: 'oa.open.phone', payload: { phone_code: '84912345678' } },
          ],
        },
      },
    })
  })

  test('an image by address or by id, a file, a contact request', () => {
    expect(imageBody({ url: 'https://i', text: 'Biểu đồ' })).toEqual({
      text: 'Biểu đồ',
      attachment: {
        type: 'template',
        payload: { template_type: 'media', elements: [{ media_type: 'image', url: 'https://i' }] },
      },
    })
    expect(imageBody({ attachmentId: 'a' })).toMatchObject({
      attachment: { payload: { elements: [{ media_type: 'image', attachment_id: 'a' }] } },
    })
    expect(fileBody('t')).toEqual({ attachment: { type: 'file', payload: { token: 't' } } })
    expect(contactRequestBody({ title: 'Xác nhận', subtitle: 'Số điện thoại', imageUrl: 'https://i' })).toEqual({
      attachment: {
        type: 'template',
        payload: {
          template_type: 'request_user_info',
          elements: [{ title: 'Xác nhận', subtitle: 'Số điện thoại', image_url: 'https://i' }],
        },
      },
    })
  })
})

describe('limits are checked before anything is sent', () => {
  test('2,000 characters count after NFC: letters typed as base and accents do not count twice', () => {
    const decomposed = 'ế'.normalize('NFD').repeat(2_000)
    expect(decomposed.length).toBe(6_000)
    expect(textBody({ text: decomposed })).toEqual({ text: 'ế'.repeat(2_000) })
    expect(failureOf(() => textBody({ text: 'ế'.repeat(2_001) }))).toMatchObject({
      name: 'ZaloLimitError',
      action: 'permanent',
      limit: 'textLength',
      max: 2_000,
      actual: 2_001,
    })
    expect(failureOf(() => textBody({ text: ' \n' }))).toMatchObject({ limit: 'empty' })
  })

  test('five buttons, titles of 100, payloads of 1,000', () => {
    const text = 'x'
    expect(failureOf(() => textBody({ text, buttons: Array(6).fill(query('x')) }))).toMatchObject({
      limit: 'buttonCount',
      max: 5,
      actual: 6,
    })
    expect(failureOf(() => textBody({ text, buttons: [query('x'.repeat(101))] }))).toMatchObject({
      limit: 'buttonTitleLength',
    })
    expect(failureOf(() => textBody({ text, buttons: [query('x', 'y'.repeat(1_001))] }))).toMatchObject({
      limit: 'buttonPayloadLength',
    })
    expect(() => textBody({ text, buttons: Array(5).fill(query('x'.repeat(100), 'y'.repeat(1_000))) })).not.toThrow()
  })

  test('uploads: types and sizes; a spreadsheet is refused', () => {
    expect(failureOf(() => uploadForm('file', asset('so-lieu.xlsx', 10)))).toMatchObject({ limit: 'fileType' })
    expect(failureOf(() => uploadForm('image', asset('anh.pdf', 10)))).toMatchObject({ limit: 'fileType' })
    expect(failureOf(() => uploadForm('image', asset('anh.png', 1_048_577)))).toMatchObject({ limit: 'imageBytes' })
    expect(failureOf(() => uploadForm('file', asset('bc.pdf', 5_242_881)))).toMatchObject({ limit: 'fileBytes' })
    expect(failureOf(() => uploadForm('gif', asset('a.gif', 5_242_881)))).toMatchObject({ limit: 'gifBytes' })
    expect(failureOf(() => uploadForm('file', asset('bc.pdf', 0)))).toMatchObject({ limit: 'empty' })
    expect(() => uploadForm('image', asset('ANH.JPG', 1_048_576))).not.toThrow()
  })

  test('template parameters by their kind', () => {
    const kinds = { ten: 'name', luc: 'time', noi: 'address' } as const
    expect(failureOf(() => checkedTemplateData({ ten: 'x'.repeat(31) }, kinds))).toMatchObject({
      limit: 'templateParameterLength',
      part: 'ten',
      max: 30,
      actual: 31,
    })
    expect(failureOf(() => checkedTemplateData({ luc: 'x'.repeat(21) }, kinds))).toMatchObject({ part: 'luc', max: 20 })
    expect(failureOf(() => checkedTemplateData({ noi: 'x'.repeat(201) }, kinds))).toMatchObject({ max: 200 })
    expect(failureOf(() => checkedTemplateData({ ten: '' }, kinds))).toMatchObject({ limit: 'empty', part: 'ten' })
    const whole = { ten: 'ế'.normalize('NFD').repeat(30), luc: '08:00 25/11/2026', khac: 'x'.repeat(300) }
    expect(checkedTemplateData(whole, kinds)).toEqual({ ...whole, ten: 'ế'.repeat(30) })
  })

  test('phone numbers become 84…; what is no number is refused', () => {
    for (const phone of ['0912345678', '+84 912 345 678', '84912345678', '0912.345.678', '912345678']) {
      expect(zaloPhoneOf(phone)).toBe('84912345678')
    }
    for (const phone of ['', '12', '84', '091234567x', '+1 202 555 0100 99']) {
      expect(failureOf(() => zaloPhoneOf(phone))).toMatchObject({ limit: 'phone', action: 'permanent' })
    }
  })
})
