import { expect, test } from 'vitest'
import { formatDate, formatSpan, periodLabel } from './period-label.ts'
import { halfPeriod, monthPeriod, nineMonths, quarterPeriod, yearPeriod, yearToDate } from './period-span.ts'

test('a label says the days where they differ from what the name suggests', () => {
  const scheme = 'admin_15_14'
  expect(periodLabel(monthPeriod(2026, 11, scheme)).vi).toBe('tháng 11/2026 (15/10–14/11/2026)')
  expect(periodLabel(quarterPeriod(2026, 4, scheme)).vi).toBe('quý IV/2026 (15/09–14/12/2026)')
  expect(periodLabel(quarterPeriod(2026, 1, scheme)).vi).toBe('quý I/2026 (15/12/2025–14/03/2026)')
  expect(periodLabel(monthPeriod(2026, 11, scheme)).en).toBe('November 2026 (15/10–14/11/2026)')
})

test('whole calendar months are named without days, in both languages', () => {
  const scheme = 'calendar'
  expect(periodLabel(monthPeriod(2026, 2, scheme))).toEqual({ vi: 'tháng 2/2026', en: 'February 2026' })
  expect(periodLabel(halfPeriod(2026, 1, scheme))).toEqual({ vi: '6 tháng đầu năm 2026', en: 'first half of 2026' })
  expect(periodLabel(halfPeriod(2026, 2, scheme)).vi).toBe('6 tháng cuối năm 2026')
  expect(periodLabel(nineMonths(2026, scheme)).vi).toBe('9 tháng năm 2026')
  expect(periodLabel(yearPeriod(2026, scheme))).toEqual({ vi: 'năm 2026', en: '2026' })
  expect(periodLabel(yearToDate('2026-11-20', scheme)).vi).toBe('từ đầu năm 2026 đến 20/11/2026')
})

test('a date is written day, month, year, with the weekday when wanted', () => {
  expect(formatDate('2026-11-20')).toBe('20/11/2026')
  expect(formatDate('2026-11-20', { weekday: true })).toBe('thứ Sáu 20/11/2026')
  expect(formatDate('2026-11-22', { weekday: true })).toBe('Chủ nhật 22/11/2026')
  expect(formatDate('2026-11-20', { weekday: true, language: 'en' })).toBe('Friday 20/11/2026')
})

test('a span of one day is one date', () => {
  expect(formatSpan({ from: '2026-11-20', to: '2026-11-20' })).toBe('20/11/2026')
})
