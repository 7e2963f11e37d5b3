import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Database } from '../../db/database.ts'
import { startConsentPage } from '../../testing/start-consent-page.ts'
import { CHROMIUM_ARGUMENTS, findChromium } from '../chat/testing/find-chromium.ts'
import { openOffice } from '../testing/start-api.ts'

const executablePath = findChromium()

const SIZES = [
  { width: 360, height: 740, isMobile: true, hasTouch: true },
  { width: 1280, height: 800, isMobile: false, hasTouch: false },
]

describe.skipIf(executablePath === undefined)('the page that connects the Official Account', () => {
  let browser: Browser
  let database: Database

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: CHROMIUM_ARGUMENTS })
    database = await openOffice()
  })
  afterAll(async () => {
    await browser.close()
    await database.close()
  })

  const open = async ({ width, height, isMobile, hasTouch }: (typeof SIZES)[number]) => {
    await database.run('delete from channel_tokens')
    await database.run('delete from channel_memory')
    const server = await startConsentPage(database)
    const context = await browser.newContext({ viewport: { width, height }, isMobile, hasTouch })
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    onTestFinished(async () => {
      await context.close()
      expect(problems).toEqual([])
    })
    return { server, page }
  }

  const widthOf = (page: Page) => page.evaluate('document.documentElement.scrollWidth')

  test.each(SIZES)(
    'an administrator consents at a width of $width with two taps, and nothing is cut off',
    async (size) => {
      const { server, page } = await open(size)
      await page.goto(server.addressFor(server.administrator))
      expect(await widthOf(page)).toBe(size.width)
      const button = page.getByRole('button', { name: 'Cấp quyền' })
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(48)
      await server.fake.clock.advance(60_000)
      await button.click()
      await page.getByRole('status').waitFor()
      expect(await page.getByRole('status').textContent()).toContain('Đã cấp quyền')
      expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe('Đang hoạt động')
      expect(await widthOf(page)).toBe(size.width)
      expect(await server.account.record()).toMatchObject({ lost: null })
      await page.getByRole('link', { name: 'English' }).click()
      await page.getByText('The permission renews itself.').waitFor()
    },
  )

  test('a loss, a failure and an expired link are readable on a phone', async () => {
    const phone = SIZES[0]
    if (phone === undefined) return
    const { server, page } = await open(phone)
    const address = server.addressFor(server.administrator)
    await server.account.adopt({ ...server.fake.oauth.issue(), expiresInSeconds: 30_000 })
    server.fake.oauth.revokeRefreshTokens()
    await server.fake.clock.advance(3 * 3_600_000)
    await server.account.tokens.refreshAhead()
    await page.goto(server.addressFor(server.administrator))
    await page.getByText('Zalo không còn chấp nhận quyền đã cấp.').waitFor()
    server.fake.faults.add({ path: '/v4/oa/access_token', when: 'before', how: 'disconnect' })
    await page.getByRole('button', { name: 'Cấp quyền' }).click()
    await page.getByRole('alert').waitFor()
    expect(await widthOf(page)).toBe(360)
    page.removeAllListeners('console')
    await page.goto(address)
    await page.getByRole('button', { name: 'Gửi liên kết mới' }).waitFor()
  })
})
