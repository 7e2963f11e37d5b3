import type { Language } from '../../domain/language.ts'
import { formatDate } from '../../domain/periods/period-label.ts'

const formats: Record<Language, Intl.NumberFormat> = {
  vi: new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2, useGrouping: 'always' }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2, useGrouping: 'always' }),
}

/** 1.014 in Vietnamese, 1,014 in English; at most two decimals. */
export const formatNumber = (value: number, language: Language): string => formats[language].format(value)

/** `16:40 20/11/2026` on the clocks of Vietnam, from an ISO instant. */
export const formatInstant = (instant: string): string => {
  const local = new Date(new Date(instant).getTime() + 7 * 3_600_000).toISOString()
  return `${local.slice(11, 16)} ${formatDate(local.slice(0, 10))}`
}
