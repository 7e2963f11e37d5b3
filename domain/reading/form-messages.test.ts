import { describe, expect, test } from 'vitest'
import { fold } from './fold.ts'
import { casesOf, read } from './testdata/reading-case.ts'

/** Messages about one form each, by the name of its file. */
const FORMS = ['model', 'inspection', 'document', 'dialogue', 'voter-contact', 'task', 'opinion-note', 'every-form']

describe.each(FORMS)('messages about the form %s', (form) => {
  const messages = casesOf(`${form}.jsonl`)

  test.each(messages)('reads as an official means it: $text', ({ text, current, ...expected }) => {
    expect(read(text, current)).toEqual(expected)
  })

  // An opinion note is free words: typed bare, "tram" is "trạm" and "trăm".
  const bare = form === 'opinion-note' ? [] : [form]
  test.for(bare)('typing messages about %s without diacritics changes no reading', () => {
    for (const { text, current, ...expected } of messages)
      expect(JSON.parse(fold(JSON.stringify(read(fold(text), current)))), text).toEqual(
        JSON.parse(fold(JSON.stringify(expected))),
      )
  })
})
