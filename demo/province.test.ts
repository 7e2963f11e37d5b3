import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reviewRecord } from '../domain/checks/review.ts'
import { totalFigures } from '../domain/figures/total.ts'
import type { Form } from '../domain/forms/form.ts'
import { catalogueOf } from '../domain/indicators/catalogue.ts'
import { addDays, isValidDate, weekdayOf } from '../domain/periods/calendar-date.ts'
import { parsePeriodKey } from '../domain/periods/period-key.ts'
import { quarterPeriod } from '../domain/periods/period-span.ts'
import { may } from '../domain/rights/rights.ts'
import { matchUnits } from '../domain/units/unit-names.ts'
import { createUnitTree } from '../domain/units/unit-tree.ts'
import type { DemoEntry } from './entry.ts'
import { demoEntries, demoProvince } from './province.ts'
import { REFORM_DAY } from './units.ts'

const { units, placements, successions, people } = demoProvince
const TODAY = '2026-11-20'

const ids = new Map(units.map(({ code }, index) => [code, index + 1]))
const idOf = (code: string): number => {
  const id = ids.get(code)
  if (id === undefined) throw new Error(`no unit ${code}`)
  return id
}

const tree = createUnitTree({
  units: units.map((unit) => ({ ...unit, id: idOf(unit.code) })),
  placements: placements.map(({ unitCode, parentCode, ...dates }) => ({
    unitId: idOf(unitCode),
    parentId: idOf(parentCode),
    ...dates,
  })),
  successions: successions.map(({ unitCode, successorCode, on }) => ({
    unitId: idOf(unitCode),
    successorId: idOf(successorCode),
    on,
  })),
})

const codesWithin = (code: string, date: string) => tree.within(idOf(code), date).map((id) => tree.unit(id)?.code)

const catalogue = catalogueOf(demoProvince.indicators.map((indicator) => ({ ...indicator, declaredBy: 1 })))

const formOf = (key: string): Form => {
  const form = catalogue.form(key)
  if (!form) throw new Error(`no form ${key}`)
  return form
}

const spanOf = (entry: DemoEntry) => {
  if (entry.granularity === 'event') return { from: entry.date, to: entry.date }
  const period = parsePeriodKey(entry.periodKey, entry.scheme)
  if (!period) throw new Error(`no period ${entry.periodKey}`)
  return { from: period.from, to: period.to }
}

const anyToday = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2026-01-15', days))

describe('the units of the demonstration', () => {
  test('no code stands twice, and every unit but the province hangs under another for as long as it exists', () => {
    expect(ids.size).toBe(units.length)
    for (const unit of units) {
      for (const date of [unit.validFrom, unit.validTo ?? TODAY]) {
        expect(tree.isWithin(idOf(unit.code), idOf('dong-lam'), date), `${unit.code} ${date}`).toBe(true)
      }
    }
  })

  test('today there are two levels and at least 13 communes; before the reform there were districts', () => {
    const today = tree.childrenOn(idOf('dong-lam'), TODAY).map((id) => tree.unit(id)?.level)
    expect(today.filter((level) => level === 'commune').length).toBeGreaterThanOrEqual(13)
    expect(today).not.toContain('district')
    expect(codesWithin('chu-lam', '2025-06-30')).toEqual(expect.arrayContaining(['ia-hloi', 'ia-grom', 'ia-tuk']))
    expect(codesWithin('chu-lam', REFORM_DAY)).toEqual([])
  })

  test('the merged commune carries the two it was formed from', () => {
    const scope = tree.scopeOf(idOf('ia-krom'), { from: '2025-01-01', to: '2025-12-31' })
    expect(scope).toEqual(expect.arrayContaining([idOf('ia-grom'), idOf('ia-tuk')]))
  })

  test('every unit of today is found by its name and by each alias, and by nothing else', () => {
    const today = tree.units.filter((unit) => unit.validTo === null)
    for (const unit of today) {
      for (const name of [unit.name, ...unit.aliases]) {
        expect(
          matchUnits(name, tree, TODAY).map(({ code }) => code),
          name,
        ).toEqual([unit.code])
      }
    }
    expect(matchUnits('la Hloi', tree, TODAY).map(({ code }) => code)).toEqual(['ia-hloi'])
  })
})

test('every role is played by somebody one can be in the demonstration, and every membership names a unit', () => {
  const playable = people.filter(({ persona }) => persona !== null)
  const roles = new Set(playable.flatMap(({ memberships }) => memberships.map(({ role }) => role)))
  expect(roles).toEqual(new Set(['official', 'head', 'leader', 'administrator']))
  expect(new Set(people.map(({ key }) => key)).size).toBe(people.length)
  for (const { memberships } of people) for (const { unitCode } of memberships) expect(ids.has(unitCode)).toBe(true)
})

