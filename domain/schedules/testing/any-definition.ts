import fc from 'fast-check'
import { addDays } from '../../periods/calendar-date.ts'
import { MINIMUM_LADDER, REPORT_LADDER } from '../ladders.ts'
import { PER_YEAR } from '../occurrences.ts'
import { type Frequency, type LadderStep, type ScheduleDefinition, TOLD } from '../schedule.ts'

/** Definitions for tests that hold for all of them. */

export const anyDate = fc.integer({ min: 0, max: 1825 }).map((days) => addDays('2026-01-01', days))

const numbersOf = (kind: keyof typeof PER_YEAR) =>
  fc.uniqueArray(fc.integer({ min: 1, max: PER_YEAR[kind] }), { minLength: 1 })

const anyFrequency: fc.Arbitrary<Frequency> = fc.oneof(
  fc.constantFrom<Frequency>(
    { kind: 'month' },
    { kind: 'quarter' },
    { kind: 'half' },
    { kind: 'nine-months' },
    { kind: 'year' },
    { kind: 'week' },
  ),
  fc
    .constantFrom('month', 'quarter', 'half')
    .chain((kind) => numbersOf(kind).map((only): Frequency => ({ kind, only }))),
  fc
    .uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 5 })
    .map((days): Frequency => ({ kind: 'days', days })),
  fc
    .tuple(anyDate, fc.integer({ min: 0, max: 400 }))
    .map(([from, days]): Frequency => ({ kind: 'once', from, to: addDays(from, days) })),
)

const anyTime = fc
  .tuple(fc.integer({ min: 7, max: 19 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))

const anyStep: fc.Arbitrary<Omit<LadderStep, 'key'>> = fc.constantFrom('opening', 'due').chain((from) =>
  fc.record({
    from: fc.constant(from),
    workingDays: fc.integer({ min: from === 'opening' ? 0 : -20, max: 20 }),
    times: fc.uniqueArray(anyTime, { minLength: 1, maxLength: 3 }),
    tell: fc.uniqueArray(fc.constantFrom(...TOLD), { minLength: 1 }),
  }),
)

const anyLadder = fc.oneof(
  fc.constantFrom(REPORT_LADDER, MINIMUM_LADDER),
  fc
    .array(anyStep, { minLength: 1, maxLength: 8 })
    .map((steps) => steps.map((step, at) => ({ ...step, key: `step${at}` }))),
)

const anyDuty = fc.constantFrom<ScheduleDefinition['duty']>(
  { kind: 'report' },
  { kind: 'entries', form: 'citizen_reception', indicators: [], times: 2 },
)

export const anyDefinition: fc.Arbitrary<ScheduleDefinition> = fc
  .tuple(anyDuty, anyFrequency)
  .chain(([duty, frequency]) => {
    const soonest = duty.kind === 'report' ? 1 : 0
    const after = fc.integer({ min: soonest, max: 20 }).map((workingDays) => ({ kind: 'after', workingDays }) as const)
    const anyDay = fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constantFrom(1, 2, 15, 16))
    const byDay = anyDay.map((day) => ({ kind: 'day', day }) as const)
    const isShort = frequency.kind === 'week' || frequency.kind === 'days'
    const rule = isShort ? after : fc.oneof(after, byDay)
    return fc.record({
      name: fc.constant({ vi: 'Lịch', en: 'Schedule' }),
      duty: fc.constant(duty),
      debtors: fc.constant({ kind: 'level', level: 'commune', under: null } as const),
      frequency: fc.constant(frequency),
      scheme: fc.constantFrom('admin_15_14', 'calendar'),
      due: fc.record({ general: rule, byLevel: fc.record({ province: rule }, { requiredKeys: [] }) }),
      holidayPolicy: fc.constantFrom('next', 'previous', 'same'),
      ladder: anyLadder,
      aggregatorId: fc.constant(null),
      source: fc.constant(null),
    })
  })
