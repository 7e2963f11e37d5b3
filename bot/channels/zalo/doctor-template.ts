import { type OaClient, type TemplateInfo, ZaloError } from 'zalo-oa-sdk'
import { TEMPLATE_LENGTHS, TEMPLATE_PARAMETERS } from '../../../domain/delivery/terms.ts'
import { doubtful, type Finding, good, wrong } from '../../doctor/finding.ts'
import { formatNumber } from '../../texts/format.ts'

const ours = TEMPLATE_PARAMETERS.reminder
const ALL = Object.keys(ours).join(', ')
const lengths = new Map<string, number>(Object.entries(ours).map(([name, kind]) => [name, TEMPLATE_LENGTHS[kind]]))

/** Names of parameters of which one side knows nothing, or that may be longer with us than at Zalo. */
const differences = ({ parameters }: TemplateInfo) => {
  const theirs = new Map(parameters.map((parameter) => [parameter.name, parameter]))
  return {
    unknownToZalo: [...lengths.keys()].filter((name) => !theirs.has(name)),
    unknownToUs: parameters.filter(({ name, required }) => required && !lengths.has(name)).map(({ name }) => name),
    tooShort: [...lengths].flatMap(([name, length]) =>
      (theirs.get(name)?.lengthMax ?? length) < length ? [name] : [],
    ),
  }
}

const judge = (info: TemplateInfo): Finding => {
  if (info.status !== 'ENABLE')
    return wrong(({ template }) => template.notApproved(info.templateId, info.status ?? '?'))
  const { unknownToZalo, unknownToUs, tooShort } = differences(info)
  if (unknownToZalo.length > 0) return wrong(({ template }) => template.lacks(unknownToZalo.join(', '), ALL))
  if (unknownToUs.length > 0) return wrong(({ template }) => template.asksFor(unknownToUs.join(', '), ALL))
  if (tooShort.length > 0) return doubtful(({ template }) => template.tooShort(tooShort.join(', ')))
  return good(({ template, language }) =>
    template.approved(info.templateId, info.priceVnd === null ? '?' : formatNumber(info.priceVnd, language)),
  )
}

/** Whether the template of reminders is approved and takes what we fill it with, and how many may still go today. */
export const examineTemplate = async (
  client: Pick<OaClient, 'templateInfo' | 'templateQuota'>,
  templateId: string | undefined,
): Promise<Finding[]> => {
  if (templateId === undefined) return [doubtful(({ template }) => template.none(ALL))]
  try {
    const found = judge(await client.templateInfo(templateId))
    const { dailyRemain } = await client.templateQuota()
    if (dailyRemain === null || dailyRemain > 0) return [found]
    return [found, doubtful(({ template }) => template.noneLeftToday)]
  } catch (error) {
    if (!(error instanceof ZaloError)) throw error
    return [wrong(({ template }) => template.refused(templateId, String(error.code ?? '?')))]
  }
}
