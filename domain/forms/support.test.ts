import { expect, test } from 'vitest'
import type { FieldValues } from './form.ts'
import { support } from './support.ts'
import { foundIn } from './testing/found-in.ts'

const requiredOf = (values: FieldValues): string[] =>
  support.fields.filter(({ required }) => required?.({ granularity: 'batch', values })).map(({ key }) => key)

const contributions = (values: FieldValues) =>
  Object.fromEntries(
    support.indicators.flatMap(({ key, value }) => {
      const contribution = value({ granularity: 'batch', values })
      return contribution === undefined ? [] : [[key, contribution]]
    }),
  )

test.each([
  ['500,000 đồng a household', { value_vnd: 25_000_000, beneficiaries: 50 }, []],
  ['a house for one', { value_vnd: 80_000_000, beneficiaries: 1 }, []],
  ['25,000 đồng in place of 25 million', { value_vnd: 25_000, beneficiaries: 50 }, ['value_each']],
  ['25 billion in place of 25 million', { value_vnd: 25_000_000_000, beneficiaries: 50 }, ['value_each']],
  ['the value is not told', { beneficiaries: 50 }, []],
])('%s', (_title, values, soft) => {
  expect(foundIn(support, values)).toMatchObject({ hard: [], soft })
})

test('each kind asks for what it is told by', () => {
  expect(requiredOf({ skind: 'gift' })).toEqual(['skind', 'quantity', 'beneficiaries'])
  expect(requiredOf({ skind: 'house' })).toEqual(['skind', 'quantity'])
  expect(requiredOf({ skind: 'fund' })).toEqual(['skind', 'value_vnd'])
  expect(requiredOf({ skind: 'road' })).toEqual(['skind', 'length_km'])
  expect(requiredOf({ skind: 'allowance' })).toEqual(['skind', 'beneficiaries'])
})

test('a house from a fund counts as a house and for its fund', () => {
  expect(contributions({ skind: 'house', quantity: 4, fund: 'Quỹ Đền ơn đáp nghĩa' })).toEqual({
    houses_built: 4,
    houses_from_gratitude_fund: 4,
  })
  expect(contributions({ skind: 'house', quantity: 85, fund: 'quỹ an sinh' })).toEqual({
    houses_built: 85,
    houses_from_welfare_fund: 85,
  })
})

test('gifts, money and roads do not mix', () => {
  expect(contributions({ skind: 'gift', quantity: 50, beneficiaries: 48, value_vnd: 25_000_000 })).toEqual({
    gifts_given: 50,
    gift_households: 48,
    gift_value_vnd: 25_000_000,
  })
  expect(contributions({ skind: 'road', length_km: 2.4 })).toEqual({ canal_dredged_km: 2.4 })
})

test('89 houses of a period are the whole of those of each fund', () => {
  expect(support.facet({ skind: 'house' })).toBe('house')
  expect(support.facet({ skind: 'house', fund: 'quỹ an sinh' })).toBe('house|quỹ an sinh')
})
