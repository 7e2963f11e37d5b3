import { z } from 'zod'

/** An id in Zalo's answers: always a string here, however Zalo wrote it. */
export const idSchema = z.union([z.string(), z.number()]).transform(String)
const optionalId = idSchema.nullish().transform((id) => id ?? null)
const count = z.coerce.number().int().nullish().catch(null)
const text = z.string().nullish().catch(null)

/** Every answer of the OpenAPI, whatever the HTTP status. */
export const envelopeSchema = z.looseObject({
  error: z.union([z.number().int(), z.string().regex(/^-?\d+$/)]).transform(Number),
  message: z.string().optional().catch(undefined),
  data: z.unknown().optional(),
})

/** The OpenAPI and ZNS name the same two numbers differently. */
const quotaLeftSchema = z
  .looseObject({ quota_type: text, remain: count, total: count, remainingQuota: count, dailyQuota: count })
  .transform((quota) => ({
    /** `reply` for a free message. */
    type: quota.quota_type ?? null,
    remain: quota.remain ?? quota.remainingQuota ?? null,
    total: quota.total ?? quota.dailyQuota ?? null,
  }))

export const sentSchema = z
  .looseObject({
    message_id: optionalId,
    msg_id: optionalId,
    sent_time: optionalId,
    quota: quotaLeftSchema.nullish().catch(null),
  })
  .transform(({ message_id, msg_id, sent_time, quota }) => ({
    messageId: message_id ?? msg_id,
    /** As Zalo writes it. */
    sentTime: sent_time,
    quota: quota ?? null,
  }))

/** Zalo has accepted a message. Arrival comes later as the event `user_received_message`. */
export type SentMessage = z.output<typeof sentSchema>

export const uploadedImageSchema = z.looseObject({ attachment_id: idSchema }).transform((data) => data.attachment_id)
export const uploadedFileSchema = z.looseObject({ token: idSchema }).transform((data) => data.token)

export const userDetailSchema = z
  .looseObject({
    user_id: idSchema,
    user_id_by_app: optionalId,
    display_name: text,
    user_alias: text,
    user_is_follower: z.boolean().nullish().catch(null),
    user_last_interaction_date: text,
    shared_info: z.looseObject({ name: text, phone: optionalId, address: text }).nullish().catch(null),
  })
  .transform((data) => ({
    userId: data.user_id,
    userIdByApp: data.user_id_by_app,
    displayName: data.display_name ?? null,
    alias: data.user_alias ?? null,
    isFollower: data.user_is_follower ?? null,
    /** dd/MM/yyyy, Asia/Ho_Chi_Minh. */
    lastInteractionDate: data.user_last_interaction_date ?? null,
    /** What the person has shared through a contact request. */
    shared: {
      name: data.shared_info?.name ?? null,
      phone: data.shared_info?.phone ?? null,
      address: data.shared_info?.address ?? null,
    },
  }))

export type UserDetail = z.output<typeof userDetailSchema>

export const officialAccountSchema = z
  .looseObject({
    oaid: optionalId,
    oa_id: optionalId,
    name: text,
    is_verified: z.boolean().nullish().catch(null),
    oa_type: count,
    package_name: text,
    package_valid_through_date: text,
    linked_ZCA: text,
  })
  .transform((data) => ({
    oaId: data.oaid ?? data.oa_id,
    name: data.name ?? null,
    isVerified: data.is_verified ?? null,
    /** 2 business, 4 state body. */
    type: data.oa_type ?? null,
    packageName: data.package_name ?? null,
    packageValidThrough: data.package_valid_through_date ?? null,
    /** The billing account, null when none is linked: paid messages then fail with -320. */
    billingAccount: data.linked_ZCA ?? null,
  }))

export type OfficialAccount = z.output<typeof officialAccountSchema>

const quotaSchema = z
  .looseObject({ product_type: text, quota_type: text, valid_through: text, total: count, remain: count })
  .transform((data) => ({
    product: data.product_type ?? null,
    type: data.quota_type ?? null,
    validThrough: data.valid_through ?? null,
    total: data.total ?? null,
    remain: data.remain ?? null,
  }))

export const messageQuotasSchema = z.union([z.array(quotaSchema), quotaSchema.transform((quota) => [quota])])
export type MessageQuota = z.output<typeof quotaSchema>

export const templateQuotaSchema = z
  .looseObject({ dailyQuota: count, remainingQuota: count })
  .transform((data) => ({ dailyTotal: data.dailyQuota ?? null, dailyRemain: data.remainingQuota ?? null }))

export type TemplateQuota = z.output<typeof templateQuotaSchema>

export const templateInfoSchema = z
  .looseObject({
    templateId: idSchema,
    templateName: text,
    status: text,
    price: z.coerce.number().nullish().catch(null),
    listParams: z
      .array(
        z
          .looseObject({ name: z.string(), require: z.boolean().optional(), maxLength: count })
          .transform((parameter) => ({
            name: parameter.name,
            required: parameter.require ?? true,
            lengthMax: parameter.maxLength ?? null,
          })),
      )
      .catch([]),
  })
  .transform((data) => ({
    templateId: data.templateId,
    name: data.templateName ?? null,
    /** `ENABLE` when it may be sent; `PENDING_REVIEW`, `REJECT`, `DISABLE`. */
    status: data.status ?? null,
    priceVnd: data.price ?? null,
    parameters: data.listParams,
  }))

export type TemplateInfo = z.output<typeof templateInfoSchema>
