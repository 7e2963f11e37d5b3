import type { OaClient } from 'zalo-oa-sdk'
import { TEMPLATE_PARAMETERS, type TemplateName } from '../../../domain/delivery/terms.ts'
import { type Channel, DeliveryError } from '../channel.ts'
import { deliveryErrorOf } from './zalo-fault.ts'

/** Which approved template each of ours is at Zalo. */
export type ZaloTemplates = Partial<Record<TemplateName, string>>

/** By user id, or by phone where the recipient is one: `+84912345678`. */
export const createTemplateSender =
  ({
    client,
    templates,
    now,
  }: {
    client: Pick<OaClient, 'sendTemplateByPhone' | 'sendTemplateByUserId'>
    templates: ZaloTemplates
    now: () => Date
  }): NonNullable<Channel['sendTemplate']> =>
  async (recipient, { name, parameters }, reference) => {
    const templateId = templates[name]
    if (templateId === undefined) throw new DeliveryError('elsewhere', `Zalo: no template is approved for ${name}`)
    const message = { templateId, data: parameters, kinds: TEMPLATE_PARAMETERS[name] }
    try {
      const { messageId } = await (recipient.startsWith('+')
        ? client.sendTemplateByPhone({ phone: recipient, trackingId: reference, ...message })
        : client.sendTemplateByUserId({ userId: recipient, ...message }))
      return { messageId: messageId ?? '' }
    } catch (error) {
      throw deliveryErrorOf(error, now())
    }
  }
