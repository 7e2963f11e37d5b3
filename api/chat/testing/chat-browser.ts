import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { CHROMIUM_ARGUMENTS } from './find-chromium.ts'
import { type ChatServer, startChat } from './start-chat.ts'

/** A line that the scripted bot answers with a card. */
export const LINE = 'Sáng nay tiếp dân 8 lượt, 9 người'

/** Gives each test of a suite a chat of its own and a browser; after each it looks for errors on the page. */
export function useChatBrowser(executablePath: string | undefined) {
  let browser: Browser
  let chat: ChatServer
  let problems: string[]

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: CHROMIUM_ARGUMENTS })
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    chat = await startChat()
    problems = []
  })
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
    await chat.close()
    expect(problems).toEqual([])
  })

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })).newPage()
    page.setDefaultTimeout(20_000)
    page.on('pageerror', (error) => problems.push(error.message))
    // What the policy forbids is reported here; that the network is away, in the tests that take it away, is not a fault.
    page.on('console', (message) => {
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) problems.push(message.text())
    })
    await page.goto(`${chat.url}/chat`)
    return page
  }

  return {
    /** The bot and the server of the test that is running. */
    server: () => chat,
    open,
    async openAs(persona: string, options?: BrowserContextOptions): Promise<Page> {
      const page = await open(options)
      await page.click(`[data-persona=${persona}]`)
      await ready(page)
      return page
    },
  }
}

/** The history is shown and the composer open. */
export const ready = (page: Page) => page.waitForSelector('#composer-area:not([inert])')

export const button = (page: Page, title: string) => page.locator('.board-button', { hasText: title })

/** What the person's own bubbles say. */
export const own = (page: Page) => page.locator('.row-own .text').allTextContents()

export async function say(page: Page, text: string): Promise<void> {
  await page.fill('#text', text)
  await page.click('#send')
}
