import { bareWords } from '../../../domain/reading/bare-words.ts'
import { fold } from '../../../domain/reading/fold.ts'
import { insideSentence } from '../../texts/value-text.ts'
import type { Button, Message } from '../channel.ts'

export interface MenuTexts {
  numbers: string
  words: (titles: string) => string
  orWords: (titles: string) => string
}

/** Longer than any title of a button. */
const CHOICE_LENGTH_MAX = 60

const choicesOf = ({ buttons = [] }: Message): Button[] => buttons.flat()

/** Lines that are numbered already: numbers of a menu below would be taken for theirs. */
const NUMBERED_LINE = /^\s*\d{1,3}[.)]\s/m

const isNumber = ({ title }: Button): boolean => /^\d{1,3}$/.test(title)

/** Whether the choices get numbers; else they are chosen by their words, or by the numbers that they have themselves. */
const isNumbered = (message: Message): boolean =>
  message.awaitsText !== true && !NUMBERED_LINE.test(message.text) && !choicesOf(message).some(isNumber)

/** `1–5`, for choices that are nothing but numbers in a row. */
const numbersText = (numbers: readonly Button[]): string[] => {
  const first = numbers[0]?.title
  const last = numbers.at(-1)?.title
  if (first === undefined || last === undefined) return []
  return [first === last ? first : `${first}–${last}`]
}

const wordsText = (choices: readonly Button[]): string =>
  [
    ...numbersText(choices.filter(isNumber)),
    ...choices.filter((choice) => !isNumber(choice)).map(({ title }) => insideSentence(title)),
  ].join(' · ')

/** The buttons of a message as words to be typed; undefined: it has none. */
export const menuOf = (message: Message, texts: MenuTexts): string | undefined => {
  const choices = choicesOf(message)
  if (choices.length === 0) return undefined
  if (isNumbered(message))
    return [texts.numbers, ...choices.map(({ title }, index) => `${index + 1}. ${title}`)].join('\n')
  return (message.awaitsText === true ? texts.orWords : texts.words)(wordsText(choices))
}

/** "1", "1.", "1)", "số 1", "chọn 1": a number and nothing else. */
const numberIn = (folded: string): number | undefined => {
  const [, digits] = /^(?:(?:chon|go|bam) )?(?:(?:so|muc|no) ?)?(\d{1,3}) ?[.)]?$/.exec(folded) ?? []
  return digits === undefined ? undefined : Number(digits)
}

/** Letters and figures only, so that "✓ Đất đai" and "dat dai" are the same. */
const comparable = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** `Nộp số 2`: the only choice that names the number. */
const naming = (number: number, choices: readonly Button[]): Button | undefined => {
  const [only, ...others] = choices.filter(({ title }) => title.match(/\d+/g)?.map(Number).join() === String(number))
  return others.length === 0 ? only : undefined
}

/** Whether a text is short enough to be looked up as a choice. */
export const mayBeChoice = (text: string): boolean => comparable(text) !== '' && text.length <= CHOICE_LENGTH_MAX

const chosenBy = (folded: string, message: Message): Button | undefined => {
  const choices = choicesOf(message)
  const words = comparable(folded)
  const titled = choices.find(({ title }) => comparable(title) === words)
  const number = numberIn(folded)
  if (titled !== undefined && (number === undefined || message.awaitsText !== true)) return titled
  if (number === undefined || message.awaitsText === true) return undefined
  return isNumbered(message) ? choices[number - 1] : naming(number, choices)
}

/** What is chosen by a text that answers a message; undefined: nothing of its menu. */
export const choiceIn = (text: string, message: Message): string | undefined => {
  const folded = fold(text).trim()
  return (chosenBy(folded, message) ?? chosenBy(bareWords(text), message))?.action
}
