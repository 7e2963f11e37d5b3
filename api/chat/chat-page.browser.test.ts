import { describe, expect, test } from 'vitest'
import { button, LINE, own, ready, say, useChatBrowser } from './testing/chat-browser.ts'
import { findChromium } from './testing/find-chromium.ts'
import { CARD_TITLE } from './testing/scripted-bot.ts'

const executablePath = findChromium()

describe.skipIf(executablePath === undefined)('the page of the web chat', () => {
  const { server, openAs } = useChatBrowser(executablePath)

  test('a line sent is seen at once, the answer comes as a card with its buttons', async () => {
    const page = await openAs('official')
    server().bot.answerAfterMs = 300
    await say(page, LINE)
    await page.waitForSelector('.typing')
    expect(await own(page)).toEqual([LINE])
    await page.waitForSelector('.title')
    expect(await page.textContent('.title')).toBe(CARD_TITLE)
    expect(await page.textContent('.row-bot .text')).toContain('Số lượt: 8\nSố người: 9')
    expect(await page.locator('.board-button').allTextContents()).toEqual(['Lưu', 'Sửa', 'Thêm chi tiết', 'Huỷ'])
    expect(await page.locator('.typing').count()).toBe(0)
    expect(await page.textContent('.row-own .meta')).toContain('Đã gửi')
    expect(await page.textContent('.day')).toBe('Hôm nay')
    expect(await page.textContent('.row-bot time')).toBe('16:40')
  })

  test('a pressed button waits visibly, and the answer takes the place of its card', async () => {
    const page = await openAs('official')
    await say(page, LINE)
    server().bot.answerAfterMs = 300
    await button(page, 'Lưu').click()
    await page.waitForSelector('.board-button[aria-busy]')
    await page.getByText('Đã lưu vào sổ.').waitFor()
    expect(await page.locator('.row-bot:not(.typing)').count()).toBe(1)
    expect(await button(page, 'Hoàn tác').count()).toBe(1)
    expect(server().bot.received.at(-1)?.input).toEqual({ kind: 'press', action: 'save', message: '1' })
  })

  test('the newest card stands out, the older one keeps its buttons', async () => {
    const page = await openAs('official')
    await say(page, LINE)
    await button(page, 'Sửa').click()
    await button(page, 'Số lượt').waitFor()
    expect(await page.locator('.row.current .board-button').first().textContent()).toBe('Số lượt')
    expect(await button(page, 'Sửa').getAttribute('class')).toContain('pressed')
    await button(page, 'Lưu').click()
    await page.getByText('Đã lưu vào sổ.').waitFor()
  })

  test('what could not be sent is kept and sent again under the same key', async () => {
    const page = await openAs('official')
    await page.context().setOffline(true)
    await say(page, LINE)
    await page.getByText('Chưa gửi được · Không có mạng').waitFor()
    await page.context().setOffline(false)
    server().bot.broken = true
    await page.click('.again')
    await page.getByText('Chưa gửi được · Hệ thống đang bận').waitFor()
    // Also after the page was closed in between.
    await page.reload()
    await ready(page)
    server().bot.broken = false
    const sent = page.waitForRequest((request) => request.url().endsWith('/messages'))
    await page.click('.again')
    const { key } = (await sent).postDataJSON()
    await page.waitForSelector('.title')
    expect(server().bot.received.map(({ updateKey }) => updateKey)).toEqual([`demo-official:${key}`])
    expect(await own(page)).toEqual([LINE])
    expect(await page.locator('.again').count()).toBe(0)
  })

  test('a press that could not be sent is said, and pressed again counts once', async () => {
    const page = await openAs('official')
    await say(page, LINE)
    await button(page, 'Sửa').waitFor()
    // The engine takes it, the answer to the browser is lost.
    await page.route('**/chat/messages', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await button(page, 'Sửa').click()
    await page.locator('.keyboard .failure-note:visible').waitFor()
    await page.unroute('**/chat/messages')
    await button(page, 'Sửa').click()
    await expect.poll(() => server().bot.received.length).toBe(3)
    expect(server().bot.received[2]?.updateKey).toBe(server().bot.received[1]?.updateKey)
    expect(await button(page, 'Số lượt').count()).toBe(1)
    // The bot does not answer twice; nobody waits for that for long.
    await page.waitForSelector('.board-button[aria-busy]', { state: 'detached' })
  })

  test('the conversation is the same after the page is loaded again', async () => {
    const page = await openAs('official')
    await say(page, LINE)
    await button(page, 'Sửa').click()
    await button(page, 'Số lượt').waitFor()
    await say(page, 'xin chào')
    await page.getByText('Bạn vừa nhắn: xin chào').waitFor()
    await button(page, 'Lưu').click()
    await page.getByText('Đã lưu vào sổ.').waitFor()
    const rows = () => page.locator('.row').allInnerTexts()
    const before = await rows()
    await page.reload()
    await ready(page)
    expect(await rows()).toEqual(before)
  })

  test('each persona has a conversation of its own', async () => {
    const page = await openAs('official')
    await say(page, LINE)
    await page.waitForSelector('.title')
    await page.click('#open-personas')
    await page.click('dialog [data-persona=leader]')
    await page.locator('.bar-identity-name', { hasText: 'Rơ Châm Thuận' }).waitFor()
    await ready(page)
    expect(await page.locator('.row').count()).toBe(0)
    expect(await page.isVisible('#empty')).toBe(true)
    await page.click('#open-personas')
    await page.click('dialog [data-persona=official]')
    await page.waitForSelector('.title')
    expect(await own(page)).toEqual([LINE])
  })

  test('a tab that is left open follows when another tab switches the persona', async () => {
    const first = await openAs('official')
    const second = await first.context().newPage()
    await second.goto(`${server().url}/chat`)
    await second.click('#open-personas')
    await second.click('dialog [data-persona=leader]')
    await first.locator('.bar-identity-name', { hasText: 'Rơ Châm Thuận' }).waitFor()
  })

  test('a file that is no spreadsheet is not sent, and the bot says what to do instead', async () => {
    const page = await openAs('official')
    await page.setInputFiles('#attachment', {
      name: 'giay moi.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('secret'),
    })
    await page.getByText('Chưa đọc được loại này (file)').waitFor()
    expect(await own(page)).toEqual(['Tệp: giay moi.pdf'])
    expect(server().bot.received[0]?.input).toEqual({ kind: 'unsupported', content: 'file' })
  })

  test('the example shows how, the commands are a tap away', async () => {
    const page = await openAs('official')
    await page.click('#example')
    await page.waitForSelector('.title')
    expect(await page.isVisible('#empty')).toBe(false)
    await page.click('[data-command="/solieu"]')
    await page.getByText('Bạn vừa nhắn: /solieu').waitFor()
  })
})
