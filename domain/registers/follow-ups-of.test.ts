import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dialogue } from '../forms/dialogue.ts'
import type { FieldValues } from '../forms/form.ts'
import { inspection } from '../forms/inspection.ts'
import { petition } from '../forms/petition.ts'
import { forms } from '../forms/registry.ts'
import { task } from '../forms/task.ts'
import { voterContact } from '../forms/voter-contact.ts'
import { dueOnOf, followUpLabel, followUpsOf } from './follow-ups-of.ts'

const event = (values: FieldValues) => ({ granularity: 'event' as const, values, explanation: null })
const total = (values: FieldValues, explanation: string | null = null) => ({
  granularity: 'batch' as const,
  values,
  explanation,
})

describe('what a record leaves open', () => {
  test('opinions that a dialogue did not answer, less those resolved since', () => {
    const told = followUpsOf(dialogue, event({ subject: 'GPMB', opinions: 32, recorded: 7, resolved_later: 2 }))
    expect(told).toMatchObject([{ arisen: 7, settled: 2, about: 'GPMB', dueOn: null }])
    expect(followUpsOf(dialogue, event({ opinions: 32, recorded: 0 }))).toMatchObject([{ arisen: 0, settled: 0 }])
    expect(followUpsOf(dialogue, event({ subject: 'GPMB' }))).toEqual([])
  })

  test('voters’ opinions recorded and not replied to, until the day the reply is due', () => {
    expect(followUpsOf(voterContact, event({ recorded: 8, replied: 6, reply_due: '2026-12-01' }))).toMatchObject([
      { arisen: 8, settled: 6, dueOn: '2026-12-01' },
    ])
  })

  test('recommendations of an inspection, until the day the remediation is due', () => {
    const values = { istate: 'concluded', recommendations: 3, remediation_due: '2026-12-15' }
    expect(followUpsOf(inspection, event(values))).toMatchObject([{ arisen: 3, settled: 0, dueOn: '2026-12-15' }])
    expect(followUpsOf(inspection, event({ ...values, istate: 'remediated' }))).toMatchObject([{ settled: 3 }])
  })

  test('a remainder, once it is kept with an explanation', () => {
    const values = { received: 124, resolved_n: 106, pending_n: 14 }
    expect(followUpsOf(petition, total(values))).toEqual([])
    expect(followUpsOf(petition, total(values, 'mới đến'))).toEqual([
      { kind: 'remainder.outcome', arisen: 4, settled: 0, about: 'mới đến', dueOn: null },
    ])
    expect(followUpsOf(petition, total({ ...values, filed_n: 4 }, 'mới đến'))).toEqual([])
    expect(followUpLabel(petition, 'remainder.outcome').vi).toBe('đơn chưa rõ tình trạng')
    expect(followUpLabel(petition, 'remainder.kinds').vi).toBe('đơn chưa rõ loại')
  })

  test('never fewer than none and never more settled than there are, whatever the figures', () => {
    const values = fc.dictionary(
      fc.constantFrom('recorded', 'resolved_later', 'replied', 'recommendations', 'remediated', 'opinions'),
      fc.integer({ min: -5, max: 60 }),
    )
    fc.assert(
      fc.property(fc.constantFrom(...forms), values, (form, told) => {
        for (const { arisen, settled } of followUpsOf(form, event(told))) {
          expect(settled).toBeGreaterThanOrEqual(0)
          expect(settled).toBeLessThanOrEqual(arisen)
        }
      }),
    )
  })

  test.each(forms.flatMap((form) => (form.followUps ?? []).map((rule) => ({ form, rule }))))(
    '$form.key $rule.key: its key can be stored and its fields exist',
    ({ form, rule }) => {
      expect(rule.key).toMatch(/^[a-z_]{1,40}$/)
      for (const field of [rule.about, rule.due])
        if (field !== undefined) expect(form.fields.map(({ key }) => key)).toContain(field)
    },
  )
})

describe('the day by which a record must be settled', () => {
  const pending = { state: 'pending', due_date: '2026-12-20' }

  test.each([
    ['a pending petition', petition, pending, '2026-12-20'],
    ['a resolved one', petition, { ...pending, state: 'resolved' }, null],
    ['a task under way', task, { tstate: 'in_progress', due_date: '2026-11-30' }, '2026-11-30'],
    ['a task that is done', task, { tstate: 'done', due_date: '2026-11-30' }, null],
    ['a dialogue', dialogue, { recorded: 7 }, null],
  ] as const)('%s', (_name, form, values, day) => expect(dueOnOf(form, event(values))).toBe(day))

  test.each(forms.flatMap((form) => (form.matter === undefined ? [] : [{ form, matter: form.matter }])))(
    '$form.key: once settled nothing is awaited',
    ({ form, matter }) => {
      const values = { [matter.due]: '2026-12-20', ...matter.settled('2026-11-20') }
      expect(dueOnOf(form, event(values))).toBeNull()
      for (const key of [matter.due, matter.owner, ...Object.keys(matter.settled('2026-11-20'))])
        if (key !== undefined) expect(form.fields.map((field) => field.key)).toContain(key)
    },
  )
})
