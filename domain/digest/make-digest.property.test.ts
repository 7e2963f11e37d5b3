import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FigureRow } from '../figures/figure-row.ts'
import { forms } from '../forms/registry.ts'
import { addDays } from '../periods/calendar-date.ts'
import { monthPeriod } from '../periods/period-span.ts'
import { SAMPLE } from '../units/sample-tree.ts'
import { createUnitTree } from '../units/unit-tree.ts'
import type { DigestFacts, OpenRow, OwedRow, WaitingRow } from './digest-facts.ts'
import type { Digest, DigestItem } from './digest-item.ts'
import { DIGEST_LINES_MAX, makeDigest } from './make-digest.ts'

const TODAY = '2026-11-23'
const period = monthPeriod(2026, 11, 'admin_15_14')
const before = monthPeriod(2026, 10, 'admin_15_14')
const PROVINCE = 1
const COMMUNE = 12
/** A commune of the sample beside the one that is looked at, and one that has ended. */
const ELSEWHERE = [13, 20, 10]

const tree = createUnitTree({
  ...SAMPLE,
  units: SAMPLE.units.map((unit) => ({
    ...unit,
    reports: unit.reports.length === 0 ? [] : ['petition', 'citizen_reception', 'one_stop', 'model'],
  })),
})

const anyUnit = fc.constantFrom(1, 10, 12, 13, 20, 30)
const anyDay = fc.integer({ min: -40, max: 40 }).map((days) => addDays(TODAY, days))

const owed: fc.Arbitrary<OwedRow> = fc
  .record({
    id: fc.integer({ min: 1, max: 9_999 }),
    unitId: anyUnit,
    kind: fc.constantFrom('report' as const, 'entries' as const, 'step' as const),
    form: fc.constantFrom('dialogue', 'citizen_reception'),
    state: fc.constantFrom('open', 'submitted', 'done', 'excused', 'not_responsible', 'void' as const),
    dueOn: anyDay,
    handedOn: anyDay,
    name: fc.constantFrom({ vi: 'Báo cáo tháng', en: 'Monthly report' }, { vi: 'Báo cáo quý', en: 'Quarterly report' }),
  })
  .map(({ form, handedOn, ...rest }) => ({
    ...rest,
    form: rest.kind === 'entries' ? form : null,
    handedOn: rest.state === 'submitted' || rest.state === 'done' ? handedOn : null,
    from: period.from,
    to: period.to,
  }))

const open: fc.Arbitrary<OpenRow> = fc.record({
  unitId: anyUnit,
  form: fc.constantFrom('petition', 'inspection', 'task', 'dialogue', 'voter_contact', 'opinion_note'),
  overdue: fc.integer({ min: 1, max: 40 }),
  oldestDueOn: fc.integer({ min: 1, max: 90 }).map((days) => addDays(TODAY, -days)),
})

const waiting: fc.Arbitrary<WaitingRow> = fc.record({
  unitId: anyUnit,
  kind: fc.constantFrom('submission', 'extension', 'not_responsible'),
})

const indicators = forms.flatMap((form) => form.indicators.map(({ key }) => ({ form: form.key, indicator: key })))

const figures = (of: typeof period): fc.Arbitrary<FigureRow[]> =>
  fc
    .uniqueArray(
      fc.record({
        unitId: anyUnit,
        what: fc.constantFrom(...indicators),
        facet: fc.constantFrom('', 'chair'),
        value: fc.integer({ min: 0, max: 300 }),
      }),
      { maxLength: 60, selector: ({ unitId, what, facet }) => `${unitId} ${what.form} ${what.indicator} ${facet}` },
    )
    .map((told) =>
      told.map(({ what, ...rest }) => ({
        ...rest,
        ...what,
        granularity: 'batch' as const,
        cumulative: false,
        periodKey: of.key,
        span: { from: of.from, to: of.to },
        entries: 1,
        latestAt: '2026-11-16T02:00:00Z',
      })),
    )

const planned = fc.record({
  name: fc.constantFrom('12-KH/UBKT', '13-KH/BDVHU', 'công tác dân vận'),
  of: fc.constantFrom('plan' as const, 'record' as const),
  from: fc.constantFrom('2026-11-24', '2026-12-01', '2026-12-20'),
  to: fc.constant('2026-12-21'),
  units: fc.option(fc.integer({ min: 1, max: 9 })),
})

const anyFacts = (unitId: number): fc.Arbitrary<DigestFacts> =>
  fc.record({
    unitId: fc.constant(unitId),
    owed: fc.array(owed, { maxLength: 40 }),
    figures: figures(period),
    figuresBefore: figures(before),
    open: fc.array(open, { maxLength: 20 }),
    waiting: fc.array(waiting, { maxLength: 10 }),
    planned: fc.array(planned, { maxLength: 10 }),
  })

const digest = (facts: DigestFacts): Digest => makeDigest({ facts, forms, tree, period, today: TODAY })

/** Every unit that a digest names anywhere. */
const unitsIn = (value: unknown): number[] => {
  if (Array.isArray(value)) return value.flatMap(unitsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'unitId' && typeof inner === 'number' ? [inner] : unitsIn(inner),
  )
}

const find = <Kind extends DigestItem['kind']>({ items }: Digest, kind: Kind) =>
  items.find((item): item is Extract<DigestItem, { kind: Kind }> => item.kind === kind)

