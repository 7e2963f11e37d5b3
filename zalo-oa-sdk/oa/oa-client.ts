import type { z } from 'zod'
import { zaloErrorOf } from '../errors/error-table.ts'
import { type ZaloApi, ZaloError, ZaloLimitError } from '../errors/zalo-error.ts'
import { type HttpOptions, request, unreadableAnswer } from '../http.ts'
import type { TokenSource } from '../tokens/token-keeper.ts'
import {
  envelopeSchema,
  messageQuotasSchema,
  officialAccountSchema,
  sentSchema,
  templateInfoSchema,
  templateQuotaSchema,
  uploadedFileSchema,
  uploadedImageSchema,
  userDetailSchema,
} from './answers.ts'
import { createEndpointChoice, type EndpointOptions } from './endpoint.ts'
import { checkedTemplateData, type TemplateParameterKind, trackingIdLengthMax, zaloPhoneOf } from './limits.ts'
import {
  type ContactRequest,
  contactRequestBody,
  fileBody,
  type ImageMessage,
  imageBody,
  type MessageBody,
  type TextMessage,
  textBody,
} from './messages.ts'
import { type Upload, type UploadKind, uploadForm } from './uploads.ts'

export interface OaClientOptions extends HttpOptions {
  tokens: TokenSource
  endpoint?: EndpointOptions
  /** Default `https://openapi.zalo.me`. */
  apiRoot?: string
  /** Default `https://business.openapi.zalo.me`. */
  znsRoot?: string
}

export interface TemplateMessage {
  templateId: string
  /** The parameters of the approved template, by name. */
  data: Readonly<Record<string, string>>
  /** How parameters are declared at Zalo; those named here are checked for length before sending. */
  kinds?: Readonly<Record<string, TemplateParameterKind>>
}

interface Call<T> {
  api: ZaloApi
  path: string
  /** POST with this body; GET without. */
  body?: MessageBody | FormData
  schema: z.ZodType<T>
  repeatable: boolean
}

/**
 * The client of one Official Account. Every method throws `ZaloError`, whose `action` says what to do, or
 * `ZaloLimitError` before anything is sent. A refused access token is replaced and the request repeated once.
 */
