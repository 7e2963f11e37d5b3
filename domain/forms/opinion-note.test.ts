import { expect, test } from 'vitest'
import { reviewRecord } from '../checks/review.ts'
import { type FieldValues, onlyGranularityOf } from './form.ts'
import { opinionNote } from './opinion-note.ts'

const review = (values: FieldValues) => reviewRecord(opinionNote, { granularity: 'event', date: '2026-11-20', values })

const contributed = (severity: string) =>
  opinionNote.indicators.map(({ value }) => value({ granularity: 'event', values: { severity } }))

test('a hotspot needs what was done about it, anything less does not', () => {
  expect(review({ severity: 'hotspot' }).findings).toMatchObject([
    { kind: 'missing', severity: 'hard', check: 'hotspot_action', anyOf: ['action'] },
  ])
  expect(review({ severity: 'hotspot', action: 'đã cử công an xã vận động' }).findings).toEqual([])
  expect(review({ severity: 'notable' }).findings).toEqual([])
})

test('a hotspot is also a notable issue, and every note an issue', () => {
  expect(contributed('normal')).toEqual([1, 0, 0])
  expect(contributed('notable')).toEqual([1, 1, 0])
  expect(contributed('hotspot')).toEqual([1, 1, 1])
})

test('what was raised waits until something was done about it', () => {
  const waiting = (values: FieldValues) => opinionNote.followUps?.[0]?.count({ granularity: 'event', values })
  expect(waiting({ severity: 'notable' })).toEqual({ arisen: 1, settled: 0 })
  expect(waiting({ severity: 'hotspot', action: 'đã vận động' })).toEqual({ arisen: 1, settled: 1 })
  expect(waiting({ severity: 'normal' })).toBeUndefined()
})

test('is always one issue: nobody is asked whether it is a total', () => {
  expect(onlyGranularityOf(opinionNote)).toBe('event')
})
