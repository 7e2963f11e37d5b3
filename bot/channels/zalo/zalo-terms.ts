import { freeWindowMs, type OaClient, openWindowMs, paidMessageVnd } from 'zalo-oa-sdk'
import type { ChannelTerms, TemplateName, TemplateTerms } from '../../../domain/delivery/terms.ts'
import type { Logger } from '../../../services/logger.ts'
import type { ZaloTemplates } from './send-template.ts'

/** What a template is taken to cost until Zalo has told its price: the most that is known of. */
const PRICE_MAX_VND = 200
const ASKED_EVERY_MS = 3_600_000

/**
 * What an Official Account charges. The prices of templates are Zalo's, asked for once in an hour at most when somebody looks;
 * until they are known the highest counts.
 */
export const createZaloTerms = ({
  client,
  templates,
  monthlyVnd,
  now,
  log,
}: {
  client: Pick<OaClient, 'templateInfo'>
  templates: ZaloTemplates
  monthlyVnd: number
  now: () => Date
  log: Logger
}): (() => ChannelTerms) => {
  const prices = new Map<string, number>()
  let askedAt = Number.NEGATIVE_INFINITY

  const ask = async () => {
    for (const [name, templateId] of Object.entries(templates)) {
      try {
        const { priceVnd } = await client.templateInfo(templateId)
        if (priceVnd !== null) prices.set(name, priceVnd)
      } catch (error) {
        log.warn({ err: error, template: name }, 'Zalo: the price of a template could not be asked for')
      }
    }
  }

  const termsOf = (name: string): TemplateTerms => {
    const vnd = prices.get(name) ?? PRICE_MAX_VND
    return { vndByAccount: vnd, vndByPhone: vnd, fromHour: 6, untilHour: 22 }
  }

  return () => {
    if (now().getTime() - askedAt > ASKED_EVERY_MS) {
      askedAt = now().getTime()
      void ask()
    }
    const known: Partial<Record<TemplateName, TemplateTerms>> = Object.fromEntries(
      Object.keys(templates).map((name) => [name, termsOf(name)]),
    )
    return { window: { freeMs: freeWindowMs, openMs: openWindowMs, vnd: paidMessageVnd }, templates: known, monthlyVnd }
  }
}
