import type { DoctorTexts, Said } from '../texts/doctor.ts'

/**
 * - `good`: as it should be; `doubtful`: works, and somebody should look at it; `wrong`: does not work until somebody acts.
 * - `off`: not set up, which may be meant.
 */
export type Mark = 'good' | 'doubtful' | 'wrong' | 'off'

/** One thing that was tried, and what came of it. Holds no secret. */
export interface Finding {
  mark: Mark
  say: (texts: DoctorTexts) => Said
}

const finding =
  (mark: Mark) =>
  (say: Finding['say']): Finding => ({ mark, say })

export const good = finding('good')
export const doubtful = finding('doubtful')
export const wrong = finding('wrong')
export const off = finding('off')
