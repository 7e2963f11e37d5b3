import type { Language } from '../../domain/language.ts'
import { en } from './en.ts'
import { type Texts, vi } from './vi.ts'

export type { Texts } from './vi.ts'

const catalogues: Record<Language, Texts> = { vi, en }

export const textsOf = (language: Language): Texts => catalogues[language]
