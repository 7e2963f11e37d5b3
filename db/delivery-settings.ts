import type { VerbWrite } from './commit-answer.ts'
import type { FactsQuery } from './conversations.ts'

/** How a person wants to be written to; hours of Vietnam's clock. */
export interface DeliverySettings {
  /** Those on which the person has an account that can be reached. */
  channels: string[]
  preferred: string | null
  quietFrom: number | null
  quietUntil: number | null
}

export const deliverySettings: FactsQuery = {
  expression: `(
    select json_build_object('preferred', p.preferred_channel, 'quietFrom', p.quiet_from, 'quietUntil', p.quiet_until,
      'channels', (select coalesce(json_agg(distinct a.channel), '[]') from accounts a
        where a.person_id = p.id and a.unreachable_since is null))
    from people p where p.id = account.person_id)`,
  parameters: [],
}

/** Null: whichever can carry a message. A channel on which the person has no account changes nothing. */
export const preferChannel = (channel: string | null): VerbWrite => ({
  sql: ({ parameter }) => `, preferred as (
      update people p set preferred_channel = ${parameter(0)}::text from moved
      where p.id = moved.person_id and (${parameter(0)}::text is null
        or exists (select 1 from accounts a where a.person_id = p.id and a.channel = ${parameter(0)}::text))
    )`,
  parameters: [channel],
  unless: '',
})

/** Null: the hours of everybody. */
export const setQuietHours = (hours: { fromHour: number; untilHour: number } | null): VerbWrite => ({
  sql: ({ parameter }) => `, quieted as (
      update people p set quiet_from = ${parameter(0)}::int, quiet_until = ${parameter(1)}::int from moved where p.id = moved.person_id
    )`,
  parameters: [hours?.fromHour ?? null, hours?.untilHour ?? null],
  unless: '',
})
