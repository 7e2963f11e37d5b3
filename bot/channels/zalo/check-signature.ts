import { hash } from 'node:crypto'
import { readWebhook, type SignatureCandidate, type WebhookReading } from 'zalo-oa-sdk'
import type { Logger } from '../../../services/logger.ts'
import type { SignaturePin } from '../../../services/zalo-signature.ts'

export interface SignatureOptions {
  appId: string
  appSecret: string
  oaSecret: string
  /** What any process of ours has found out. */
  pin: { read(): Promise<SignaturePin | undefined>; keep(pin: SignaturePin): Promise<void> }
  log: Logger
}

export interface SignedRequest {
  /** The bytes as they arrived. */
  rawBody: Uint8Array
  /** The header X-ZEvent-Signature. */
  signature: string | null
}

type Kind = Pick<SignaturePin, 'id' | 'key'>

const KINDS: readonly Kind[] = [
  { id: 'app', key: 'oa' },
  { id: 'app', key: 'app' },
  { id: 'oa', key: 'oa' },
  { id: 'oa', key: 'app' },
]

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer')

/** The account's id as the body tells it: only a candidate for what the signature begins with, so it need not be trusted. */
const oaIdsIn = (rawBody: Uint8Array): string[] => {
  const text = new TextDecoder().decode(rawBody)
  const found = text.matchAll(/"(?:oa_id"\s*:\s*|(?:recipient|sender)"\s*:\s*\{\s*"id"\s*:\s*)"?(\d{5,30})/g)
  return [...new Set([...found].map(([, id = '']) => id))].slice(0, 3)
}

/**
 * Reads webhooks. Whether Zalo signs with the app's or the account's id and secret is not certain, so all four are tried until
 * one fits; that one is kept for every process, and from then on no other counts.
 */
export const createSignatureCheck = ({ appId, appSecret, oaSecret, pin, log }: SignatureOptions) => {
  let known: SignaturePin | undefined
  let lookedUp: Promise<void> | undefined

  const lookUp = async () => {
    known ??= await pin.read()
  }

  const candidateOf = ({ id, key }: Kind, oaId: string): SignatureCandidate => ({
    name: `${id} ${key}`,
    id: id === 'app' ? appId : oaId,
    key: key === 'app' ? appSecret : oaSecret,
  })

  const candidates = (rawBody: Uint8Array): SignatureCandidate[] => {
    if (known !== undefined) return [candidateOf(known, known.oaId)]
    const oaIds = oaIdsIn(rawBody)
    return KINDS.flatMap((kind) => (kind.id === 'app' ? [''] : oaIds).map((oaId) => candidateOf(kind, oaId)))
  }

  const learn = async ({ matched, event }: Extract<WebhookReading, { kind: 'event' }>) => {
    const kind = KINDS.find(({ id, key }) => matched.name === `${id} ${key}`)
    // Of a receipt it is not certain which side is the account.
    const isTold = event.kind !== 'unknown' && event.kind !== 'receipt'
    const oaId = kind?.id === 'oa' ? matched.id : isTold ? event.oaId : null
    if (known !== undefined || kind === undefined || oaId === null) return
    known = { appId, oaId, ...kind }
    log.info(
      { id: kind.id, key: kind.key, oaId },
      'Zalo: this is how webhooks are signed; no other way counts from now on',
    )
    await pin.keep(known).catch((error) => log.warn({ err: error }, 'Zalo: the way of signing could not be kept'))
  }

  /** Once; and again as long as nothing is known. */
  const recall = (): Promise<void> => {
    lookedUp ??= lookUp().finally(() => {
      if (known === undefined) lookedUp = undefined
    })
    return lookedUp
  }

  const read = async (request: SignedRequest): Promise<WebhookReading> => {
    await recall()
    const reading = await readWebhook({ ...request, candidates: candidates(request.rawBody), sha256 })
    if (reading.kind === 'event' && known === undefined) await learn(reading)
    return reading
  }

  return { read, recall, known: () => known }
}
