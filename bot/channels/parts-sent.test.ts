import { expect, test } from 'vitest'
import { PartsSent } from './parts-sent.ts'

test('what broke off is remembered until it is finished', () => {
  const parts = new PartsSent()
  parts.remember('r1', 1, '41')
  parts.remember('r1', 2, '42')
  expect([parts.of('r1'), parts.of('r2')]).toEqual([2, 0])
  expect(parts.lastMessageOf('r1')).toBe('42')
  parts.forget('r1')
  expect(parts.of('r1')).toBe(0)
})

test('memory is bounded: the message that waited longest is forgotten first', () => {
  const parts = new PartsSent()
  for (let index = 0; index < 1000; index += 1) parts.remember(`r${index}`, 1, String(index))
  parts.remember('r0', 2, '7')
  parts.remember('one more', 1, '8')
  expect([parts.of('r0'), parts.of('r1'), parts.of('r2')]).toEqual([2, 0, 1])
})
