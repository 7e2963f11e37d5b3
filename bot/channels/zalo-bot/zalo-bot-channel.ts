import { type BotUpdate, createZaloBot, readBotWebhook } from 'zalo-oa-sdk/bot'
import type { DocumentLinks } from '../../../services/document-links.ts'
import type { Logger } from '../../../services/logger.ts'
import { backOffMs } from '../back-off.ts'
import type { BuildDocument, Channel, Inbound, Message, Receive } from '../channel.ts'
import { summariseError } from '../summarise-error.ts'
import { wait as realWait, type Wait } from '../wait.ts'
import { choiceIn, mayBeChoice } from './menu.ts'
import { parseUpdate } from './parse-update.ts'
import { isRefused, pollUpdates } from './poll-updates.ts'
import { createSender, type ZaloBotTexts } from './send-message.ts'
import { createFaults } from './zalo-bot-fault.ts'

export interface ZaloBotChannelOptions {
  token: string
  apiRoot: string
  /** 8 to 256 characters; without it every webhook request is refused. */
  webhookSecret?: string
  /** Where the product is reached from outside; webhooks are delivered below it. */
  publicUrl?: string
  receive: Receive
  /**
   * The messages to this recipient whose menus may be answered, the one in sight first. `typedAt`: what was sent later had
   * not been read.
   */
  menusInSight: (recipient: string, typedAt: Date | undefined) => Promise<Message[]>
  textsFor: (recipient: string) => Promise<ZaloBotTexts>
  /** Without it messages go without their documents. */
  buildDocument?: BuildDocument
  links?: DocumentLinks
  log: Logger
  requestTimeoutMs?: number
  wait?: Wait
  now?: () => number
  random?: () => number
}

export interface ZaloBotChannel {
  channel: Channel
  /** `secret`: the header X-Bot-Api-Secret-Token. Rejects with `receive`'s error when nothing was committed. */
  handleWebhook(request: { secret: string | undefined; body: string }): Promise<'taken' | 'refused' | 'malformed'>
  startPolling(): void
  /** Has Zalo deliver to our webhook, and tries until it does. Needs a secret and a public address. */
  startWebhook(): void
  /** Ends the way in and waits for the updates in flight. Messages can still be sent. */
  stop(): Promise<void>
}

export const WEBHOOK_PATH = '/webhooks/zalo-bot'

/** Clocks further apart than this tell nothing about what was read when. */
const CLOCKS_APART_MS_MAX = 30_000

/** The channel to a bot of the Zalo Bot Platform, over polling or a webhook: text only, menus are answered by typing. */
export const createZaloBotChannel = (options: ZaloBotChannelOptions): ZaloBotChannel => {
  const { token, apiRoot, webhookSecret, receive, log, requestTimeoutMs } = options
  const { wait = realWait, now = Date.now, random = Math.random } = options
  const bot = createZaloBot({
    token,
    apiRoot,
    ...(requestTimeoutMs !== undefined && { timeoutMilliseconds: requestTimeoutMs }),
  })
  const stopping = new AbortController()
  const inFlight = new Set<Promise<unknown>>()
  let botName: string | undefined
  let newestDate: number | undefined

  const summarise = (error: unknown) => summariseError(error, token)

  const track = <T>(work: Promise<T>): Promise<T> => {
    inFlight.add(work)
    const forget = () => inFlight.delete(work)
    work.then(forget, forget)
    return work
  }

  /** When an update was written, by Zalo's clock; undefined where that clock stands still or is far from ours. */
  const believed = (date: number): Date | undefined => {
    const goesOn = newestDate !== undefined && date > newestDate
    newestDate = Math.max(newestDate ?? date, date)
    return goesOn && Math.abs(date - now()) <= CLOCKS_APART_MS_MAX ? new Date(date) : undefined
  }

  /** A typed number or title of a menu in sight is a press of that button. */
  const withChoice = async (inbound: Inbound, typedAt: Date | undefined): Promise<Inbound> => {
    const { input, sender } = inbound
    if (input.kind !== 'text' || !mayBeChoice(input.text)) return inbound
    const menus = await options.menusInSight(sender, typedAt)
    const action = menus.map((menu) => choiceIn(input.text, menu)).find((chosen) => chosen !== undefined)
    return action === undefined ? inbound : { ...inbound, input: { kind: 'press', action } }
  }

  const handle = async (update: BotUpdate): Promise<'taken' | 'malformed'> => {
    const parsed = parseUpdate(update, botName)
    if (parsed.kind === 'malformed') return 'malformed'
    if (parsed.kind === 'ignored') return 'taken'
    // Zalo does not say when somebody lets the bot in again: whoever writes can be written to.
    const inbound = { ...parsed.inbound, interactedAt: new Date(now()) }
    await receive(await withChoice(inbound, believed(parsed.date)))
    return 'taken'
  }

  const poll = async () => {
    await untilDone('Zalo Bot: could not prepare for polling', async () => {
      botName = (await bot.getMe()).name ?? undefined
      await bot.deleteWebhook()
    })
    await pollUpdates({
      fetchUpdate: (timeoutSeconds) => bot.getUpdates({ timeoutSeconds }),
      async handle(update) {
        if ((await handle(update)) === 'malformed')
          log.error({}, 'Zalo Bot sent an update that cannot be read; it is passed over')
      },
      summarise,
      log,
      wait,
      random,
      signal: stopping.signal,
    })
  }

  /** What the bot itself is refused cannot be mended by trying again. */
  const untilDone = async (failure: string, work: () => Promise<void>) => {
    for (let failures = 1; !stopping.signal.aborted; failures++) {
      try {
        return await work()
      } catch (error) {
        log.error({ err: summarise(error) }, failure)
        if (isRefused(error)) return
        await wait(backOffMs(failures, random), stopping.signal)
      }
    }
  }

  const inBackground = (work: Promise<void>) => {
    track(work.catch((error) => log.error({ err: summarise(error) }, 'Zalo Bot: the way in ended by a defect')))
  }

  const faults = createFaults({ log, now })
  return {
    channel: { name: 'zalo-bot', send: createSender({ ...options, bot, faults, now }) },
    async handleWebhook({ secret, body }) {
      if (webhookSecret === undefined) return 'refused'
      const reading = await readBotWebhook({ body, given: secret ?? null, secret: webhookSecret })
      if (reading.kind === 'refused') return reading.reason === 'notJson' ? 'malformed' : 'refused'
      return track(handle(reading.update))
    },
    startPolling: () => inBackground(poll()),
    startWebhook() {
      const { publicUrl } = options
      if (publicUrl === undefined || webhookSecret === undefined)
        throw new Error('the Zalo Bot webhook needs a public address and a secret')
      inBackground(
        untilDone('Zalo Bot: the webhook could not be set', async () => {
          botName = (await bot.getMe()).name ?? undefined
          await bot.setWebhook({ url: new URL(WEBHOOK_PATH, publicUrl).href, secret: webhookSecret })
        }),
      )
    },
    async stop() {
      stopping.abort()
      while (inFlight.size > 0) await Promise.allSettled(inFlight)
    },
  }
}
