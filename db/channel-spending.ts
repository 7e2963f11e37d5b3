import type { Run } from './database.ts'

interface Price {
  outboxId: number
  channel: string
  /** The first day of the month of Vietnam's calendar. */
  month: string
  vnd: number
}

/**
 * Counts the price of a message before it goes out, in one conditional update, so that any number of nodes together never
 * go over `monthlyVnd`. False: the money does not suffice, and nothing is counted.
 */
export const reserve = async (run: Run, { monthlyVnd, ...price }: Price & { monthlyVnd: number }): Promise<boolean> => {
  const reserved = await run<{ id: number }>(
    `with spent as (
       insert into channel_spending as s (channel, month, vnd, messages)
       select $2, $3::date, $4::int, 1 where $4::int <= $5::int
       on conflict (channel, month) do update set vnd = s.vnd + excluded.vnd, messages = s.messages + 1
         where s.vnd + excluded.vnd <= $5::int
       returning 1
     )
     update outbox set vnd = vnd + $4::int where id = $1::bigint and exists (select 1 from spent) returning id`,
    [price.outboxId, price.channel, price.month, price.vnd, monthlyVnd],
  )
  return reserved.length > 0
}

/** The message is known not to have gone out. */
export const giveBack = async (run: Run, price: Price): Promise<void> => {
  await run(
    `with given_back as (update outbox set vnd = vnd - $4::int where id = $1::bigint and vnd >= $4::int returning id)
     update channel_spending set vnd = vnd - $4::int, messages = messages - 1
     where channel = $2 and month = $3::date and exists (select 1 from given_back)`,
    [price.outboxId, price.channel, price.month, price.vnd],
  )
}

/** What a channel has cost in the month that begins on this day. */
export const spentIn = async (run: Run, channel: string, month: string): Promise<{ vnd: number; messages: number }> => {
  const [row] = await run<{ vnd: number; messages: number }>(
    'select vnd, messages from channel_spending where channel = $1 and month = $2::date',
    [channel, month],
  )
  return row ?? { vnd: 0, messages: 0 }
}
