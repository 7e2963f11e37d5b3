import { z } from 'zod'
import { vietnamDayOf, vietnamHourOf } from '../clock.ts'
import { type FakePerson, FakeRefusal, type FakeSent, type FakeTemplate, type FakeWorld, longId, pay } from './world.ts'

const data = z.record(z.string(), z.string())
const byUserIdSchema = z.strictObject({ user_id: z.string(), template_id: z.string(), template_data: data })
const byPhoneSchema = z.strictObject({
  phone: z.string(),
  template_id: z.string(),
  template_data: data,
  tracking_id: z.string().max(48),
})

const parse = <T>(schema: z.ZodType<T>, json: unknown, code: number): T => {
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw new FakeRefusal(code, 'Template data invalid')
  return parsed.data
}

export const createFakeTemplates = (world: FakeWorld) => {
  const { clock, account, templates, people } = world
  const usage = { day: '', count: 0 }

  const remain = (): number => {
    const day = vietnamDayOf(clock.now())
    if (usage.day !== day) Object.assign(usage, { day, count: 0 })
    return Math.max(0, account.templateQuotaTotal - usage.count)
  }

  const check = (id: string, given: Readonly<Record<string, string>>): FakeTemplate => {
    const template = templates.get(id)
    if (template === undefined) throw new FakeRefusal(-109, 'Template ID invalid')
    if (template.status === 'DISABLE') throw new FakeRefusal(-146, 'Template is disabled')
    if (template.status !== 'ENABLE') throw new FakeRefusal(-131, 'Template is not approved')
    if (Object.keys(given).length === 0) throw new FakeRefusal(-111, 'Template data empty')
    for (const [name, { required, lengthMax }] of Object.entries(template.parameters)) {
      const value = given[name]
      if (required && value === undefined) throw new FakeRefusal(-1122, `Template data missing parameter ${name}`)
      if (value !== undefined && value.length > lengthMax) throw new FakeRefusal(-1121, `${name} exceeds max length`)
    }
    if (Object.keys(given).some((name) => !(name in template.parameters))) {
      throw new FakeRefusal(-112, 'Template data type not defined')
    }
    return template
  }

  const checkPerson = (person: FakePerson) => {
    if (person.isInactive) throw new FakeRefusal(-114, 'User is inactive')
    if (person.hasBlocked || person.hasOptedOut) throw new FakeRefusal(-141, 'User refuses messages of this OA')
  }

  /** What both ways have in common once the person is known. */
  const accept = (
    sent: Pick<FakeSent, 'kind' | 'path' | 'content'>,
    template: FakeTemplate,
    person: FakePerson,
    codes: { none: number; empty: number },
  ): FakeSent => {
    const hour = vietnamHourOf(clock.now())
    if (hour < 6 || hour >= 22) throw new FakeRefusal(-133, 'Not allowed to send at night')
    checkPerson(person)
    if (remain() === 0) throw new FakeRefusal(-144, 'OA daily quota exceeded')
    if (template.quotaRemain === 0) throw new FakeRefusal(-147, 'Template daily quota exceeded')
    pay(world, template.priceVnd, codes)
    usage.count += 1
    if (template.quotaRemain !== null) template.quotaRemain -= 1
    const { id: templateId, priceVnd: costVnd } = template
    return { ...sent, templateId, costVnd, messageId: longId(), userId: person.id, atMs: clock.now() }
  }

  return {
    quota: () => ({ dailyQuota: String(account.templateQuotaTotal), remainingQuota: String(remain()) }),

    info: (id: string) => {
      const template = templates.get(id)
      if (template === undefined) throw new FakeRefusal(-109, 'Template ID invalid')
      const parameters = Object.entries(template.parameters)
      return {
        templateId: Number(id),
        templateName: id,
        status: template.status,
        price: String(template.priceVnd),
        listParams: parameters.map(([name, rule]) => ({ name, require: rule.required, maxLength: rule.lengthMax })),
      }
    },

    byUserId: (path: string, json: unknown): FakeSent => {
      const { user_id, template_id, template_data } = parse(byUserIdSchema, json, -201)
      const person = people.get(user_id)
      if (person === undefined) throw new FakeRefusal(-201, 'user_id is invalid')
      const template = check(template_id, template_data)
      if (!template.allowsUserId) throw new FakeRefusal(-249, 'template cannot be sent by user id')
      const sent = { kind: 'templateByUserId', path, content: template_data } as const
      return accept(sent, template, person, { none: -320, empty: -321 })
    },

    byPhone: (path: string, json: unknown): FakeSent & { trackingId: string } => {
      const { phone, template_id, template_data, tracking_id } = parse(byPhoneSchema, json, -112)
      if (!/^84[1-9]\d{8,9}$/.test(phone)) throw new FakeRefusal(-108, 'Phone number invalid')
      const template = check(template_id, template_data)
      const person = [...people.values()].find((one) => one.phone === phone)
      if (person === undefined) throw new FakeRefusal(-118, 'Zalo account not existed')
      const sent = { kind: 'templateByPhone', path, content: template_data } as const
      return { ...accept(sent, template, person, { none: -115, empty: -115 }), trackingId: tracking_id }
    },
  }
}
