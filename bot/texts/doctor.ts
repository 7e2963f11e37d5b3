import type { Language } from '../../domain/language.ts'
import { doctorEn } from './doctor-en.ts'
import { doctorVi } from './doctor-vi.ts'

/** What was found, and, where somebody should act, what to do. */
export interface Said {
  what: string
  todo?: string
}

export type DoctorTexts = typeof doctorVi

export const doctorTexts: Record<Language, DoctorTexts> = { vi: doctorVi, en: doctorEn }
