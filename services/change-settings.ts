import type { VerbWrite } from '../db/commit-answer.ts'
import { preferChannel, setQuietHours } from '../db/delivery-settings.ts'
import type { HoursOfDay } from '../domain/delivery/quiet-hours.ts'

export type { DeliverySettings } from '../db/delivery-settings.ts'

/** Everybody decides for themselves how they are written to. */
export type SettingsAct =
  | { do: 'settings.channel'; channel: string | null }
  | { do: 'settings.quiet'; hours: HoursOfDay | null }

export const writeSettingsAct = (act: SettingsAct): VerbWrite =>
  act.do === 'settings.channel' ? preferChannel(act.channel) : setQuietHours(act.hours)
