/**
 * A trail as it is sent: its `base`, the state before its steps, by name where the row holds that state already, for it is
 * as long as everything else of an answer. `kept`: the base of the trail before; `before`: the state that the answer
 * replaces; `after`: the new one.
 */
export type SentTrail = { base: 'kept' | 'before' | 'after' | object } | null

/** The trail with its base, as SQL over the row of the conversation (`held`), the trail as it was sent and the new state. */
export const trailSql = ({ held, sent, state }: { held: string; sent: string; state: string }): string => `
  case when jsonb_typeof(${sent} -> 'base') = 'string'
    then ${sent} || jsonb_build_object('base', case ${sent} ->> 'base' when 'kept' then ${held}.trail -> 'base' when 'before' then ${held}.state else ${state} end)
    else ${sent} end`
