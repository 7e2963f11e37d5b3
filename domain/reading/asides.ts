import { bindFigures } from './bind-figures.ts'
import type { Item } from './items.ts'
import type { Lexicon } from './lexicon.ts'
import { fieldTold, type Segment, segmentOf } from './segments.ts'
import type { Source } from './tokens.ts'
import type { Topic } from './topics.ts'

type Forms = ReadonlySet<number>

/** So many things counted go on about what was named before: "xã B 03 cuộc với 268 lượt người". */
const CARRIED_MIN = { inSentence: 2, inNext: 3 } as const

/**
 * In a report a sentence that names no form goes on about the last one only where it tells how that went: "đã giải quyết
 * 5". `inSentence`: it is no new sentence.
 */
export const isOnlyCarried = ({ items, forms, signalled, hinted }: Topic, inSentence: boolean): boolean => {
  if ([...forms].some((form) => signalled.has(form) || hinted.has(form))) return false
  const told = [...forms].flatMap((form) =>
    bindFigures(items, new Set([form]), true).flatMap(({ left, right }) => [...left, ...right]),
  )
  const named = told.flatMap(({ meanings }) =>
    meanings.filter(({ reading, form }) => forms.has(form) && reading.field !== undefined),
  )
  const lead = named.some(({ reading }) => reading.as === 'lead')
  const counted = new Set(named.map(({ reading }) => reading.field)).size
  return !lead && counted < CARRIED_MIN[inSentence ? 'inSentence' : 'inNext']
}

/** Whether the forms have a place for a figure of the items. */
const namesFigure = ({ items, forms }: Topic, strict: boolean): boolean =>
  [...forms].some((form) =>
    bindFigures(items, new Set([form]), strict).some((binding) => fieldTold({ items }, binding, form) !== undefined),
  )

/**
 * "tiếp nhận 8 đơn, một cửa 340 hồ sơ": a part between commas that the topic has no place for, and that hints at another
 * form which has one, is about that form.
 */
export const withAsides = (
  source: Source,
  segment: Segment,
  topic: Topic,
  groups: readonly Forms[],
  { read, strict }: { read: (segment: Segment, forms: Forms) => Topic; strict: boolean },
): Topic[] => {
  const parts = partsOf(source, segment.items, strict)
  if (parts.length < 2) return [topic]
  const assigned = parts.map((part) => {
    if (!part.items.some(({ kind }) => kind === 'figure')) return undefined
    const others = groups.filter(
      (group) =>
        ![...group].some((form) => topic.forms.has(form)) &&
        [...group].some((form) => part.hinted.has(form) && !part.foreign.has(form)),
    )
    if (others.length === 0 || namesFigure(read(part, topic.forms), strict)) return undefined
    return others.find((group) => namesFigure(read(part, group), strict))
  })
  if (assigned.every((group) => group === undefined)) return [topic]
  const joined: { items: Item[]; forms: Forms }[] = []
  parts.forEach((part, place) => {
    const forms = assigned[place] ?? topic.forms
    const last = joined.at(-1)
    if (last?.forms === forms) last.items.push(...part.items)
    else joined.push({ items: [...part.items], forms })
  })
  return joined.map(({ items, forms }) => read(segmentOf(source, items, strict), forms))
}

/** So many choices make one thing more than a figure: "1 đơn tố cáo về đất đai". */
const DESCRIBED_MIN = 2

/** The form whose lone thing the part describes, of several that are told in one breath. */
const describedForm = (lexicon: Lexicon, { items }: Segment, forms: Forms): number | undefined => {
  const figures = items.filter(({ kind }) => kind === 'figure')
  const [only] = figures
  if (only?.kind !== 'figure' || figures.length > 1 || only.figure.value !== 1) return undefined
  return [...forms].find((form) => {
    const { single } = lexicon.forms[form]?.reading ?? {}
    const told = items.flatMap((item) => (item.kind === 'term' ? item.meanings : []))
    const own = told.flatMap((meaning) =>
      meaning.kind === 'choice' && meaning.form === form && single?.tells.includes(meaning.field)
        ? [meaning.field]
        : [],
    )
    return new Set(own).size >= DESCRIBED_MIN
  })
}

/** "tiếp dân 3 lượt 3 người. Nhận 1 đơn tố cáo về đất đai": the petition is told as itself, and not only counted. */
export const withDescribed = (
  source: Source,
  lexicon: Lexicon,
  topic: Topic,
  read: (segment: Segment, forms: Forms) => Topic,
): Topic[] => {
  if (topic.forms.size < 2) return [topic]
  const parts = partsOf(source, topic.items)
  const described = parts.map((part) => describedForm(lexicon, part, topic.forms))
  if (described.every((form) => form === undefined)) return [topic]
  return parts.map((part, place) => {
    const form = described[place]
    return form === undefined
      ? { ...part, forms: topic.forms }
      : { ...read(part, new Set([form])), described: true as const }
  })
}

/** The parts between commas, outside brackets; each comma stands at the head of the part behind it. */
const partsOf = (source: Source, items: readonly Item[], strict = false): Segment[] => {
  const parts: Item[][] = [[]]
  let depth = 0
  for (const item of items) {
    if (item.kind === 'mark' && item.mark === '(') depth++
    if (item.kind === 'mark' && item.mark === ')') depth--
    if (item.kind === 'mark' && item.mark === ',' && depth === 0) parts.push([])
    parts.at(-1)?.push(item)
  }
  return parts.map((part) => segmentOf(source, part, strict))
}

/** "toàn tỉnh có 77 xã; 1.480 tổ dân vận": what stands before the first name belongs to it, if the form has a place. */
export const tellBeginning = (topics: Topic[], read: (segment: Segment, forms: Forms) => Topic): void => {
  const first = topics.findIndex(({ forms }) => forms.size > 0)
  const forms = topics[first]?.forms
  for (let place = first - 1; forms && place >= 0; place--) {
    const topic = topics[place]
    const told = topic && read(topic, forms)
    if (told && namesFigure(told, false)) topics[place] = told
  }
}
