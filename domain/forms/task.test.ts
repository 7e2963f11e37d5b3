import { describe, expect, test } from 'vitest'
import { reviewRecord } from '../checks/review.ts'
import type { FieldValues, Granularity } from './form.ts'
import { task } from './task.ts'

const contributed = (granularity: Granularity, values: FieldValues) =>
  Object.fromEntries(
    task.indicators.flatMap(({ key, value }) => {
      const said = value({ granularity, values })
      return said === undefined ? [] : [[key, said]]
    }),
  )

describe('the tasks of a period', () => {
  const total = (values: FieldValues, claims: Record<string, number> = {}) =>
    reviewRecord(task, { granularity: 'batch', values, claims })

  test('R17: 34 of 37 are 91.89 %, and three are left', () => {
    const { findings, derived } = total({ total: 37, done: 34 }, { tasks_done_pct: 91.9 })
    expect(findings).toEqual([])
    expect(derived).toEqual({ tasks_done_pct: 91.89, unfinished: 3 })
  })

  test('R18: 53 of 55 directives', () => {
    expect(total({ total: 55, done: 53 }).derived.unfinished).toBe(2)
  })

  test('no more are done than were given', () => {
    expect(total({ total: 37, done: 38 }).findings).toMatchObject([{ kind: 'not_at_most', check: 'done_total' }])
    expect(total({ total: 37, done: 38 }).derived).not.toHaveProperty('unfinished')
  })

  test('key tasks and directives are told apart by where they came from', () => {
    expect(contributed('batch', { total: 37, done: 34 })).toEqual({
      tasks_assigned: 37,
      tasks_done: 34,
      key_tasks_done: 34,
    })
    for (const task_source of ['kết luận, văn bản chỉ đạo', '254-TB/ĐU', '15/CV-UBND', 'KL 45-KL/ĐU'])
      expect(contributed('batch', { total: 55, done: 53, task_source })).toEqual({
        tasks_assigned: 55,
        tasks_done: 53,
        directives_done: 53,
      })
    expect(contributed('batch', { done: 34, task_source: '49-KH/HU' })).toHaveProperty('key_tasks_done', 34)
  })

  test('both may be reported for one period', () => {
    expect(task.facet({})).not.toBe(task.facet({ task_source: 'kết luận, văn bản chỉ đạo' }))
  })
})

describe('a task', () => {
  const one = (values: FieldValues, date = '2026-11-10') => reviewRecord(task, { granularity: 'event', date, values })

  test('was assigned on the day of its record', () => {
    expect(one({}).derived).toEqual({ assigned_date: '2026-11-10' })
  })

  test('is not due before it was assigned', () => {
    const assigned_date = '2026-11-10'
    expect(one({ assigned_date, due_date: '2026-11-09' }).findings).toMatchObject([
      { kind: 'not_in_order', severity: 'hard', check: 'due_assigned' },
    ])
    expect(one({ assigned_date, due_date: '2026-11-10' }).findings).toEqual([])
  })

  test.each([
    ['in_progress', { tasks_assigned: 1, tasks_done: 0, key_tasks_done: 0, tasks_overdue: 0 }],
    ['done', { tasks_assigned: 1, tasks_done: 1, key_tasks_done: 1, tasks_overdue: 0 }],
    ['done_late', { tasks_assigned: 1, tasks_done: 1, key_tasks_done: 1, tasks_overdue: 0 }],
    ['overdue', { tasks_assigned: 1, tasks_done: 0, key_tasks_done: 0, tasks_overdue: 1 }],
    ['cancelled', { tasks_assigned: 0, tasks_done: 0, key_tasks_done: 0, tasks_overdue: 0 }],
  ])('that is %s adds to the figures accordingly', (tstate, expected) => {
    expect(contributed('event', { tstate })).toEqual(expected)
  })

  test.each([
    ['not_started', true],
    ['in_progress', true],
    ['overdue', true],
    ['done', false],
    ['done_late', false],
    ['cancelled', false],
  ])('that is %s is still to be seen to: %s', (tstate, open) => {
    expect(task.matter?.isOpen({ granularity: 'event', values: { tstate } })).toBe(open)
  })
})
