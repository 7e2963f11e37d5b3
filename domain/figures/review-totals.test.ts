import { expect, test } from 'vitest'
import { citizenReception } from '../forms/citizen-reception.ts'
import { petition } from '../forms/petition.ts'
import type { Period } from '../periods/period.ts'
import { monthPeriod, quarterPeriod, yearToDate } from '../periods/period-span.ts'
import { SAMPLE } from '../units/sample-tree.ts'
import { createUnitTree } from '../units/unit-tree.ts'
import type { FigureRow } from './figure-row.ts'
import { cumulativeFigures, reviewTotal } from './review-totals.ts'
import { totalFigures } from './total.ts'

const scheme = 'admin_15_14'
const today = '2026-11-20'
const tree = createUnitTree(SAMPLE)
const month = (number: number) => monthPeriod(2026, number, scheme)
const fourth = quarterPeriod(2026, 4, scheme)

const row = (unitId: number, period: Period, indicator: string, value: number, rest: Partial<FigureRow> = {}) => ({
  unitId,
  form: 'petition',
  granularity: 'batch' as const,
  cumulative: false,
  periodKey: period.key,
  span: { from: period.from, to: period.to },
  facet: '',
  indicator,
  value,
  entries: 1,
  latestAt: '2026-11-20T02:00:00.000Z',
  ...rest,
})
const received = (unitId: number, period: Period, value: number, rest: Partial<FigureRow> = {}) =>
  row(unitId, period, 'petitions_received', value, rest)
const held = (period: Period, indicator: string, value: number) =>
  row(12, period, indicator, value, { form: 'citizen_reception', facet: 'chair' })

const review = (rows: FigureRow[], period: Period, unitId = 1, form = petition) => {
  const question = { rows, tree, unitId, form, period, today }
  return reviewTotal(form, totalFigures(question), question)
}

test('a quarter that is not the sum of its months is told, of the unit that said so', () => {
  const months = [received(12, month(10), 5), received(12, month(11), 6), received(12, month(12), 7)]
  expect(review([...months, received(12, fourth, 18)], fourth)).toEqual([])
  expect(review([...months, received(12, fourth, 20)], fourth)).toMatchObject([
    { kind: 'parts_differ', unitId: 12, indicator: 'petitions_received', whole: { value: 20 } },
  ])
  expect(review([...months, received(13, fourth, 20)], fourth)).toEqual([])
})

test('a unit whose own part is the sum of those below it may count them twice', () => {
  const below = [received(12, month(11), 66), received(13, month(11), 118)]
  expect(review([...below, received(1, month(11), 184)], month(11))).toMatchObject([
    { kind: 'parent_child', unitId: 1, own: 184, children: 184 },
  ])
  expect(review([...below, received(1, month(11), 20)], month(11))).toEqual([])
})

test('figures of a week, or of days of their own, are held against each other like those of a month', () => {
  const week = { key: '2026-W47', scheme, from: '2026-11-16', to: '2026-11-22' } as const
  const told = (unitId: number, value: number) =>
    received(unitId, week, value, {
      granularity: 'event',
      periodKey: null,
      span: { from: '2026-11-18', to: '2026-11-18' },
    })
  expect(review([told(12, 66), told(13, 118), told(1, 184)], week)).toMatchObject([{ kind: 'parent_child', own: 184 }])
  const sessions = [held(week, 'receptions_held_by_chair', 1)]
  expect(review(sessions, week, 12, citizenReception)).toEqual([])
})

test('figures counted since a beginning are never added, stand beside, and do not fall', () => {
  const since = (date: string, value: number) =>
    received(12, yearToDate(date, scheme), value, { cumulative: true, periodKey: '2026-YTD' })
  const rows = [since('2026-10-30', 41), since('2026-11-18', 40), received(12, month(12), 3)]
  const question = { rows, tree, unitId: 1, form: petition, period: month(12), today }
  expect(totalFigures(question).indicators[0]).toMatchObject({ indicator: 'petitions_received', value: 3 })
  expect(cumulativeFigures(petition, question)).toMatchObject([
    { unitId: 12, to: '2026-11-18', figures: { petitions_received: 40 } },
  ])
  expect(review(rows, month(12))).toMatchObject([{ kind: 'cumulative_falls', whole: { value: 40 } }])
  expect(review(rows, month(10))).toEqual([])
})

test('fewer receptions than the law asks for are told, of the months that were reported', () => {
  const rows = [held(month(10), 'receptions_held_by_chair', 1), held(month(11), 'receptions_held_by_chair', 1)]
  expect(review(rows, month(11), 12, citizenReception)).toMatchObject([
    { kind: 'too_few_receptions', unitId: 12, role: 'chair', held: 1, owed: 2, running: false },
  ])
  expect(review(rows, fourth, 12, citizenReception)).toMatchObject([{ held: 2, owed: 4, running: true }])
  const enough = [held(month(11), 'receptions_held_by_chair', 2)]
  expect(review(enough, fourth, 12, citizenReception)).toEqual([])
})
