import { expect, test } from 'vitest'
import { REPORT_LADDER } from '../schedules/ladders.ts'
import { askedStep, isAskedStep, ledgerStep } from './ledger-step.ts'

test('a step before or after a deadline carries the deadline, the opening does not', () => {
  expect(ledgerStep('due@14:00', '2026-11-18', REPORT_LADDER)).toBe('due@14:00/2026-11-18')
  expect(ledgerStep('due-3', '2026-11-25', REPORT_LADDER)).toBe('due-3/2026-11-25')
  expect(ledgerStep('opening', '2026-11-18', REPORT_LADDER)).toBe('opening')
})

test('what a person asked for is told apart', () => {
  const asked = askedStep(new Date('2026-11-18T07:00:00Z'))
  expect([asked, 'opening'].map(isAskedStep)).toEqual([true, false])
})
