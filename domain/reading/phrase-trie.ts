import { mayStandFor } from './spelling.ts'
import { type Source, tokenize } from './tokens.ts'

interface Entry<Meaning> {
  meaning: Meaning
  /** The spelling of a phrase of one word. Longer phrases are not mistaken for others, however they are spelled. */
  spelling?: string
}

interface Node<Meaning> {
  next: Map<string, Node<Meaning>>
  entries: Entry<Meaning>[]
}

/** Phrases as paths of canonical tokens: all phrases are looked for at once, in time linear in the text. */
export class PhraseTrie<Meaning> {
  readonly #root: Node<Meaning> = { next: new Map(), entries: [] }

  add(phrase: string, meaning: Meaning): void {
    let node = this.#root
    const { tokens, text } = tokenize(phrase)
    for (const token of tokens) {
      const existing = node.next.get(token.folded)
      const next = existing ?? { next: new Map(), entries: [] }
      if (!existing) node.next.set(token.folded, next)
      node = next
    }
    node.entries.push({ meaning, ...(tokens.length === 1 && { spelling: text.toLowerCase() }) })
  }

  /** The longest phrase that starts at the token: its meanings and its length in tokens. */
  longestAt(source: Source, at: number): { meanings: readonly Meaning[]; length: number } | undefined {
    let node: Node<Meaning> | undefined = this.#root
    let found: { meanings: readonly Meaning[]; length: number } | undefined
    for (let length = 1; node; length++) {
      const token = source.tokens[at + length - 1]
      node = token && node.next.get(token.folded)
      if (!node || node.entries.length === 0 || !token) continue
      const typed = source.text.slice(token.start, token.end)
      // An abbreviation ("ko", "ng") has another length than the word it stands for: nothing to compare.
      const meanings = node.entries
        .filter(({ spelling }) => spelling?.length !== typed.length || mayStandFor(typed, spelling, source.accented))
        .map(({ meaning }) => meaning)
      if (meanings.length > 0) found = { meanings, length }
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
        if (node && node.entries.length > 0)
          found.push({ meanings: node.entries.map(({ meaning }) => meaning), length: end - start + 1 })
      }
    }
    return found
  }
}
