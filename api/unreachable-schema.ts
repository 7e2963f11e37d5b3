import { z } from '@hono/zod-openapi'
import type { ChannelReport, DeliveryReport, UnreachablePerson } from '../services/delivery-report.ts'
import type { UnitTree } from '../services/unit-tree.ts'
import { instantBody, instantSchema } from './period-schema.ts'
import { codeOf } from './unit-code.ts'
import { unitSchema } from './unit-schema.ts'

const channelSchema = z
  .object({
    channel: z.string(),
    state: z.enum(['on', 'off', 'out_of_order']),
    since: instantSchema.nullable().openapi({ description: 'It is out of order from then on.' }),
    said: z.string().nullable().openapi({ description: 'What the platform said.' }),
    money: z
      .object({ spentVnd: z.int(), messages: z.int(), monthlyVnd: z.int() })
      .nullable()
      .openapi({ description: 'Of this month; `null`: it costs nothing.' }),
  })
  .openapi('Channel')

const reasonSchema = z.object({
  channel: z.string(),
  by: z.enum(['message', 'template']),
  why: z.enum(['unreachable', 'off', 'tried', 'window', 'template', 'budget', 'closed', 'night', 'quiet']).openapi({
    description: '`window`: too long since they wrote; `template`: no approved words; `budget`: no money left.',
  }),
  said: z.string().nullable(),
})

const personSchema = z
  .object({
    id: z.int(),
    name: z.string(),
    units: z.array(z.string()).openapi({ description: 'Codes of the units where they hold a role today.' }),
    since: instantSchema.nullable().openapi({ description: '`null`: it is not known.' }),
    reasons: z
      .array(reasonSchema)
      .openapi({ description: 'Why each way is shut; empty: they have no account and no phone.' }),
    lost: z.int().openapi({ description: 'Messages of the last 30 days that they did not get.' }),
    waiting: z.int(),
  })
  .openapi('UnreachablePerson')

export const unreachableSchema = z
  .object({
    unit: unitSchema,
    channels: z.array(channelSchema),
    waiting: z
      .object({ messages: z.int(), forecastVnd: z.int(), later: z.int(), withoutWay: z.int() })
      .openapi({ description: 'What waits on the whole, and what it would cost now.' }),
    mayHaveArrived: z
      .int()
      .openapi({ description: 'Messages of the last 30 days of which nobody knows; they are not repeated.' }),
    people: z.array(personSchema),
    more: z.boolean().openapi({ description: 'There are more than `limit`.' }),
  })
  .openapi('Unreachable')

const channelBody = ({ channel, isOn, closure, money }: ChannelReport): z.infer<typeof channelSchema> => ({
  channel,
  state: !isOn ? 'off' : closure === null ? 'on' : 'out_of_order',
  since: closure === null ? null : instantBody(closure.since),
  said: closure?.reason ?? null,
  money: money === null ? null : { spentVnd: money.vnd, messages: money.messages, monthlyVnd: money.monthlyVnd },
})

const personBody = (person: UnreachablePerson, tree: UnitTree): z.infer<typeof personSchema> => ({
  id: person.personId,
  name: person.name,
  units: person.unitIds.map((id) => codeOf(id, tree)),
  since: person.since?.toISOString() ?? null,
  reasons: person.reasons.map(({ channel, by, why, said }) => ({ channel, by, why, said: said ?? null })),
  lost: person.lost,
  waiting: person.waiting,
})

export const unreachableBody = (
  { channels, forecast, uncertain }: DeliveryReport,
  people: readonly UnreachablePerson[],
  { tree, limit }: { tree: UnitTree; limit: number },
): Omit<z.infer<typeof unreachableSchema>, 'unit'> => ({
  channels: channels.map(channelBody),
  waiting: {
    messages: forecast.waiting,
    forecastVnd: forecast.vnd,
    later: forecast.later,
    withoutWay: forecast.unreachable,
  },
  mayHaveArrived: uncertain,
  people: people.slice(0, limit).map((person) => personBody(person, tree)),
  more: people.length > limit,
})
