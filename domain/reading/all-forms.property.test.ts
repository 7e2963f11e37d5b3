import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRange } from '../forms/figure-field.ts'
import { type Field, type FieldValue, fieldOf } from '../forms/form.ts'
import { forms } from '../forms/registry.ts'
import { fold } from './fold.ts'
import type { CountReading } from './form-reading.ts'
import { readMessage } from './read-message.ts'
import { readReport } from './read-report.ts'
import { context } from './testdata/reading-case.ts'
import { spell } from './testdata/spell.ts'

/** Told of something else, or only beside another figure, these mean another field. */
const NOT_ALONE = new Set([
  'one_stop.pending_overdue',
  'one_stop.days_before',
  'one_stop.procedures_cut_half',
  'one_stop.procedures_cut_third',
  'document.count',
  'org_snapshot.committee_members',
  'org_snapshot.staff',
])
/** "KH 37" is the number of a document and "TCĐ" a shorthand: a wording is a word. */
const WORDING_LENGTH_MIN = 4

interface Wording {
  form: string
  field: Field
  /** What the message begins with: the name of the form. */
  opening: string
  as: CountReading['as']
  words: string
}

/** The first wordings by which each form tells each of its figures. */
const wordings: Wording[] = forms.flatMap((form) => {
  const opening = form.reading.signals[0] ?? ''
  return form.reading.counts.flatMap(({ field: key, as, phrases, unlessFirst, ofRatio, yields }) => {
    const field = fieldOf(form, key ?? '')
    const plain =
      field?.type.name === 'count' && !unlessFirst && !ofRatio && !yields && !NOT_ALONE.has(`${form.key}.${key}`)
    if (!plain) return []
    return phrases
      .filter((words) => fold(words).length >= WORDING_LENGTH_MIN)
      .slice(0, 2)
      .map((words) => ({ form: form.key, field, opening, as, words }))
  })
})

const figure = fc.oneof(fc.integer({ min: 2, max: 99 }), fc.integer({ min: 100, max: 99_999 }))
const style = fc.constantFrom(
  (value: number) => String(value),
  (value: number) => String(value).padStart(2, '0'),
  (value: number) => value.toLocaleString('de-DE'),
  (value: number) => spell(value),
)

const told = ({ as, words }: Wording, number: string): string =>
  as === 'noun' ? `${number} ${words}` : `${words} ${number}`

test('every form tells its figures by dozens of wordings', () => {
  expect(wordings.length).toBeGreaterThan(150)
  expect(new Set(wordings.map(({ form }) => form)).size).toBe(forms.length)
})

test('a figure told by a wording of its field comes back in that field and in no other', () => {
  fc.assert(
    fc.property(fc.constantFrom(...wordings), figure, style, fc.boolean(), (wording, value, write, bare) => {
      // "tra loi sau", typed bare, is also "trả lời sau".
      fc.pre(!bare || value > 9)
      const sentence = `${wording.opening} tháng 10: ${told(wording, write(value))}`
      const text = bare ? fold(sentence) : sentence
      // "chuyển qua năm" is carried over to the year as well as carried over five.
      fc.pre(!/ qua năm\b/.test(text))
      const holders = readMessage(text, context).records.flatMap(({ form, fields }) =>
        Object.entries(fields).flatMap(([key, each]) => (each === value ? [`${form}.${key}`] : [])),
      )
      expect(holders, text).toEqual([`${wording.form}.${wording.field.key}`])
    }),
    { numRuns: 600 },
  )
})

const numbersOf = (value: FieldValue): number[] => {
  if (typeof value === 'number') return [value]
  return isRange(value) ? [value.min, value.max] : []
}

const clause = fc.tuple(fc.constantFrom(...wordings), figure, style)
const joint = fc.constantFrom(', ', '; ', '. ', ' và ', ' với ', ' (', '), trong đó ', ' tại ', ' do ', ': ')

test('no figure is invented: every number of a record was told, is a stated zero, or the shown sum of told ones', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(clause, joint, fc.boolean()), { minLength: 1, maxLength: 6 }), (parts) => {
      const numbers = new Set([0, ...parts.map(([[, value]]) => value)])
      const text = parts
        .map(([[wording, value, write], link, opens]) => {
          const words = told(wording, write(value))
          return `${opens ? `${wording.opening} ` : ''}${words}${link}`
        })
        .join('')
      const records = [...readMessage(text, context).records, ...readReport(text, context)]
      for (const { form, fields, addends } of records)
        for (const [key, value] of Object.entries(fields))
          for (const number of numbersOf(value)) {
            const sum = addends?.[key]?.reduce((total, each) => total + each, 0)
            expect(numbers.has(number) || number === sum, `${form}.${key}=${number}: ${text}`).toBe(true)
          }
    }),
    { numRuns: 400 },
  )
})
