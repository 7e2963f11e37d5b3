import { createZaloBot } from 'zalo-oa-sdk/bot'
import { startFakeZaloBot } from 'zalo-oa-sdk/fake'
import { accountLanguage } from '../../../services/account-language.ts'
import type { Database } from '../../../services/database.ts'
import { createMenusInSight } from '../../../services/menus-in-sight.ts'
import { oweReport } from '../../../testing/obligations.ts'
import { countedIds, DEMONSTRATION_NOW } from '../../testing/demonstration.ts'
import { startTestBot, type TestBot } from '../../testing/start-test-bot.ts'
import { textsOf } from '../../texts/texts.ts'
import { ANSWER, readScript, type Step } from '../../transcripts/read-script.ts'
import { serveWebhook } from '../testing/serve-webhook.ts'
import { SECRET } from './start-test-channel.ts'
import { createZaloBotChannel } from './zalo-bot-channel.ts'

/** Between a message and what is typed next. */
const READING_MS = 10_000

/** Plays a transcript as somebody lives it who has only the Zalo Bot: all that is typed, and all that comes, over HTTP. */
export const playTyped = async (script: string, database: Database): Promise<string> => {
  const fake = await startFakeZaloBot({ start: DEMONSTRATION_NOW })
  const newId = countedIds(0x10_0000)
  const start = () => {
    const channel = createZaloBotChannel({
      token: fake.token,
      apiRoot: fake.root,
      webhookSecret: SECRET,
      receive: (inbound) => bot.receive(inbound),
      menusInSight: createMenusInSight(database),
      textsFor: async (sender) => textsOf(await accountLanguage(database, { channel: 'zalo-bot', sender })).zaloBot,
      log: { debug() {}, info() {}, warn() {}, error() {} },
      now: () => bot.clock.now.getTime(),
    })
    const bot: TestBot = startTestBot(database, { now: new Date(fake.clock.now()), newId, outlet: channel.channel })
    return { channel, bot }
  }
  let { channel, bot } = start()
  const webhook = await serveWebhook(async (header, body) => {
    await channel.handleWebhook({ secret: header('x-bot-api-secret-token'), body })
    return 200
  })

  const moveTo = async (at: Date) => {
    await fake.clock.advanceTo(at)
    bot.clock.now = at
  }

  /** The Bot Platform knows whoever has written to it. */
  const link = async (who: string) => {
    await database.run(
      `insert into accounts (channel, external_id, person_id, linked_at)
       select 'zalo-bot', $1::text, person_id, linked_at from accounts where channel = 'webchat' and external_id = $2::text
       on conflict do nothing`,
      [who, `demo-${who}`],
    )
    await fake.sendText(who, 'xin chào')
  }

  const play = async (step: Step): Promise<void> => {
    switch (step.kind) {
      case 'restart':
        ;({ channel, bot } = start())
        return
      case 'clock':
        return moveTo(step.at)
      case 'owe':
        await oweReport(database, {
          unitCode: step.unit,
          period: step.period,
          dueOn: step.dueOn,
          aggregatorCode: step.aggregator,
        })
        return
      case 'remind':
        await moveTo(step.at)
        return bot.remind()
      case 'say': {
        if (step.input.kind !== 'text') throw new Error('only texts are typed')
        await moveTo(new Date(fake.clock.now() + READING_MS))
        await fake.sendText(step.who, step.input.text)
        return bot.deliverer.settle()
      }
      default:
        throw new Error(`a typed transcript has no step ${step.kind}`)
    }
  }

  const steps = readScript(script)
  const people = new Set(steps.flatMap(({ step }) => (step?.kind === 'say' ? [step.who] : [])))
  for (const who of people) await link(who)
  await createZaloBot({ token: fake.token, apiRoot: fake.root }).setWebhook({ url: webhook.url, secret: SECRET })
  const played: string[] = []
  for (const { line, step } of steps) {
    const before = fake.sent.length
    if (step !== undefined) await play(step)
    const texts = fake.sent.slice(before).map(({ content }) => String(content.text ?? content.photo))
    played.push(line, ...texts.flatMap((text, index) => [...(index === 0 ? [] : [`${ANSWER}---`]), ...printed(text)]))
  }
  await fake.close()
  await webhook.close()
  return `${played.join('\n')}\n`
}

const printed = (text: string): string[] => text.split('\n').map((line) => `${ANSWER} ${line}`.trimEnd())
