import { receptionPresets } from './reception-presets.ts'
import { reportPresets } from './report-presets.ts'
import type { Preset } from './schedule.ts'

/** With what an empty office begins; administrators change each from a day on, as their own. */
export const presets: readonly Preset[] = [...reportPresets, ...receptionPresets]
