import { expect, test } from 'vitest'
import { fold } from './fold.ts'
import { readMessage } from './read-message.ts'
import { casesOf, context, type ReadingCase, read } from './testdata/reading-case.ts'

interface Sample {
  n: number
  text: string
  intent: string
  records: { form: string; date?: string; period?: string; fields: object; qualifiers?: object }[]
}

const samples = casesOf<Sample>('sample-messages.jsonl')
const messages = casesOf('messages.jsonl')

test.each(samples)('sample $n is read exactly: $text', ({ text, intent, records }) => {
  const reading = readMessage(text, context)
  expect(reading.intent).toBe(intent)
  const read = reading.records.map(({ form, date, period, cumulative, fields, qualifiers }) => ({
    form,
    ...(date && { date }),
    ...(period && { period: period.key.replace('-M', '-') }),
    fields: { ...fields, ...(cumulative && { is_cumulative: true }) },
    ...(Object.keys(qualifiers).length > 0 && { qualifiers }),
  }))
  expect(read).toEqual(records)
})

test.each(messages)('reads as an official means it: $text', ({ text, ...expected }) => {
  expect(read(text)).toEqual(expected)
})

test.each(casesOf('corrections.jsonl'))('with a card open: $text', ({ text, current, ...expected }) => {
  expect(read(text, current)).toEqual(expected)
})

/** A log of one message that needs nothing before it: it has its own time, or tells several figures. */
const isWhole = ({ intent, records }: Omit<ReadingCase, 'text'>): boolean =>
  intent === 'log' &&
  records.length > 0 &&
  records.every(({ date, period, fields }) => date || period || Object.keys(Object(fields)).length > 3)

test('a message that is whole by itself reads the same whatever card is open', () => {
  for (const { text } of [...samples, ...messages]) {
    const alone = read(text)
    if (isWhole(alone))
      for (const form of ['petition', 'citizen_reception']) expect(read(text, form), text).toEqual(alone)
  }
})

const withoutDiacritics = (reading: Omit<ReadingCase, 'text'>): unknown => JSON.parse(fold(JSON.stringify(reading)))

test('typing without diacritics changes no reading', () => {
  for (const { text } of [...samples, ...messages])
    expect(withoutDiacritics(read(fold(text))), text).toEqual(withoutDiacritics(read(text)))
})

/** What an official says around a message, and not in one line of several. */
const POLITELY: readonly ((text: string) => string)[] = [
  (text) => `Dạ em báo cáo: ${text}`,
  (text) => `Báo cáo anh, ${text} ạ.`,
  (text) => `bc đ/c Bí thư: ${text} rồi ạ`,
  (text) => `${text} nhé chị`,
  (text) => `Xã em ${text}`,
]

test('politeness before and after a message changes no reading', () => {
  const said = [...samples, ...messages].filter(({ text }) => !text.endsWith('?') && !text.includes('\n'))
  for (const { text } of said) for (const politely of POLITELY) expect(read(politely(text)), text).toEqual(read(text))
})

test('a dash between the parts of a list is its comma', () => {
  expect(read('TXCT 6 điểm - 430 cử tri - 57 ý kiến - giải trình 41')).toEqual(
    read('TXCT 6 điểm, 430 cử tri, 57 ý kiến, giải trình 41'),
  )
  expect(read('cử tri 45 kiến nghị (tỉnh 12; xã 33)')).toEqual(read('cử tri 45 kiến nghị (tỉnh 12, xã 33)'))
})

test('decomposed letters, hard spaces and invisible characters change no reading', () => {
  for (const { text } of messages) {
    const odd = text.normalize('NFD').replaceAll(' ', '\u00a0').replace(/^/, '\ufeff\u200b\u202e\u0000')
    expect(read(odd), text).toEqual(read(text))
  }
})
