import type { Source } from './tokens.ts'

const isRatio = ({ tokens }: Source, at: number): boolean =>
  tokens[at]?.kind === 'digits' && tokens[at + 1]?.folded === '/' && tokens[at + 2]?.kind === 'digits'

/** "1/3 thời gian" */
export const isOfTime = (source: Source, at: number): boolean => {
  const [next, after] = source.tokens.slice(at + 3, at + 5)
  return isRatio(source, at) && next?.folded === 'thoi' && (after?.folded === 'gian' || after?.folded === 'han')
}

/** "đã xin lỗi 4/4": all of them, at the end of what is said. */
export const isWhole = (source: Source, at: number): boolean => {
  const { tokens } = source
  const next = tokens[at + 3]
  const closes = next === undefined || next.folded === ','
  return (
    isRatio(source, at) &&
    closes &&
    tokens[at - 1]?.kind === 'word' &&
    Number(tokens[at]?.folded) === Number(tokens[at + 2]?.folded)
  )
}
