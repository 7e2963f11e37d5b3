import { describe, expect, test } from 'vitest'
import { reviewRecord } from '../checks/review.ts'
import type { FieldValues, Granularity } from './form.ts'
import { model } from './model.ts'

const review = (values: FieldValues) => reviewRecord(model, { granularity: 'batch', values })
const found = (values: FieldValues) => review(values).findings.flatMap((each) => ('check' in each ? [each.check] : []))

const says = (granularity: Granularity, values: FieldValues) =>
  Object.fromEntries(model.indicators.map(({ key, value }) => [key, value({ granularity, values })]))

describe('models of a period', () => {
  test('2,000 are 1,510 collective and 490 individual ones', () => {
    expect(review({ total: 2000, collective: 1510, individual: 490 })).toMatchObject({ findings: [], asks: [] })
  })

  test('10 are not 7 and 4; nothing is put right by itself', () => {
    expect(review({ total: 10, collective: 7, individual: 4 }).findings).toMatchObject([
      { kind: 'sum_mismatch', severity: 'hard', check: 'types' },
    ])
  })

  test('10 with 7 and 2 leave one, which is asked for', () => {
    expect(review({ total: 10, collective: 7, individual: 2 }).asks).toMatchObject([{ kind: 'remainder', count: 1 }])
  })

  test('without a total the parts are the total', () => {
    expect(review({ collective: 7, individual: 4 }).derived.total).toBe(11)
  })

  test.each([
    ['more recognized than there are', { total: 5, recognized: 6 }, 'recognized_total'],
    ['more replicated than recognized', { total: 5, recognized: 2, replicated: 3 }, 'replicated_recognized'],
    ['more replicated than there are', { total: 2, replicated: 3 }, 'replicated_total'],
  ])('found: %s', (_title, values, check) => {
    expect(found(values)).toContain(check)
  })

  test('replicated, recognized and all of them may be as many', () => {
    expect(found({ total: 3, recognized: 3, replicated: 3 })).toEqual([])
  })
})

describe('what a record adds to the figures', () => {
  test('a model that is only registered, or that was stopped, is not one that was built', () => {
    for (const mstate of ['registered', 'stopped'])
      expect(says('event', { name: 'A', mtype: 'collective', mstate, members: 9 })).toMatchObject({
        models_built: undefined,
        models_collective: undefined,
        model_members: undefined,
      })
  })

  test('a model that runs is one of its type, with its members', () => {
    expect(says('event', { name: 'A', mtype: 'individual', mstate: 'running', members: 9 })).toMatchObject({
      models_built: 1,
      models_collective: undefined,
      models_individual: 1,
      model_members: 9,
    })
  })

  test.each([
    ['Ánh sáng, Camera và tiếng kẻng an ninh', 'models_camera'],
    ['Tổ liên gia phòng cháy, chữa cháy', 'models_fire_safety'],
    ['tổ tự quản thôn làng', 'selfmanaged_village_teams'],
    ['tổ tự quản an toàn giao thông', 'selfmanaged_traffic_teams'],
  ])('“%s” is counted by its name as %s, and as nothing else', (name, indicator) => {
    const { models_built, ...others } = says('batch', { name, total: 9 })
    expect(models_built).toBe(9)
    expect(Object.entries(others).filter(([, value]) => value !== undefined)).toEqual([[indicator, 9]])
  })

  test('a unit that has none says so; one that tells of a kind of models says nothing about the others', () => {
    expect(says('batch', { total: 0 }).agencies_without_model).toBe(1)
    expect(says('batch', { total: 4 }).agencies_without_model).toBe(0)
    expect(says('batch', { name: 'Hũ gạo', total: 0 }).agencies_without_model).toBeUndefined()
  })

  test('figures are states: those of several months are never added up', () => {
    expect(model.indicators.filter(({ stock }) => stock !== 'closing')).toEqual([])
  })
})

test('a name is the same however it is spelled, and no name is the whole', () => {
  const facets = ['“3 biết, 2 hỗ trợ”', '3 BIẾT - 2 HỖ TRỢ'].map((name) => model.facet({ name, total: 1 }))
  expect(new Set(facets).size).toBe(1)
  expect(model.facet({ total: 10 })).toBe('')
})
