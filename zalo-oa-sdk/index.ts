export { botErrors, oaErrors, type ZaloErrorMeaning, znsErrors } from './errors/error-table.ts'
export {
  type ZaloAction,
  type ZaloApi,
  ZaloError,
  type ZaloErrorDetails,
  type ZaloLimit,
  ZaloLimitError,
  type ZaloRemedy,
} from './errors/zalo-error.ts'
export { parseExactJson } from './exact-json.ts'
export type { HttpOptions } from './http.ts'
export type {
  MessageQuota,
  OfficialAccount,
  SentMessage,
  TemplateInfo,
  TemplateQuota,
  UserDetail,
} from './oa/answers.ts'
export type { Endpoint, EndpointMode, EndpointOptions } from './oa/endpoint.ts'
export * from './oa/limits.ts'
export type { ContactRequest, ImageMessage, TextMessage, ZaloButton } from './oa/messages.ts'
export { createOaClient, type OaClient, type OaClientOptions, type TemplateMessage } from './oa/oa-client.ts'
export { freeWindowMs, openWindowMs, paidMessageVnd, sendingWindow } from './oa/sending-window.ts'
export type { Upload, UploadKind } from './oa/uploads.ts'
export {
  createZaloOAuth,
  invalidRefreshToken,
  type OAuthOptions,
  type TokenPair,
  type ZaloOAuth,
} from './tokens/oauth.ts'
export { createPkce, pkceChallengeOf } from './tokens/pkce.ts'
export {
  createTokenKeeper,
  type TokenEvent,
  type TokenKeeper,
  type TokenKeeperOptions,
  type TokenSource,
} from './tokens/token-keeper.ts'
export {
  createMemoryTokenStore,
  type LockedTokens,
  type LossReason,
  type TokenRecord,
  type TokenStore,
  tokenRecordOf,
} from './tokens/token-store.ts'
export type { ZaloAttachment } from './webhook/attachments.ts'
export { isInteraction, type ZaloEvent, zaloEventOf } from './webhook/events.ts'
export { deliveryKeyOf, readWebhook, type WebhookReading } from './webhook/read-webhook.ts'
export {
  matchSignature,
  type Sha256,
  type SignatureCandidate,
  type SignedBody,
  signatureOf,
} from './webhook/signature.ts'
