import type { Source } from './tokens.ts'

const LAW_TOKENS_MAX = 6

/** "Luật Đất đai 2024", "Luật Phòng, chống ma túy năm 2021": the year of a law. */
export const lawYear = (source: Source, at: number): number => {
  if (!/^(?:19|20)\d\d$/.test(source.tokens[at]?.folded ?? '')) return 0
  for (let back = 2; back <= LAW_TOKENS_MAX; back++) {
    if (source.tokens[at - back + 1]?.kind !== 'word') return 0
    if (source.tokens[at - back]?.folded === 'luat') return 1
  }
  return 0
}
