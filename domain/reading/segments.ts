import { type Binding, bindFigures } from './bind-figures.ts'
import type { Lexicon } from './lexicon.ts'
import type { Item } from './read-items.ts'

/** A sentence or a part of one: no word names a figure across its ends. `from` inclusive, `to` exclusive. */
export interface Segment {
  items: readonly Item[]
  /** Forms that the segment names itself, and forms that it only counts like. */
  signalled: ReadonlySet<number>
  hinted: ReadonlySet<number>
  foreign: ReadonlySet<number>
}

const ENDS = new Set(['\n', ';', '.', '!', '?', '|', '•', '⁃'])

const formsWith = (items: readonly Item[], kind: 'signal' | 'hint' | 'foreign'): Set<number> => {
  const forms = new Set<number>()
  items.forEach((item, index) => {
    if (item.kind !== 'term') return
    for (const meaning of item.meanings)
      if (meaning.kind === kind && (kind !== 'signal' || !isTopicOf(items, index, meaning.form)))
        forms.add(meaning.form)
  })
  return forms
}

/** How far before the name of a form something else may stand that is only about it. */
const TOPIC_ITEMS_MAX = 3

/** "tập huấn công tác tiếp dân": the form is only what the other thing is about. */
const isTopicOf = (items: readonly Item[], index: number, form: number): boolean => {
  for (let at = index - 1; at >= 0 && at >= index - TOPIC_ITEMS_MAX; at--) {
    const item = items[at]
    if (item?.kind === 'term')
      return item.meanings.some((meaning) => meaning.kind === 'foreign' && meaning.form === form)
    if (item?.kind !== 'word' && item?.kind !== 'general') return false
  }
  return false
}

export const splitSegments = (items: readonly Item[]): Segment[] => {
  const segments: Segment[] = []
  let start = 0
  for (let index = 0; index <= items.length; index++) {
    const item = items[index]
    const ends = item === undefined || (item.kind === 'mark' && ENDS.has(item.mark))
    if (!ends) continue
    const part = items.slice(start, index)
    start = index + 1
    if (part.length > 0)
      segments.push({
        items: part,
        signalled: formsWith(part, 'signal'),
        hinted: formsWith(part, 'hint'),
        foreign: formsWith(part, 'foreign'),
      })
  }
  return segments
}

/**
 * Which forms each segment is read for. A form that a segment names is read; one that it only hints at is read unless
 * the segment speaks of something else; a segment that names nothing goes on about what came before.
 */
export const formsOfSegments = (segments: readonly Segment[], lexicon: Lexicon, current?: number): Set<number>[] => {
  let before = new Set<number>(current === undefined ? [] : [current])
  return segments.map(({ signalled, hinted, foreign }) => {
    const active = new Set(signalled)
    for (const form of hinted) if (!foreign.has(form)) active.add(form)
    const carries = signalled.size === 0 || [...before].some((form) => active.has(form))
    if (carries) for (const form of before) if (!foreign.has(form)) active.add(form)
    const kept = new Set([...active].filter((form) => form < lexicon.forms.length))
    if (kept.size > 0) before = kept
    return kept
  })
}

/** The field that a figure's words tell in the form. The plainest words ("nhận 10") tell only where nothing is counted after. */
const fieldTold = ({ items }: Segment, { index, left, right }: Binding, form: number): string | undefined => {
  const meanings = [...left, ...right]
    .flatMap((label) => label.meanings)
    .filter((meaning) => meaning.form === form && meaning.reading.field !== undefined)
  const next = items[index + 1]
  const bare = next === undefined || next.kind === 'mark'
  const telling = meanings.find(({ reading }) => reading.as !== 'base') ?? (bare ? meanings[0] : undefined)
  return telling?.reading.field
}

/**
 * When no segment names a form: the first form whose words name most of the figures, at least so many different ones,
 * in a message that speaks of nothing else.
 */
export const formByCounts = (segments: readonly Segment[], lexicon: Lexicon, fieldsMin: number): number | undefined => {
  const elsewhere = new Set(segments.flatMap(({ foreign }) => [...foreign]))
  const figures = segments
    .flatMap(({ items }) => items)
    .filter((item) => item.kind === 'figure' && !item.figure.weak).length
  return lexicon.forms
    .map((_, form) => form)
    .filter((form) => !elsewhere.has(form))
    .find((form) => {
      const alone = new Set([form])
      const named = segments.flatMap((segment) =>
        bindFigures(segment.items, alone).flatMap((binding) => fieldTold(segment, binding, form) ?? []),
      )
      return new Set(named).size >= fieldsMin && named.length * 2 > figures
    })
}
