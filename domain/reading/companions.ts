import type { Lexicon } from './lexicon.ts'

/**
 * Forms that are told in one breath: one counts things of the other in passing (`yields`), as a reception counts the
 * petitions it takes. Each form's place stands with those of its companions and itself.
 */
export const companionsOf = (lexicon: Lexicon): readonly ReadonlySet<number>[] => {
  const known = computed.get(lexicon)
  if (known) return known
  const companions = lexicon.forms.map((_, form) => new Set([form]))
  lexicon.forms.forEach(({ reading }, form) => {
    const passing = new Set(reading.counts.flatMap(({ yields, phrases }) => (yields ? phrases : [])))
    lexicon.forms.forEach((other, place) => {
      const own = new Set(other.reading.single?.counts ?? [])
      const counts = other.reading.counts.filter(({ field }) => field !== undefined && own.has(field))
      if (!counts.some(({ phrases }) => phrases.some((phrase) => passing.has(phrase)))) return
      companions[form]?.add(place)
      companions[place]?.add(form)
    })
  })
  computed.set(lexicon, companions)
  return companions
}

const computed = new WeakMap<Lexicon, readonly ReadonlySet<number>[]>()
