import { mayStandFor } from './spelling.ts'
import { type Source, tokenize } from './tokens.ts'

interface Entry<Meaning> {
  meaning: Meaning
  /** How its words are spelled: "Đảng tại" is not "đăng tải", "trả lời sáu" not "trả lời sau". */
  spellings: readonly string[]
}

/** Words with the letters of a numeral. */
const DIGIT_LIKE = ['mot', 'hai', 'ba', 'bon', 'tu', 'nam', 'sau', 'bay', 'tam', 'chin']

interface Node<Meaning> {
  next: Map<string, Node<Meaning>>
  entries: Entry<Meaning>[]
}

/** "tra loi sau muoi", typed bare: sixty, and not "trả lời sau". */
const SCALES = new Set(['muoi', 'chuc', 'tram', 'nghin', 'trieu', 'ty'])

const typedAt = ({ text, tokens }: Source, at: number): string => {
  const token = tokens[at]
  return token ? text.slice(token.start, token.end).toLowerCase() : ''
}

/** An abbreviation ("ko", "ng") has another length than the word it stands for: nothing to compare. */
const isSpelled = (source: Source, at: number, spelling: string, accented: boolean): boolean => {
  const typed = typedAt(source, at)
  if (!source.accented && DIGIT_LIKE.includes(typed) && SCALES.has(source.tokens[at + 1]?.folded ?? '')) return false
  return spelling.length !== typed.length || mayStandFor(typed, spelling, accented)
}

/** Its marks were typed, and there are some. */
const isMarked = (source: Source, at: number, spelling: string): boolean => {
  const typed = typedAt(source, at)
  return typed === spelling && typed !== source.tokens[at]?.folded
}

/**
 * "giai quyết", "3 don": where one word of an expression has its marks, or a figure stands beside it, another may have
 * lost them.
 */
const isTyped = (source: Source, last: number, spellings: Entry<unknown>['spellings']): boolean => {
  const first = last - spellings.length + 1
  const areSpelled = (accented: boolean) =>
    spellings.every((spelling, place) => isSpelled(source, first + place, spelling, accented))
  if (areSpelled(source.accented)) return true
  if (!source.accented) return false
  const counted = source.tokens[first - 1]?.kind === 'digits' || source.tokens[last + 1]?.kind === 'digits'
  const marked = spellings.length > 1 && spellings.some((spelling, place) => isMarked(source, first + place, spelling))
  return (counted || marked) && areSpelled(false)
}

interface Path {
  words: readonly string[]
  spellings: readonly string[]
}

const readPath = (phrase: string): Path => {
  const { tokens, text } = tokenize(phrase)
  return {
    words: tokens.map(({ folded }) => folded),
    spellings: tokens.map(({ start, end }) => text.slice(start, end).toLowerCase()),
  }
}

/** Read once: whenever an indicator is declared, the same phrases go into another trie. */
const paths = new Map<string, Path>()

const pathOf = (phrase: string): Path => {
  const path = paths.get(phrase) ?? readPath(phrase)
  paths.set(phrase, path)
  return path
}

/** Phrases as paths of canonical tokens: all phrases are looked for at once, in time linear in the text. */
export class PhraseTrie<Meaning> {
  readonly #root: Node<Meaning> = { next: new Map(), entries: [] }

  add(phrase: string, meaning: Meaning): void {
    let node = this.#root
    const { words, spellings } = pathOf(phrase)
    for (const word of words) {
      const existing = node.next.get(word)
      const next = existing ?? { next: new Map(), entries: [] }
      if (!existing) node.next.set(word, next)
      node = next
    }
    node.entries.push({ meaning, spellings })
  }

  /**
   * The longest phrase that starts at the token: its meanings and its length in tokens. With `wanted` only phrases that
   * mean something of it, and no further than its `end`.
   */
  longestAt(
    source: Source,
    at: number,
    wanted?: { end: number; accepts: (meaning: Meaning) => boolean },
  ): { meanings: readonly Meaning[]; length: number } | undefined {
    let node = this.#root.next.get(source.tokens[at]?.folded ?? '')
    // No phrase begins with most words.
    if (node === undefined) return undefined
    const nodes: Node<Meaning>[] = []
    const lengthMax = (wanted?.end ?? source.tokens.length) - at
    while (node && nodes.length < lengthMax) {
      nodes.push(node)
      node = node.next.get(source.tokens[at + nodes.length]?.folded ?? '')
    }
    for (let length = nodes.length; length > 0; length--) {
      const last = at + length - 1
      const meanings: Meaning[] = []
      for (const { meaning, spellings } of nodes[length - 1]?.entries ?? [])
        if ((wanted === undefined || wanted.accepts(meaning)) && isTyped(source, last, spellings))
          meanings.push(meaning)
      if (meanings.length > 0) return { meanings, length }
    }
    return undefined
  }

  /** What the phrase itself means. */
  meaningsOf(phrase: string): readonly Meaning[] {
    let node: Node<Meaning> | undefined = this.#root
    for (const word of pathOf(phrase).words) node = node?.next.get(word)
    return (node?.entries ?? []).map(({ meaning }) => meaning)
  }

  /** The phrases that end where the span of tokens ends, the longest first. */
  endingAt(source: Source, at: number, length: number): { meanings: readonly Meaning[]; length: number }[] {
    const found: { meanings: readonly Meaning[]; length: number }[] = []
    for (let start = at; start < at + length; start++) {
      let node: Node<Meaning> | undefined = this.#root
      for (let end = start; node && end < at + length; end++) node = node.next.get(source.tokens[end]?.folded ?? '')
      if (node && node.entries.length > 0)
        found.push({ meanings: node.entries.map(({ meaning }) => meaning), length: at + length - start })
    }
    return found
  }

  /** Every phrase inside a span of tokens, however short, with its length. */
  inside(source: Source, at: number, length: number): { meanings: readonly Meaning[]; length: number }[] {
    const found: { meanings: readonly Meaning[]; length: number }[] = []
    for (let start = at; start < at + length; start++) {
      let node: Node<Meaning> | undefined = this.#root
      for (let end = start; node && end < at + length; end++) {
        node = node.next.get(source.tokens[end]?.folded ?? '')
        if (!node || node.entries.length === 0) continue
        const meanings = node.entries
          .filter(({ spellings }) => isTyped(source, end, spellings))
          .map(({ meaning }) => meaning)
        if (meanings.length > 0) found.push({ meanings, length: end - start + 1 })
      }
    }
    return found
  }
}
