import { expect, test } from 'vitest'
import { sendingWindow } from './sending-window.ts'

test('free up to 48 hours, paid up to 7 days, closed after that and before the first interaction', () => {
  const at = new Date('2026-11-20T02:00:00Z')
  const after = (milliseconds: number) => sendingWindow(at, new Date(at.getTime() + milliseconds))
  const hourMs = 3_600_000
  expect([after(0), after(48 * hourMs)]).toEqual(['free', 'free'])
  expect([after(48 * hourMs + 1), after(168 * hourMs)]).toEqual(['paid', 'paid'])
  expect(after(168 * hourMs + 1)).toBe('closed')
  expect(sendingWindow(null, at)).toBe('closed')
})