describe('whatever the facts', () => {
  test('a digest has at least two and at most twelve lines, none twice', () => {
    fc.assert(
      fc.property(anyFacts(PROVINCE), (facts) => {
        const kinds = digest(facts).items.map(({ kind }) => kind)
        expect(kinds.length).toBeGreaterThanOrEqual(2)
        expect(kinds.length).toBeLessThanOrEqual(DIGEST_LINES_MAX)
        expect(new Set(kinds).size).toBe(kinds.length)
      }),
    )
  })

  test('exceptions come before the rest, and it always ends with how reporting stands and the next days', () => {
    fc.assert(
      fc.property(anyFacts(PROVINCE), (facts) => {
        const { items } = digest(facts)
        const exceptions = items.map(({ exception }) => exception)
        expect(exceptions).toEqual(exceptions.toSorted((left, right) => Number(right) - Number(left)))
        expect(items.slice(-2).map(({ kind }) => kind)).toEqual(['reported', 'next_days'])
      }),
    )
  })

  test('nothing of a unit outside the leader’s own is in it', () => {
    const inside = tree.within(COMMUNE, TODAY)
    fc.assert(
      fc.property(anyFacts(COMMUNE), (facts) => {
        expect(unitsIn(digest(facts)).filter((unitId) => !inside.includes(unitId))).toEqual([])
        const elsewhere = <Row extends { unitId: number }>(rows: readonly Row[]) =>
          rows.filter(({ unitId }) => !ELSEWHERE.includes(unitId) && unitId !== PROVINCE)
        const own = {
          ...facts,
          owed: elsewhere(facts.owed),
          figures: elsewhere(facts.figures),
          figuresBefore: elsewhere(facts.figuresBefore),
          open: elsewhere(facts.open),
          waiting: elsewhere(facts.waiting),
        }
        expect(digest(facts)).toEqual(digest(own))
      }),
    )
  })

  test('no share is below 0 or above 100 %, and no more reports are on time than were owed', () => {
    fc.assert(
      fc.property(anyFacts(PROVINCE), (facts) => {
        const { onTime = 0, owed: due = 0, completeness, late = [] } = find(digest(facts), 'reported') ?? {}
        expect(onTime + late.length).toBeLessThanOrEqual(due)
        expect(completeness ?? 0).toBeGreaterThanOrEqual(0)
        expect(completeness ?? 0).toBeLessThanOrEqual(100)
      }),
    )
  })

  test('who has reported or need not is never called late', () => {
    fc.assert(
      fc.property(anyFacts(PROVINCE), (facts) => {
        const late = [
          ...(find(digest(facts), 'late_reports')?.late ?? []),
          ...(find(digest(facts), 'duties')?.late ?? []),
        ]
        for (const { owed: id, days, unitId } of late) {
          const rows = facts.owed.filter((row) => row.id === id && row.unitId === unitId)
          expect(rows.some(({ state, dueOn }) => state === 'open' && dueOn < TODAY)).toBe(true)
          expect(days).toBeGreaterThan(0)
        }
      }),
    )
  })
})

const report = (unitId: number, rest: Partial<OwedRow>): OwedRow => ({
  id: unitId,
  unitId,
  kind: 'report',
  form: null,
  state: 'open',
  from: period.from,
  to: period.to,
  dueOn: '2026-11-18',
  handedOn: null,
  name: { vi: 'Báo cáo tháng', en: 'Monthly report' },
  ...rest,
})

const nothing: DigestFacts = {
  unitId: PROVINCE,
  owed: [],
  figures: [],
  figuresBefore: [],
  open: [],
  waiting: [],
  planned: [],
}

test('late units are named, the latest of all first, an extension counted', () => {
  const facts = {
    ...nothing,
    owed: [
      report(12, {}),
      report(13, { dueOn: '2026-11-16' }),
      report(20, { dueOn: '2026-11-25' }),
      report(30, { state: 'done', handedOn: '2026-11-20' }),
    ],
  }
  expect(find(digest(facts), 'late_reports')?.late.map(({ unitId, days }) => [unitId, days])).toEqual([
    [13, 7],
    [12, 5],
  ])
  expect(find(digest(facts), 'reported')).toMatchObject({
    onTime: 0,
    owed: 3,
    late: [{ unitId: 30, days: 2 }],
    toCome: [{ unitId: 20 }],
  })
})

test('when nothing is wrong, there is no exception and the next deadline is told', () => {
  const facts = {
    ...nothing,
    owed: [
      report(12, { state: 'done', handedOn: '2026-11-17' }),
      report(13, { dueOn: '2026-12-18', to: '2026-12-14' }),
    ],
  }
  const { items } = digest(facts)
  expect(items.map(({ kind, exception }) => [kind, exception])).toEqual([
    ['reported', false],
    ['next_days', false],
  ])
  expect(find(digest(facts), 'next_days')).toMatchObject({ deadlines: [], next: { dueOn: '2026-12-18', units: 1 } })
})

test('inspections that begin in the next days are told, a plan and the record that names it once', () => {
  const planned = (name: string, of: 'plan' | 'record', from: string) => ({ name, of, from, to: from, units: 2 })
  const facts = {
    ...nothing,
    planned: [
      planned('12-KH/UBKT', 'record', '2026-11-26'),
      planned('12-KH/UBKT', 'plan', '2026-11-27'),
      planned('công tác dân vận', 'record', '2026-11-25'),
      planned('21-KH/UBKT', 'plan', '2026-12-20'),
    ],
  }
  expect(find(digest(facts), 'next_days')?.inspections.map(({ name }) => name)).toEqual([
    'công tác dân vận',
    '12-KH/UBKT',
  ])
})

test('a report waits for the head of its own unit, a request for who is above', () => {
  const rows = [
    { unitId: PROVINCE, kind: 'submission' as const },
    { unitId: 12, kind: 'submission' as const },
    { unitId: 12, kind: 'extension' as const },
  ]
  expect(find(digest({ ...nothing, waiting: rows }), 'decisions')).toMatchObject({ submissions: 1, requests: 1 })
})
