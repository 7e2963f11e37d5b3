import {
  createOaClient,
  createTokenKeeper,
  createZaloOAuth,
  type EndpointMode,
  type OaClient,
  type TokenEvent,
  type TokenKeeper,
  type TokenRecord,
  type ZaloOAuth,
} from 'zalo-oa-sdk'
import type { Database } from './database.ts'
import { endpointMemory } from './zalo-endpoint.ts'
import { createZaloTokenStore } from './zalo-tokens.ts'

export interface ZaloAccountOptions {
  database: Database
  appId: string
  appSecret: string
  firstRefreshToken?: string
  endpointMode: EndpointMode
  apiRoot: string
  oauthRoot: string
  znsRoot: string
  /** Encrypts the tokens in the database: the secret of the program, not Zalo's. */
  secret: string
  /** Goes on where the product's own clock is fixed. */
  clock: () => Date
  /** Hears what becomes of the tokens; must not wait for a message through them. */
  onTokenEvent: (event: TokenEvent) => void | Promise<void>
  /** How messages travel; by default the global `fetch`. */
  fetch?: typeof fetch
}

/** Our Official Account, as every process that shares the database sees it. */
export interface ZaloAccount {
  client: OaClient
  tokens: TokenKeeper
  oauth: ZaloOAuth
  /** Takes the tokens of a new consent into use, even where those before can no longer be decrypted. */
  adopt: TokenKeeper['adopt']
  /** The tokens as they are stored. Rejects with `TokensUnreadable`. */
  record: () => Promise<TokenRecord | null>
  endpointMode: EndpointMode
}

/** A request for tokens that takes longer has failed; the lease of the tokens is three times as long. */
const OAUTH_TIMEOUT_MS = 10_000

export const tokenAccountOf = (appId: string): string => `zalo:${appId}`

export const createZaloAccount = ({
  database,
  appId,
  appSecret,
  firstRefreshToken,
  endpointMode,
  apiRoot,
  oauthRoot,
  znsRoot,
  secret,
  clock,
  onTokenEvent,
  fetch: send,
}: ZaloAccountOptions): ZaloAccount => {
  const oauth = createZaloOAuth({ appId, appSecret, root: oauthRoot, timeoutMilliseconds: OAUTH_TIMEOUT_MS })
  const stored = {
    database,
    account: tokenAccountOf(appId),
    secret,
    ...(firstRefreshToken !== undefined && { firstRefreshToken }),
  }
  const keeping = { oauth, onEvent: onTokenEvent, now: () => clock().getTime() }
  const store = createZaloTokenStore(stored)
  const tokens = createTokenKeeper({ store, ...keeping })
  const replacing = createTokenKeeper({ store: createZaloTokenStore({ ...stored, unreadable: 'replace' }), ...keeping })
  const client = createOaClient({
    tokens,
    endpoint: endpointMemory(database, endpointMode),
    apiRoot,
    znsRoot,
    ...(send !== undefined && { fetch: send }),
  })
  return { client, tokens, oauth, adopt: replacing.adopt, record: store.load, endpointMode }
}
