import { expect, test } from 'vitest'
import type { FieldValues, Granularity } from './form.ts'
import { propaganda } from './propaganda.ts'
import { foundIn } from './testing/found-in.ts'

const found = (values: FieldValues) => foundIn(propaganda, values)

const requiredOf = (granularity: Granularity, values: FieldValues): string[] =>
  propaganda.fields.filter(({ required }) => required?.({ granularity, values })).map(({ key }) => key)

const contribution = (key: string, granularity: Granularity, values: FieldValues) =>
  propaganda.indicators.find((indicator) => indicator.key === key)?.value({ granularity, values })

test.each([
  ['5 a session', { sessions: 45, attendee_turns: 225 }],
  ['1,000 a session', { sessions: 2, attendee_turns: 2000 }],
  ['11,245 at 45 sessions', { sessions: 45, attendee_turns: 11_245 }],
  ['attendance untold', { sessions: 3 }],
  ['no session, nobody', { sessions: 0, attendee_turns: 0 }],
  ['nobody sits in front of a loudspeaker', { pform: 'loudspeaker', sessions: 0, attendee_turns: 300 }],
  ['nor of a post', { pform: 'social', sessions: 0, attendee_turns: 300 }],
])('consistent: %s', (_title, values) => {
  expect(found(values)).toMatchObject({ hard: [], soft: [] })
})

test.each([
  ['fewer than 5 a session', { sessions: 45, attendee_turns: 224 }],
  ['more than 1,000 a session', { sessions: 2, attendee_turns: 2001 }],
])('warned of, without blocking: %s', (_title, values) => {
  expect(found(values)).toMatchObject({ hard: [], soft: ['attendance'] })
})

test('people at no session are found', () => {
  expect(found({ sessions: 0, attendee_turns: 3 }).hard).toEqual(['no_session'])
  expect(found({ pform: 'mobile', sessions: 0, attendee_turns: 3 }).hard).toEqual(['no_session'])
})

test('sessions and attendance are asked for, but not of what is aired, posted or written', () => {
  expect(requiredOf('event', {})).toEqual(['pform', 'topic_text', 'sessions', 'attendee_turns'])
  expect(requiredOf('batch', {})).toEqual(['sessions', 'attendee_turns'])
  expect(requiredOf('batch', { pform: 'loudspeaker' })).toEqual(['items'])
  expect(requiredOf('batch', { pform: 'social' })).toEqual(['posts'])
  expect(requiredOf('batch', { items: 7 })).toEqual([])
  expect(requiredOf('batch', { items: 7, sessions: 2 })).toEqual(['sessions', 'attendee_turns'])
})

test('what reached schools, homes and cadres is told apart', () => {
  expect(contribution('schools_reached', 'batch', { pform: 'school', sites: 11 })).toBe(11)
  expect(contribution('households_reached', 'batch', { pform: 'school', sites: 11 })).toBeUndefined()
  expect(contribution('households_reached', 'batch', { pform: 'door_to_door', sites: 86 })).toBe(86)
  expect(contribution('cadres_briefed', 'batch', { target: ['cadre'], attendee_turns: 200 })).toBe(200)
  expect(contribution('cadres_briefed', 'batch', { target: ['people'], attendee_turns: 200 })).toBeUndefined()
  expect(contribution('broadcast_items', 'batch', { pform: 'loudspeaker', items: 12 })).toBe(12)
  expect(contribution('articles_written', 'batch', { pform: 'loudspeaker', items: 12 })).toBeUndefined()
})

test('attendances are people only where they are of one session', () => {
  expect(contribution('propaganda_attendees', 'event', { sessions: 1, attendee_turns: 40 })).toBe(40)
  expect(contribution('propaganda_attendees', 'event', { sessions: 2, attendee_turns: 40 })).toBeUndefined()
  expect(contribution('propaganda_attendees', 'batch', { sessions: 1, attendee_turns: 40 })).toBeUndefined()
})
