import { fold } from './fold.ts'

/** What a polite person puts around a word that stands for a button or a command: "dạ lưu giúp em nhé". */
const BEFORE = new Set('da vang ok oke thoi em cho'.split(' '))
const AFTER = new Set('em anh chi a e c ah nhe nha nhi di giup luon voi cho oi bot roi minh toi'.split(' '))

/** A short text without the politeness around it, folded: "Huỷ đi em nhé." is "huy". What is nothing but polite stays. */
export const bareWords = (text: string): string => {
  const words = fold(text)
    .replace(/[.!,]+/g, ' ')
    .trim()
    .replace(/ dong chi$/, '')
    .split(/\s+/)
  while (words.length > 1 && AFTER.has(words.at(-1) ?? '')) words.pop()
  while (words.length > 1 && BEFORE.has(words[0] ?? '')) words.shift()
  return words.join(' ')
}