export const createOaClient = ({
  tokens,
  endpoint,
  apiRoot = 'https://openapi.zalo.me',
  znsRoot = 'https://business.openapi.zalo.me',
  ...http
}: OaClientOptions) => {
  const throughEndpoint = createEndpointChoice(endpoint)

  const callWith = async <T>(token: string, { api, path, body, schema, repeatable }: Call<T>): Promise<T> => {
    const isForm = body instanceof FormData
    const { status, json } = await request({
      ...http,
      api,
      url: `${api === 'zns' ? znsRoot : apiRoot}${path}`,
      init: {
        method: body === undefined ? 'GET' : 'POST',
        headers: { access_token: token, ...(body !== undefined && !isForm && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
      },
      repeatable,
    })
    const envelope = envelopeSchema.safeParse(json)
    if (!envelope.success) throw unreadableAnswer(api, status, repeatable)
    const { error, message = 'no message', data } = envelope.data
    if (error !== 0) throw zaloErrorOf(api, error, message, repeatable)
    const parsed = schema.safeParse(data ?? {})
    if (parsed.success) return parsed.data
    throw new ZaloError(`Zalo ${api} answered ${path} in an unknown form`, {
      api,
      action: repeatable ? 'tellAdministrator' : 'unknownMaybeSent',
      cause: parsed.error,
    })
  }

  const call = async <T>(what: Call<T>): Promise<T> => {
    const token = await tokens.current()
    try {
      return await callWith(token, what)
    } catch (error) {
      if (!(error instanceof ZaloError) || error.action !== 'refreshToken') throw error
    }
    return callWith(await tokens.replace(token), what)
  }

  const send = (userId: string, message: MessageBody) =>
    throughEndpoint((path) =>
      call({
        api: 'oa',
        path,
        body: { recipient: { user_id: userId }, message },
        schema: sentSchema,
        repeatable: false,
      }),
    )

  const read = <T>(api: ZaloApi, path: string, schema: z.ZodType<T>) => call({ api, path, schema, repeatable: true })

  const upload = <T>(kind: UploadKind, asset: Upload, schema: z.ZodType<T>) =>
    call({ api: 'oa', path: `/v2.0/oa/upload/${kind}`, body: uploadForm(kind, asset), schema, repeatable: true })

  return {
    /** A consultation message: free within 48 h of the person's last interaction, paid up to 7 days, then refused. */
    sendText: async ({ userId, ...message }: { userId: string } & TextMessage) => send(userId, textBody(message)),

    sendImage: async ({ userId, ...image }: { userId: string } & ImageMessage) => send(userId, imageBody(image)),

    /** `token` is what `uploadFile` gave within the last seven days; older: error -100, upload again. */
    sendFile: async ({ userId, token }: { userId: string; token: string }) => send(userId, fileBody(token)),

    requestContact: async ({ userId, ...asked }: { userId: string } & ContactRequest) =>
      send(userId, contactRequestBody(asked)),

    /** jpg or png up to 1 MB. @returns the attachment id, valid for 7 days. */
    uploadImage: async (asset: Upload) => upload('image', asset, uploadedImageSchema),

    /** gif up to 5 MB. @returns the attachment id, valid for 7 days. */
    uploadGif: async (asset: Upload) => upload('gif', asset, uploadedImageSchema),

    /** pdf, doc or docx up to 5 MB. @returns the token, valid for 7 days. */
    uploadFile: async (asset: Upload) => upload('file', asset, uploadedFileSchema),

    userDetail: (userId: string) =>
      read(
        'oa',
        `/v3.0/oa/user/detail?data=${encodeURIComponent(JSON.stringify({ user_id: userId }))}`,
        userDetailSchema,
      ),

    /** Name, type, package and billing account of the account that the tokens belong to. */
    officialAccount: () => read('oa', '/v2.0/oa/getoa', officialAccountSchema),

    /** What the package of the account still allows of consultation messages. */
    messageQuota: () =>
      call({
        api: 'oa',
        path: '/v3.0/oa/quota/message',
        body: { quota_owner: 'OA', product_type: 'cs' },
        schema: messageQuotasSchema,
        repeatable: true,
      }),

    /** An approved template to somebody known by user id: needs no window, cheaper than by phone. */
    sendTemplateByUserId: async ({ userId, templateId, data, kinds = {} }: { userId: string } & TemplateMessage) =>
      call({
        api: 'oa',
        path: '/v3.0/oa/message/template',
        body: { user_id: userId, template_id: templateId, template_data: checkedTemplateData(data, kinds) },
        schema: sentSchema,
        repeatable: false,
      }),

    /** An approved template by phone (ZNS), 06:00–22:00 Asia/Ho_Chi_Minh. `trackingId` comes back in the receipt. */
    sendTemplateByPhone: async ({
      phone,
      templateId,
      data,
      kinds = {},
      trackingId,
    }: { phone: string; trackingId: string } & TemplateMessage) => {
      if (trackingId.length > trackingIdLengthMax) {
        const sizes = { max: trackingIdLengthMax, actual: trackingId.length }
        throw new ZaloLimitError('trackingIdLength', 'trackingId', { api: 'zns', ...sizes })
      }
      return call({
        api: 'zns',
        path: '/message/template',
        body: {
          phone: zaloPhoneOf(phone),
          template_id: templateId,
          template_data: checkedTemplateData(data, kinds),
          tracking_id: trackingId,
        },
        schema: sentSchema,
        repeatable: false,
      })
    },

    /** Templates left for today. */
    templateQuota: () => read('zns', '/message/quota', templateQuotaSchema),

    /** Whether a template is approved, what it costs, which parameters it takes. */
    templateInfo: (templateId: string) =>
      read('zns', `/template/info/v2?template_id=${encodeURIComponent(templateId)}`, templateInfoSchema),
  }
}

export type OaClient = ReturnType<typeof createOaClient>
