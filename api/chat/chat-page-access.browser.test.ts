import { describe, expect, test } from 'vitest'
import { button, own, ready, say, useChatBrowser } from './testing/chat-browser.ts'
import { findChromium } from './testing/find-chromium.ts'

const executablePath = findChromium()

describe.skipIf(executablePath === undefined)('the page of the web chat for everybody', () => {
  const { server, open, openAs } = useChatBrowser(executablePath)

  test('markup that somebody writes stays text, on both sides', async () => {
    const page = await openAs('official')
    const attack =
      '<img src=x onerror="document.title=\'taken\'"><script>document.title="taken"</script> javascript:alert(1)'
    await say(page, attack)
    await page.getByText('Bạn vừa nhắn:').or(page.locator('.title')).first().waitFor()
    server().bot.say('demo-official', { title: attack, text: attack, buttons: [[{ title: attack, action: 'x' }]] })
    await page.locator('.title', { hasText: '<img' }).waitFor()
    expect(await own(page)).toEqual([attack])
    expect(await page.locator('#log img, #log script, #log a').count()).toBe(0)
    expect(await page.title()).not.toBe('taken')
  })

  test('addresses can be followed and commands tapped', async () => {
    const page = await openAs('official')
    server().bot.say('demo-official', { text: 'Mở https://example.vn/a?b=1. Xem /solieu hoặc 20/11/2026, và/hoặc.' })
    const link = page.locator('#log a')
    expect(await link.getAttribute('href')).toBe('https://example.vn/a?b=1')
    expect(await page.locator('.inline-command').allTextContents()).toEqual(['/solieu'])
    await page.click('.inline-command')
    await expect.poll(() => own(page)).toEqual(['/solieu'])
  })

  test('everything can be done with the keyboard alone', async () => {
    const page = await open()
    const focused = () => page.locator(':focus').evaluateAll(([element]) => element?.textContent?.trim() ?? '')
    await page.keyboard.press('Tab')
    expect(await focused()).toContain('Nguyễn Thị Hạnh')
    await page.keyboard.press('Enter')
    await ready(page)
    await page.keyboard.type('dòng một')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('8 lượt')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.title')
    expect(await own(page)).toEqual(['dòng một\n8 lượt'])
    while ((await focused()) !== 'Lưu') await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Đã lưu vào sổ.').waitFor()
    // The card is gone, and the focus with it, unless it is carried over.
    expect(await focused()).toBe('Hoàn tác')
    await page.focus('#open-personas')
    await page.keyboard.press('Enter')
    await page.waitForSelector('dialog[open]')
    await page.keyboard.press('Escape')
    expect(await page.locator('dialog[open]').count()).toBe(0)
    expect(await page.locator(':focus').getAttribute('id')).toBe('open-personas')
  })

  test('whoever reads further up is not pulled down, and told of what is new', async () => {
    const page = await openAs('official')
    for (let n = 1; n <= 30; n++) server().bot.say('demo-official', { text: `Tin số ${n}` })
    await page.getByText('Tin số 30').waitFor()
    const log = page.locator('#log')
    await log.evaluate((element) => element.scrollTo(0, 0))
    await expect.poll(() => log.evaluate((element) => element.scrollTop)).toBe(0)
    await page.waitForTimeout(100)
    server().bot.say('demo-official', { text: 'Nhắc hạn báo cáo' })
    await page.getByText('Tin mới').click()
    expect(await log.evaluate((element) => element.scrollTop)).toBeGreaterThan(0)
    expect(await page.isVisible('#new-messages')).toBe(false)
  })

  test.each([
    { width: 360, height: 640, isMobile: true, hasTouch: true },
    { width: 1280, height: 800, isMobile: false, hasTouch: false },
  ])(
    'nothing is cut off at a width of $width, and what is tapped is large enough',
    async ({ width, height, isMobile, hasTouch }) => {
      const page = await openAs('official', { viewport: { width, height }, isMobile, hasTouch })
      await say(page, `8 lượt ${'rất-dài-không-có-chỗ-ngắt'.repeat(20)}`)
      server().bot.say('demo-official', {
        text: 'x'.repeat(3_000),
        buttons: [[1, 2, 3, 4, 5].map((n) => ({ title: `Một nút dài số ${n}`, action: `${n}` }))],
      })
      await button(page, 'số 5').waitFor()
      for (const selector of ['html', '#log']) {
        const beyond = await page.locator(selector).evaluate((element) => element.scrollWidth - element.clientWidth)
        expect(beyond).toBeLessThanOrEqual(0)
      }
      // Only the log scrolls; the page itself would take the header out of sight.
      expect(await page.locator('html').evaluate((element) => element.scrollHeight - element.clientHeight)).toBe(0)
      for (const each of await page.locator('button:visible').all()) {
        const box = await each.boundingBox()
        expect(box?.height).toBeGreaterThanOrEqual(44)
        expect(box?.width).toBeGreaterThanOrEqual(44)
      }
    },
  )
})
