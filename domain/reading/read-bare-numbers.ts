import { readDigits } from './digit-number.ts'
import { readSpelledNumber } from './number-words.ts'
import type { Source } from './tokens.ts'

const SEPARATORS = new Set(['/', '-', ',', ';', '.', '|', 'va', 'voi'])

/** "cả 17", "tổng cộng 17" */
const TOGETHER = /^(?:ca|du|tong|tong cong|tat ca|ca thay)$/

/** Where the numbers begin. */
const behindTogether = ({ tokens }: Source): number =>
  [2, 1].find((length) => {
    const words = tokens.slice(0, length).map(({ folded }) => folded)
    return tokens.length > length && TOGETHER.test(words.join(' '))
  }) ?? 0

/** "8 9 7", "8/9/7", "tám, chín, bảy": numbers and nothing else, in order; undefined when other words stand among them. */
export const readBareNumbers = (source: Source): number[] | undefined => {
  const numbers: number[] = []
  for (let at = behindTogether(source); at < source.tokens.length; ) {
    const token = source.tokens[at]
    if (!token) break
    if (token.kind === 'break' || SEPARATORS.has(token.folded)) {
      at++
      continue
    }
    if (token.kind === 'digits') {
      const several = /^\d{1,3}(?:,\d{1,3}){2,}$/.test(token.folded) && !/^\d{1,3}(?:,\d{3})+$/.test(token.folded)
      if (several) numbers.push(...token.folded.split(',').map(Number))
      else {
        const read = readDigits(token.folded)
        if (!read || read.readings || !Number.isInteger(read.value)) return undefined
        numbers.push(read.value)
      }
      at++
      continue
    }
    const spelled = readSpelledNumber(source, at)
    if (!spelled) return undefined
    numbers.push(spelled.value)
    at += spelled.length
  }
  return numbers.length > 0 ? numbers : undefined
}