describe('the entries of the demonstration', () => {
  const entries = demoEntries(TODAY)

  test('there are about sixty, with an explicit zero, a cancelled session and both forms', () => {
    expect(entries.length).toBeGreaterThanOrEqual(55)
    expect(entries.some(({ values }) => values.turns === 0 && values.mode === 'direct')).toBe(true)
    expect(entries.some(({ values }) => values.mode === 'cancelled' && values.cancel_reason)).toBe(true)
    expect(new Set(entries.map(({ form }) => form))).toEqual(
      new Set(['citizen_reception', 'petition', 'custom.tieu_chi_nong_thon_moi', 'custom.ho_dung_nuoc_sach']),
    )
  })

  test.each(entries.map((entry): [string, DemoEntry] => [`${entry.unitCode} ${entry.form} ${entry.at}`, entry]))(
    '%s is complete, has only fields and options of its form, and adds up',
    (_, entry) => {
      const form = formOf(entry.form)
      const record = { granularity: entry.granularity, values: entry.values }
      for (const [key, value] of Object.entries(entry.values)) {
        const field = form.fields.find((candidate) => candidate.key === key)
        expect(field?.granularities, key).toContain(entry.granularity)
        const type = field?.type
        if (type?.name === 'choice' || type?.name === 'choices') {
          const options = type.options.map((option) => option.key)
          for (const chosen of [value].flat()) expect(options).toContain(chosen)
        }
        if (type?.name === 'count') expect(Number.isInteger(value) && Number(value) >= 0).toBe(true)
      }
      const missing = form.fields.filter(
        (field) => field.granularities.includes(entry.granularity) && field.required?.(record),
      )
      expect(missing.filter((field) => entry.values[field.key] === undefined).map((field) => field.key)).toEqual([])
      const review = reviewRecord(form, { ...record, ...(entry.granularity === 'event' && { date: entry.date }) })
      expect({ findings: review.findings, asks: review.asks }).toEqual({ findings: [], asks: [] })
    },
  )

  test('whoever entered them was allowed to, and nothing lies in the future or at a weekend', () => {
    fc.assert(
      fc.property(anyToday, (today) => {
        for (const entry of demoEntries(today)) {
          const person = people.find(({ key }) => key === entry.personKey)
          const held = person?.memberships.map(({ unitCode, ...rest }) => ({ ...rest, unitId: idOf(unitCode) })) ?? []
          expect(may(held, 'entry.write', idOf(entry.unitCode), tree, entry.at.slice(0, 10))).toBe(true)
          const { from, to } = spanOf(entry)
          expect([from, to].every(isValidDate)).toBe(true)
          expect(to < today && entry.at.slice(0, 10) <= today && to <= entry.at.slice(0, 10)).toBe(true)
          if (entry.granularity === 'event') expect([1, 2, 3, 4, 5]).toContain(weekdayOf(entry.date))
        }
      }),
    )
  })

  test('no unit says the same days twice, on whatever day the demonstration starts', () => {
    fc.assert(
      fc.property(anyToday, (today) => {
        const all = demoEntries(today)
        const styles = new Map(all.map((entry) => [`${entry.unitCode} ${entry.form}`, entry.granularity]))
        expect(all.every((entry) => styles.get(`${entry.unitCode} ${entry.form}`) === entry.granularity)).toBe(true)
        const totals = all.filter((entry) => entry.granularity === 'batch')
        const keys = totals.map(
          (entry) => `${entry.unitCode} ${entry.form} ${formOf(entry.form).facet(entry.values)} ${spanOf(entry).from}`,
        )
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })

  test('the province sees totals that are not complete yet', () => {
    const form = formOf('citizen_reception')
    const rows = entries.flatMap((entry) => {
      const record = { granularity: entry.granularity, values: entry.values }
      return form.key !== entry.form
        ? []
        : form.indicators.flatMap((indicator) => {
            const value = indicator.value(record)
            if (value === undefined) return []
            const periodKey = entry.granularity === 'batch' ? entry.periodKey : null
            const { granularity, at } = entry
            const facet = form.facet(entry.values)
            return [
              {
                unitId: idOf(entry.unitCode),
                form: form.key,
                granularity,
                periodKey,
                span: spanOf(entry),
                facet,
                indicator: indicator.key,
                value,
                entries: 1,
                cumulative: false,
                latestAt: at,
              },
            ]
          })
    })
    const period = quarterPeriod(2026, 4, 'admin_15_14')
    const total = totalFigures({ rows, tree, unitId: idOf('dong-lam'), form, period, today: TODAY })
    expect(total.reported).toBeGreaterThan(5)
    expect(total.missing.map((id) => tree.unit(id)?.code)).toEqual(
      expect.arrayContaining(['kong-bla', 'bo-ngun', 'tay-cam']),
    )
    expect(total.indicators.find(({ indicator }) => indicator === 'reception_turns')?.value).toBeGreaterThan(100)
  })
})
