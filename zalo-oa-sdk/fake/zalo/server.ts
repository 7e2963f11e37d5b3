import { createFakeClock, vietnamDayOf } from '../clock.ts'
import { type FakeAnswer, type FakeRequest, startFakeServer } from '../http-server.ts'
import { takeConsultation } from './consultation.ts'
import { createFakeOAuth } from './oauth.ts'
import { createFakePeople } from './people.ts'
import { createFakeTemplates } from './templates.ts'
import { createFakeUploads } from './uploads.ts'
import { createFakeWebhooks } from './webhooks.ts'
import { FakeRefusal, type FakeSent, type FakeTemplate, type FakeWorld, longId, personOf } from './world.ts'

export interface FakeZaloOptions {
  /** Where the clock stands. Default: now. */
  start?: Date
  port?: number
  /** How long a webhook may take before it counts as failed. Default 2,000, as at Zalo. */
  webhookAnswerWithinMs?: number
}

const ok = (data: unknown): FakeAnswer => ({ status: 200, body: { data, error: 0, message: 'Success' } })
const refusal = (code: number, message = 'refused'): FakeAnswer => ({ status: 200, body: { error: code, message } })

const jsonOf = ({ body }: FakeRequest): unknown => {
  try {
    return JSON.parse(body.toString())
  } catch {
    throw new FakeRefusal(-201, 'body is not JSON')
  }
}

const createWorld = (start: Date): FakeWorld => ({
  clock: createFakeClock(start),
  app: { id: longId(), secret: 'fake-app-secret' },
  account: {
    id: longId(),
    name: 'UBND xã Thử Nghiệm',
    secret: 'fake-oa-secret',
    type: 2,
    isVerified: true,
    packageName: 'Nâng cao',
    balanceVnd: 1_000_000,
    quotaRemain: null,
    templateQuotaTotal: 500,
  },
  endpoints: { v3: true, v2: false },
  requestsPerMinuteMax: 4_000,
  people: new Map(),
  templates: new Map(),
  sent: [],
})

/**
 * The OpenAPI, OAuth v4 and ZNS in one server, as strict as the documentation: use `root` for all three. Nothing but
 * what the documentation says is known about the real servers.
 */
