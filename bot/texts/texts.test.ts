import { describe, expect, test } from 'vitest'
import { en } from './en.ts'
import { vi } from './vi.ts'

type Branch = { [key: string]: unknown }

const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null

/** Every sentence of a catalogue with the way to it: `buttons.save`, `general.help.0`. */
const sentencesOf = (branch: Branch, path = ''): [path: string, sentence: unknown][] =>
  Object.entries(branch).flatMap(([key, value]): [string, unknown][] =>
    isBranch(value) ? sentencesOf(value, `${path}${key}.`) : [[path + key, value]],
  )

const kindOf = (sentence: unknown) =>
  typeof sentence === 'function' ? `function of ${sentence.length}` : typeof sentence

const isSentenceFunction = (sentence: unknown): sentence is (...values: unknown[]) => unknown =>
  typeof sentence === 'function'

/** Numbers serve for every argument: what is handed in as text is printed the same way. */
const argumentsFor = (count: number) => Array.from({ length: count }, (_, index) => 70 + index)

const catalogues = { vi, en }

test('both catalogues have the same sentences', () => {
  const shape = (catalogue: Branch) =>
    sentencesOf(catalogue)
      .map(([path, sentence]) => `${path}: ${kindOf(sentence)}`)
      .toSorted()
  expect(shape(en)).toEqual(shape(vi))
})

describe.each(Object.entries(catalogues))('%s', (_language, catalogue) => {
  const sentences = sentencesOf(catalogue)

  test.each(sentences.filter(([, sentence]) => typeof sentence === 'string'))(
    '%s says something',
    (_path, sentence) => {
      expect(String(sentence).trim()).toBe(sentence)
      expect(sentence).not.toBe('')
    },
  )

  test.each(sentences.flatMap(([path, sentence]) => (isSentenceFunction(sentence) ? [{ path, sentence }] : [])))(
    '$path says everything that it is handed',
    ({ sentence }) => {
      const values = argumentsFor(sentence.length)
      const said = sentence(...values)
      for (const value of values) expect(said).toContain(String(value))
      expect(said).not.toMatch(/undefined|NaN|\[object/)
    },
  )
})

test('commands stand in the same order in both languages', () => {
  const commands = (catalogue: typeof vi) => catalogue.general.commands.map(([command]) => command)
  expect(commands(en)).toEqual(commands(vi))
})

test('English has no sentence left in Vietnamese, save the examples and the button that leads back', () => {
  const quoted = /“[^”]*”/g
  const left = sentencesOf(en).filter(
    ([path, sentence]) =>
      path !== 'buttons.language' &&
      typeof sentence === 'string' &&
      /[ăâđêôơưạảấầậắặếềệọốồộớờợụứừựỳỹ]/i.test(sentence.replace(quoted, '')),
  )
  expect(left).toEqual([])
})
