import type { IsoDate } from '../forms/form.ts'
import { foldWithSource } from '../reading/fold.ts'
import { saysArea, type Word, wordsOf } from './name-words.ts'
import type { Unit } from './unit.ts'
import { bestOf, matchWords, type NameMatch, nameIndexOf, type Spelling, type UnitSource } from './unit-names.ts'

/** A unit named inside a sentence. `from` and `to` (exclusive) are places in `foldWithSource(text).text`. */
export interface UnitMention {
  /** Several: the words fit them equally well and the person must be asked. */
  units: Unit[]
  words: string
  from: number
  to: number
}

const CLOSENESS: Record<Spelling, number> = { exact: 2, alike: 1, 'one-edit': 0 }

/**
 * Whether the words are meant as a name. Unlike in an answer to "which unit?", most words of a sentence are not: the
 * shorter or the more misspelt the name, the more must speak for it.
 */
const isMeant = (match: NameMatch, words: readonly Word[]): boolean => {
  if (saysArea(words.map((word) => word.folded))) return true
  const capital = words.every((word) => word.capital || /\d/.test(word.folded))
  if (match.spelling === 'one-edit') return capital
  const accented = words.some((word) => word.written !== word.folded)
  // "hòa giải" is not the commune Hòa Giai.
  if (accented && !match.accents && !capital) return false
  return match.nameWords > 1 || capital
}

/** The unit that the sentence names best: the closest spelling, then the longest wording, then the first. */
export const findUnitMention = (text: string, units: UnitSource, date: IsoDate): UnitMention | undefined => {
  const index = nameIndexOf(units)
  const words = wordsOf(text)
  const source = foldWithSource(text).text
  let found: { mention: UnitMention; rank: number } | undefined
  for (const start of words.keys()) {
    for (let end = start + 1; end <= Math.min(words.length, start + index.wordsMax); end++) {
      const span = words.slice(start, end)
      const matches = bestOf(matchWords(span, index, date)).filter((match) => isMeant(match, span))
      const [first, last] = [span[0], span.at(-1)]
      const [best] = matches
      if (!best || !first || !last) continue
      // "Ia Dreng, xã …": the second "xã" begins something else, unless the name itself ends with it ("Thanh tra tỉnh").
      if (best.distance > 1 && saysArea([last.folded])) continue
      const rank = CLOSENESS[best.spelling] * 100 + span.length
      if (found && found.rank >= rank) continue
      const { from } = first
      const { to } = last
      found = { rank, mention: { units: matches.map((match) => match.unit), words: source.slice(from, to), from, to } }
    }
  }
  return found?.mention
}