export const startFakeZalo = async ({
  start = new Date(),
  port = 0,
  webhookAnswerWithinMs = 2_000,
}: FakeZaloOptions = {}) => {
  const world = createWorld(start)
  const { clock, account } = world
  const oauth = createFakeOAuth(world)
  const uploads = createFakeUploads(world)
  const templates = createFakeTemplates(world)
  const webhooks = createFakeWebhooks(world, webhookAnswerWithinMs)
  const requests: FakeRequest[] = []
  const files = new Map<string, Uint8Array>()
  const minute = { number: 0, count: 0 }

  const countRequest = () => {
    const number = Math.floor(clock.now() / 60_000)
    if (minute.number !== number) Object.assign(minute, { number, count: 0 })
    minute.count += 1
    if (minute.count > world.requestsPerMinuteMax) throw new FakeRefusal(-32, 'more requests than allowed in a minute')
  }

  const record = (sent: FakeSent & { trackingId?: string }): void => {
    const { trackingId, ...kept } = sent
    world.sent.push(kept)
    if (webhooks.url === null || !webhooks.sendsEchoes) return
    const parties = { sender: { id: account.id }, recipient: { id: sent.userId }, oa_id: account.id }
    const message = { msg_id: sent.messageId, ...(trackingId && { tracking_id: trackingId }) }
    if (sent.kind === 'consultation') {
      webhooks.deliverLater({
        ...parties,
        event_name: 'oa_send_text',
        message: { ...message, text: sent.content.text },
      })
    }
    webhooks.deliverLater({ ...parties, event_name: 'user_received_message', message })
  }

  const consultation = (request: FakeRequest): FakeAnswer => {
    const sent = takeConsultation(world, uploads, request.path, jsonOf(request))
    record(sent)
    const quota = sent.costVnd === 0 ? { quota_type: 'reply' } : { quota_type: 'paid' }
    return ok({ message_id: sent.messageId, user_id: sent.userId, sent_time: String(sent.atMs), quota })
  }

  const userDetail = ({ query }: FakeRequest): FakeAnswer => {
    const asked: { user_id?: string } = JSON.parse(query.get('data') ?? '{}')
    const person = personOf(world, asked.user_id ?? '')
    const day = person.lastInteractionAtMs === null ? '' : vietnamDayOf(person.lastInteractionAtMs)
    return ok({
      user_id: person.id,
      display_name: person.displayName,
      user_alias: '',
      user_is_follower: person.follows,
      user_last_interaction_date: day.split('-').reverse().join('/'),
      shared_info: { name: '', phone: '', address: '' },
    })
  }

  const officialAccount = (): FakeAnswer =>
    ok({
      oaid: account.id,
      name: account.name,
      is_verified: account.isVerified,
      oa_type: account.type,
      package_name: account.packageName,
      linked_ZCA: account.balanceVnd === null ? null : 'ZBA-1',
    })

  const quotas = (): FakeAnswer =>
    ok([
      {
        product_type: 'cs',
        quota_type: 'sub_quota',
        valid_through: '31/12/2026',
        ...(account.quotaRemain !== null && { total: account.quotaRemain, remain: account.quotaRemain }),
      },
    ])

  const byUserId = (request: FakeRequest): FakeAnswer => {
    const sent = templates.byUserId(request.path, jsonOf(request))
    record(sent)
    return ok({ message_id: sent.messageId, user_id: sent.userId, sent_time: String(sent.atMs) })
  }

  const byPhone = (request: FakeRequest): FakeAnswer => {
    const sent = templates.byPhone(request.path, jsonOf(request))
    record(sent)
    return ok({ msg_id: sent.messageId, sent_time: String(sent.atMs), sending_mode: '1', quota: templates.quota() })
  }

  type Route = (request: FakeRequest) => FakeAnswer | Promise<FakeAnswer>
  const oa: Readonly<Record<string, Route>> = {
    'POST /v3.0/oa/message/cs': consultation,
    'POST /v2.0/oa/message': consultation,
    'POST /v3.0/oa/message/template': byUserId,
    'POST /v2.0/oa/upload/image': async (request) => ok(await uploads.take('image', request)),
    'POST /v2.0/oa/upload/gif': async (request) => ok(await uploads.take('gif', request)),
    'POST /v2.0/oa/upload/file': async (request) => ok(await uploads.take('file', request)),
    'GET /v3.0/oa/user/detail': userDetail,
    'GET /v2.0/oa/getoa': officialAccount,
    'POST /v3.0/oa/quota/message': quotas,
  }
  const zns: Readonly<Record<string, Route>> = {
    'POST /message/template': byPhone,
    'GET /message/quota': () => ok(templates.quota()),
    'GET /template/info/v2': ({ query }) => ok(templates.info(query.get('template_id') ?? '')),
  }

  const route = async (request: FakeRequest): Promise<FakeAnswer> => {
    const name = `${request.method} ${request.path}`
    if (name === 'GET /v4/oa/permission') return oauth.consent(request)
    if (name === 'POST /v4/oa/access_token') return oauth.token(request)
    const file = files.get(request.path)
    if (request.method === 'GET' && file !== undefined) return { status: 200, body: file }
    const handle = oa[name] ?? zns[name]
    if (handle === undefined) return { status: 404, body: { error: -106, message: 'Method unsupported' } }
    const codes = name in oa ? { invalid: -216, expired: -220 } : { invalid: -124, expired: -124 }
    oauth.check(request.headers.access_token, codes)
    countRequest()
    return handle(request)
  }

  const server = await startFakeServer(
    async (request) => {
      requests.push(request)
      try {
        return await route(request)
      } catch (error) {
        if (error instanceof FakeRefusal) return refusal(error.code, error.message)
        throw error
      }
    },
    refusal,
    port,
  )

  return Object.assign(world, server, {
    oauth: oauth.fake,
    assets: uploads.assets,
    webhooks,
    do: createFakePeople(world, webhooks),
    requests,
    /** Keeps a file as people send it. @returns its address, for `do.sendFile`. */
    addFile: (name: string, bytes: Uint8Array): string => {
      const path = `/files/${files.size + 1}/${encodeURIComponent(name)}`
      files.set(path, bytes)
      return `${server.root}${path}`
    },
    /** Sets what the account looks like from outside to that of a state body: only version 2 serves it. */
    becomeStateBody: () => {
      account.type = 4
      Object.assign(world.endpoints, { v3: false, v2: true })
    },
    addTemplate: (template: Pick<FakeTemplate, 'id'> & Partial<FakeTemplate>): FakeTemplate => {
      const full: FakeTemplate = {
        status: 'ENABLE',
        parameters: { ten: { required: true, lengthMax: 30 } },
        priceVnd: 150,
        allowsUserId: true,
        quotaRemain: null,
        ...template,
      }
      world.templates.set(full.id, full)
      return full
    },
  })
}

export type FakeZalo = Awaited<ReturnType<typeof startFakeZalo>>
