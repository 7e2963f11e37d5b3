import type { Language } from '../../domain/language.ts'
import { formatDate } from '../../domain/periods/period-label.ts'

const formatsTo = (maximumFractionDigits: number): Record<Language, Intl.NumberFormat> => ({
  vi: new Intl.NumberFormat('vi-VN', { maximumFractionDigits, useGrouping: 'always' }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits, useGrouping: 'always' }),
})

const formats = formatsTo(2)
const exactFormats = formatsTo(6)

/** 1.014 in Vietnamese, 1,014 in English; at most two decimals. */
export const formatNumber = (value: number, language: Language): string => formats[language].format(value)

/** The same with every decimal that was reported: `2,435`. */
export const formatExactly = (value: number, language: Language): string => exactFormats[language].format(value)

const scales = [
  { size: 1e9, name: { vi: 'tỷ', en: 'billion' } },
  { size: 1e6, name: { vi: 'triệu', en: 'million' } },
]

/** `1,327 tỷ`, `15,7 triệu`, `500.000`: the largest scale in which three decimals are enough. */
export const formatMoney = (value: number, language: Language): string => {
  const scale = scales.find(({ size }) => value >= size && Number.isInteger((value * 1_000) / size))
  return scale === undefined
    ? formatExactly(value, language)
    : `${formatExactly(value / scale.size, language)} ${scale.name[language]}`
}

/** `16:40 20/11/2026` on the clocks of Vietnam, from an ISO instant. */
export const formatInstant = (instant: string): string => {
  const local = new Date(new Date(instant).getTime() + 7 * 3_600_000).toISOString()
  return `${local.slice(11, 16)} ${formatDate(local.slice(0, 10))}`
}
