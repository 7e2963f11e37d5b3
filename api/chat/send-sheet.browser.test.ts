import { describe, expect, test } from 'vitest'
import { createDocuments } from '../../assembly/documents-of-forms.ts'
import { own, useChatBrowser } from './testing/chat-browser.ts'
import { findChromium } from './testing/find-chromium.ts'
import { NOW } from './testing/start-chat.ts'

const executablePath = findChromium()
const documents = createDocuments({ now: () => NOW, scheme: 'admin_15_14' })
const template = await documents.buildDocument({ kind: 'form-template', form: 'petition', language: 'vi' })
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const file = { name: 'đơn thư.xlsx', mimeType: XLSX, buffer: Buffer.from(template?.bytes ?? []) }

const sheet = { kind: 'sheet', name: file.name, reading: { kind: 'refused', reason: 'nothing_filled_in' } }

describe.skipIf(executablePath === undefined)('a spreadsheet in the web chat', () => {
  const { server, openAs } = useChatBrowser(executablePath)

  test('is sent by the button beside the message, on a phone too', async () => {
    const page = await openAs('official', { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
    const chooser = page.waitForEvent('filechooser')
    await page.tap('#attach')
    await (await chooser).setFiles(file)
    await page.getByText('Đã nhận tệp đơn thư.xlsx.').waitFor()
    expect(await own(page)).toEqual(['Tệp: đơn thư.xlsx'])
    expect(server().bot.received.map(({ input }) => input)).toEqual([sheet])
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  })

  test('is sent by dropping it on the page, which shows that it may be dropped', async () => {
    const page = await openAs('official')
    const [name, bytes, type] = [file.name, [...file.buffer], XLSX].map((each) => JSON.stringify(each))
    const transfer = await page.evaluateHandle(`(() => {
      const data = new DataTransfer()
      data.items.add(new File([new Uint8Array(${bytes})], ${name}, { type: ${type} }))
      return data
    })()`)
    await page.dispatchEvent('#log', 'dragover', { dataTransfer: transfer })
    expect(await page.locator('body.dropping').count()).toBe(1)
    await page.dispatchEvent('#log', 'drop', { dataTransfer: transfer })
    await page.getByText('Đã nhận tệp đơn thư.xlsx.').waitFor()
    expect(await page.locator('body.dropping').count()).toBe(0)
    expect(server().bot.received.map(({ input }) => input)).toEqual([sheet])
  })

  test('that is too large is not taken, and says why', async () => {
    const page = await openAs('official')
    await page.setInputFiles('#attachment', { ...file, buffer: Buffer.alloc(2_000_001) })
    await page.getByText('Chưa gửi được · Tệp lớn hơn 2 MB').waitFor()
    expect(server().bot.received).toEqual([])
  })

  test('that was under way when the page was loaded again is to be chosen again', async () => {
    const page = await openAs('official')
    await page.context().setOffline(true)
    await page.setInputFiles('#attachment', file)
    await page.getByText('Chưa gửi được · Không có mạng').waitFor()
    await page.context().setOffline(false)
    await page.reload()
    await page.click('.again')
    await page.getByText('Trang đã tải lại, hãy chọn lại tệp').waitFor()
    expect(server().bot.received).toEqual([])
  })

  test('a template comes as a link that downloads it', async () => {
    const page = await openAs('official')
    const document = { kind: 'form-template' as const, form: 'petition', language: 'vi' as const }
    server().bot.say('demo-official', { text: 'Tệp mẫu biểu đơn thư.', document })
    const download = page.waitForEvent('download')
    await page.click('.document')
    expect((await download).suggestedFilename()).toBe('giao-ban-donthu.xlsx')
  })

  test('a picture is shown in the message', async () => {
    const page = await openAs('official')
    const document = { kind: 'completeness-picture' as const, unitId: 1, on: '2026-11-20', language: 'vi' as const }
    server().bot.say('demo-official', { text: 'Tổng hợp.', document })
    const picture = page.getByAltText('Bảng các đơn vị đã nộp báo cáo')
    await picture.scrollIntoViewIfNeeded()
    await expect.poll(() => picture.evaluate((image) => Reflect.get(image, 'naturalWidth'))).toBe(1)
  })
})
