import { type OfficialAccount, pkceChallengeOf, ZaloError } from 'zalo-oa-sdk'
import type { Database } from '../../../services/database.ts'
import { readLastUpdate } from '../../../services/last-update.ts'
import type { ZaloAccount } from '../../../services/zalo-account.ts'
import { type Connection, type Permission, readConnection, readPermission } from '../../../services/zalo-connection.ts'
import { readSignaturePin } from '../../../services/zalo-signature.ts'
import { doubtful, type Finding, good, wrong } from '../../doctor/finding.ts'
import { probeWebhook } from '../../doctor/probe.ts'
import { formatInstant, formatNumber } from '../../texts/format.ts'
import { examineTemplate } from './doctor-template.ts'

export interface ZaloToExamine {
  database: Database
  account: ZaloAccount
  appId: string
  templateId: string | undefined
  budgetVnd: number
  publicUrl: string | undefined
  pkceVerifier: string | undefined
  now: Date
}

const WEBHOOK_PATH = '/webhooks/zalo'
/** Zalo's type of an account of a state body. */
const STATE_BODY = 4
const NEARLY_SPENT = 0.8

const ofPermission = (permission: Permission, now: Date): Finding => {
  const until = 'expiresAt' in permission ? formatInstant(permission.expiresAt.toISOString()) : ''
  switch (permission.kind) {
    case 'good':
      return good(({ zalo }) => zalo.permission.good(until))
    case 'lost':
      return wrong(({ zalo }) => (permission.expiresAt > now ? zalo.permission.lostUntil(until) : zalo.permission.lost))
    case 'unused':
    case 'missing':
    case 'unreadable':
      return wrong(({ zalo }) => zalo.permission[permission.kind])
  }
}

/** `webhooksOf`: the account whose events come in; undefined while none did. */
const ofAccount = (
  { oaId, name, type, isVerified, packageName, billingAccount }: OfficialAccount,
  webhooksOf: string | undefined,
): Finding[] => {
  const isState = type === STATE_BODY
  const isOther = webhooksOf !== undefined && oaId !== null && webhooksOf !== oaId
  return [
    good(({ zalo }) => zalo.account(name ?? '?', isState, packageName ?? '?')),
    ...(isOther ? [wrong(({ zalo }) => zalo.otherAccount(oaId, webhooksOf))] : []),
    ...(isVerified === false ? [doubtful(({ zalo }) => zalo.notVerified)] : []),
    billingAccount === null ? doubtful(({ zalo }) => zalo.noBilling) : good(({ zalo }) => zalo.billing),
  ]
}

const ofEndpoint = (mode: ZaloAccount['endpointMode'], { endpoint }: Connection, type: number | null): Finding => {
  if (type === STATE_BODY && mode === 'v3') return doubtful(({ zalo }) => zalo.endpoint.pinnedWrong)
  return good(({ zalo }) => (endpoint === 'unknown' ? zalo.endpoint.unknown : zalo.endpoint.known(endpoint, mode)))
}

const ofBudget = ({ month }: Connection, budgetVnd: number): Finding => {
  const mark = month.vnd >= budgetVnd * NEARLY_SPENT ? doubtful : good
  return mark(({ zalo, language }) => {
    const [spent, budget] = [formatNumber(month.vnd, language), formatNumber(budgetVnd, language)]
    return month.vnd >= budgetVnd ? zalo.budgetSpent(spent, budget) : zalo.budget(spent, budget)
  })
}

const ofQuota = async ({ client }: ZaloAccount): Promise<Finding> => {
  const quotas = await client.messageQuota()
  const left = quotas.flatMap(({ remain }) => (remain === null ? [] : [remain]))
  if (left.length === 0) return good(({ zalo }) => zalo.quota.unlimited)
  const most = Math.max(...left)
  return most === 0
    ? wrong(({ zalo }) => zalo.quota.empty)
    : good(({ zalo, language }) => zalo.quota.left(formatNumber(most, language)))
}

const ofWebhook = async ({ database, appId, publicUrl }: ZaloToExamine): Promise<Finding[]> => {
  if (publicUrl === undefined) return [wrong(({ zalo }) => zalo.webhook.noAddress)]
  const url = new URL(WEBHOOK_PATH, publicUrl).href
  const [pin, at] = await Promise.all([readSignaturePin(database, appId), readLastUpdate(database, 'zalo')])
  const received =
    pin === undefined
      ? doubtful(({ zalo }) => zalo.webhook.never(url))
      : good(({ zalo }) => zalo.webhook.received(at && formatInstant(at.toISOString()), pin.id, pin.key))
  // As the console's trial: no event, no signature, and nothing changes.
  return [received, await probeWebhook(url, { headers: {}, body: '{}', answers: 200 })]
}

const refusal = async (error: unknown, { account, now }: ZaloToExamine): Promise<Finding> => {
  if (!(error instanceof ZaloError)) throw error
  if (error.remedy === 'consentAgain') return ofPermission(await readPermission(account), now)
  const isAway = error.action === 'retry' || error.action === 'unknownMaybeSent'
  return wrong(({ zalo }) => (isAway ? zalo.notReached : zalo.refused(String(error.code ?? '?'))))
}

/** What Zalo itself says of the account; asking it renews tokens that have run out. */
const ofZalo = async (examined: ZaloToExamine): Promise<Finding[]> => {
  const { database, account, appId, now, templateId, budgetVnd } = examined
  const detail = await account.client.officialAccount()
  const connection = await readConnection(database, account, now)
  const pin = await readSignaturePin(database, appId)
  return [
    ofPermission(connection.permission, now),
    ...ofAccount(detail, pin?.oaId),
    ofEndpoint(account.endpointMode, connection, detail.type),
    await ofQuota(account),
    ...(await examineTemplate(account.client, templateId)),
    ofBudget(connection, budgetVnd),
  ]
}

/** The Official Account: our permission, what it is and may do, its template and money, and the way that events come in. */
export const examineZalo = async (examined: ZaloToExamine): Promise<Finding[]> => {
  const { account, pkceVerifier, now } = examined
  const before = await readPermission(account)
  const isHopeless = before.kind === 'missing' || before.kind === 'unreadable'
  const found = isHopeless
    ? [ofPermission(before, now)]
    : await ofZalo(examined).catch(async (error) => [await refusal(error, examined)])
  const challenge = pkceVerifier === undefined ? undefined : await pkceChallengeOf(pkceVerifier)
  return [
    ...found,
    ...(await ofWebhook(examined)),
    ...(challenge === undefined ? [] : [good(({ zalo }) => zalo.challenge(challenge))]),
  ]
}
