import { customType, timestamp } from 'drizzle-orm/pg-core'

/** A moment, UTC. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** Days from one to another, as Postgres keeps them: the end is outside. */
export const daterange = customType<{ data: string }>({ dataType: () => 'daterange' })
