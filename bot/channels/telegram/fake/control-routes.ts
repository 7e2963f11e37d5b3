import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import type { FakeTelegramControl } from './fake-telegram-control.ts'
import { readParameters } from './parameters.ts'
import { SAMPLE_CONTENT, type SampleContent } from './sample-content.ts'

type Action = (body: unknown) => unknown

const chat = z.object({ chatId: z.number().int() })
const content = z.union([
  z.string(),
  z.object({ content: z.custom<SampleContent>(isSampleContent), caption: z.string().exactOptional() }),
  z.object({ fields: z.record(z.string(), z.unknown()) }),
])
const fault = z.object({
  kind: z.enum(['refuse', 'hang', 'slow', 'drop', 'cut', 'garbage']),
  method: z.string().exactOptional(),
  chatId: z.number().exactOptional(),
  times: z.number().exactOptional(),
  code: z.number().exactOptional(),
  description: z.string().exactOptional(),
  retryAfter: z.number().exactOptional(),
  delayMs: z.number().exactOptional(),
})
const limits = z.object({
  perChatPerSecond: z.number().exactOptional(),
  perChatBurst: z.number().exactOptional(),
  overallPerSecond: z.number().exactOptional(),
})
const delivery = z.object({
  duplicate: z.enum(['together', 'after']).exactOptional(),
  paused: z.boolean().exactOptional(),
  unordered: z.boolean().exactOptional(),
})
const user = z.object({
  id: z.number().exactOptional(),
  firstName: z.string().exactOptional(),
  username: z.string().exactOptional(),
  started: z.boolean().exactOptional(),
})

/**
 * `POST /control/<action>` with the action's arguments as a JSON object, for another process or by hand:
 * `curl -d '{"chatId":1,"content":"/start"}' -H 'content-type: application/json' $URL/control/userSends`.
 * Answers `{ "result": … }`, or 400 with `{ "error": … }`.
 */
export function controlRoutes(control: FakeTelegramControl) {
  const actions = new Map<string, Action>(Object.entries(actionsOf(control)))
  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const action = actions.get(url.pathname.slice('/control/'.length))
    try {
      if (action === undefined) throw new Error(`no such action; there are: ${[...actions.keys()].join(', ')}`)
      const result = await action(await readParameters(request, new URLSearchParams()))
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ result: result ?? null }))
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ error: reason }))
    }
  }
}

function actionsOf(control: FakeTelegramControl): Record<string, Action> {
  const method = z.object({ method: z.string() })
  return {
    createUser: (body) => control.createUser(user.parse(body)),
    userSends: (body) => {
      const given = chat.extend({ content }).parse(body)
      return control.userSends(given.chatId, given.content)
    },
    userEdits: (body) => {
      const given = chat.extend({ messageId: z.number(), text: z.string() }).parse(body)
      return control.userEdits(given.chatId, given.messageId, given.text)
    },
    userPresses: (body) => {
      const given = chat.extend({ messageId: z.number(), data: z.string(), evenIfGone: z.boolean().default(false) })
      const { chatId, messageId, data, evenIfGone } = given.parse(body)
      return control.userPresses(chatId, messageId, data, { evenIfGone })
    },
    userBlocks: (body) => control.userBlocks(chat.parse(body).chatId),
    userUnblocks: (body) => control.userUnblocks(chat.parse(body).chatId),
    pushUpdate: (body) => control.pushUpdate(z.record(z.string(), z.unknown()).parse(body)),
    messages: (body) => control.messages(chat.parse(body).chatId),
    waitForMessage: (body) => {
      const given = chat.extend({ n: z.number(), timeoutMs: z.number().optional() }).parse(body)
      return control.waitForMessage(given.chatId, given.n, given.timeoutMs)
    },
    callbackQueries: () => control.callbackQueries(),
    calls: (body) => control.calls(method.partial().parse(body).method),
    waitForCalls: (body) => {
      const given = method.extend({ n: z.number() }).parse(body)
      return control.waitForCalls(given.method, given.n)
    },
    pendingUpdates: () => control.pendingUpdates(),
    planFault: (body) => control.planFault(fault.parse(body)),
    clearFaults: () => control.clearFaults(),
    setLimits: (body) => control.setLimits(limits.parse(body)),
    setDelivery: (body) => control.setDelivery(delivery.parse(body)),
    redeliver: (body) => {
      const given = z.object({ updateId: z.number(), copies: z.number().default(1) }).parse(body)
      return control.redeliver(given.updateId, given.copies)
    },
  }
}

function isSampleContent(value: unknown): boolean {
  return typeof value === 'string' && Object.hasOwn(SAMPLE_CONTENT, value)
}
