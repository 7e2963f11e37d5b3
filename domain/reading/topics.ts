import { isOnlyCarried, tellBeginning, withAsides, withDescribed } from './asides.ts'
import { bindFigures } from './bind-figures.ts'
import { companionsOf } from './companions.ts'
import type { Item } from './items.ts'
import type { Lexicon } from './lexicon.ts'
import { restrictItems } from './restrict-items.ts'
import { fieldTold, type Segment, segmentOf, splitSegments } from './segments.ts'
import type { Source } from './tokens.ts'

type Forms = ReadonlySet<number>

/** A part of the message with the forms that it is about, as those forms read it. */
export interface Topic extends Segment {
  forms: Forms
  /** One thing is told of in so many words that it is a record beside the one it was told with. */
  described?: true
}

/** What speaks for a form in a part of the message. A figure that it names speaks as loud as its name. */
const EVIDENCE = {
  signal: 2,
  hint: 1,
  carried: 0.5,
  carriedOn: 1.25,
  open: 1.5,
  named: 2,
  plainly: 0.5,
  noPlace: -1,
  goesOn: 0.5,
} as const

/** The marks and words at which one matter may end and the next begin. */
const PAUSES = new Set([',', ':', '(', ')', '-', '/', '+'])
const JOINTS = new Set(['va', 'dong', 'ngoai'])

/** Words after which other matters are only what something is about: "tuyên truyền về tiếp công dân". */
const ABOUT = new Set(['ve', 'noi', 'viec', 'theo', 'linh', 'cong'])
const ABOUT_ITEMS_MAX = 8
/** Words behind which a place is named, up to the next mark: "tại Trung tâm Phục vụ hành chính công". */
const PLACE = new Set(['tai', 'o', 'thuoc'])

const signalsOf = (item: Item): number[] =>
  item.kind === 'term' ? item.meanings.flatMap(({ kind, form }) => (kind === 'signal' ? [form] : [])) : []

const wordOf = (source: Source, item: Item): string => source.tokens[item.at]?.folded ?? ''

/** "đề nghị huyện kiểm tra": what is proposed has not happened. */
const PROPOSALS = new Set(['de nghi', 'de xuat', 'kien nghi'])

const isProposal = ({ tokens }: Source, { at }: Item): boolean =>
  PROPOSALS.has(`${tokens[at]?.folded} ${tokens[at + 1]?.folded}`)

/** "tuyên truyền về công tác tiếp dân, đơn thư": named, but only as the subject of what was named before. */
const isSubject = (source: Source, items: readonly Item[], index: number): boolean => {
  let marked = false
  for (let at = index - 1; at >= 0 && at >= index - ABOUT_ITEMS_MAX; at--) {
    const item = items[at]
    if (!item || item.kind === 'figure' || item.kind === 'day' || item.kind === 'period') return false
    const word = wordOf(source, item)
    if (ABOUT.has(word) || (!marked && (PLACE.has(word) || isProposal(source, item)))) return true
    marked ||= item.kind === 'mark' && item.mark !== ':'
  }
  return false
}

/** `before`: the forms spoken of before. `strict`: figures are named as in a report. */
interface Scope {
  before: Forms
  /** Behind a semicolon the sentence goes on. */
  goesOn: boolean
  /** The form whose card or question is open. */
  current: number | undefined
  strict: boolean
}

const counts = (item: Item, form: number): boolean =>
  item.kind === 'term' &&
  item.meanings.some(
    (meaning) =>
      meaning.kind === 'count' &&
      meaning.form === form &&
      meaning.reading.as === 'lead' &&
      meaning.reading.field !== undefined,
  ) &&
  !item.meanings.some((meaning) => meaning.kind === 'count' && meaning.form !== form && meaning.reading.as === 'lead')

/** So far behind the word that announces it a name may still name something else. */
const NAME_ITEMS_MAX = 4

/** "việc cấp thẻ BHYT … xin lùi hạn": what stands in the name of a thing of another form, which is told of behind it. */
const isInName = (items: readonly Item[], index: number): boolean => {
  const before = items.slice(Math.max(0, index - NAME_ITEMS_MAX), index)
  const announcing = before.findLast(({ kind }) => kind === 'term')
  if (announcing?.kind !== 'term' || before.some(({ kind }) => kind === 'mark' || kind === 'figure')) return false
  const forms = new Set(announcing.meanings.flatMap(({ kind, form }) => (kind === 'name' ? [form] : [])))
  return items.slice(index + 1).some((item) => signalsOf(item).some((form) => forms.has(form)))
}

/** Where in the segment another matter begins. */
const boundaries = (source: Source, items: readonly Item[], companions: readonly Forms[]): number[] => {
  const found: number[] = []
  let topic: { forms: readonly number[]; index: number } | undefined
  items.forEach((item, index) => {
    const forms = signalsOf(item)
    if (forms.length === 0) return
    if (topic === undefined && isInName(items, index)) return
    // "mô hình … trị giá 9 triệu": the topic counts it itself.
    if (topic?.forms.some((form) => counts(item, form))) return
    const same = topic?.forms.some((form) => forms.some((other) => companions[form]?.has(other)))
    if (topic && !same) {
      if (isSubject(source, items, index)) return
      found.push(beginningOf(source, items, topic.index, index))
    }
    topic = { forms: same ? (topic?.forms ?? forms).filter((form) => forms.includes(form)) : forms, index }
    if (topic.forms.length === 0) topic = { forms, index }
  })
  return found
}

/** After the last pause between two names; without one, at the figure right before the second. */
const beginningOf = (source: Source, items: readonly Item[], first: number, second: number): number => {
  for (let at = second - 1; at > first; at--) {
    const item = items[at]
    if (item?.kind === 'mark' && PAUSES.has(item.mark)) return at + 1
    if (item && JOINTS.has(wordOf(source, item))) return at
  }
  for (let at = second - 1; at > first && at >= second - 3; at--) if (items[at]?.kind === 'figure') return at
  return second
}

const isSome = (forms: readonly number[]): boolean => forms.length > 0

/** Of several forms that a part names it is not about those that it names only as the subject of the first. */
const withoutSubjects = (source: Source, segment: Segment, companions: readonly Forms[]): Segment => {
  const { items } = segment
  const [first] = items.map((item, index) => (isInName(items, index) ? [] : signalsOf(item))).filter(isSome)
  const told = new Set(items.flatMap((item, index) => (isSubject(source, items, index) ? [] : signalsOf(item))))
  const own = (form: number) => told.has(form) || (first?.some((other) => companions[other]?.has(form)) ?? false)
  return { ...segment, signalled: new Set([...segment.signalled].filter(own)) }
}

const splitTopics = (source: Source, segment: Segment, companions: readonly Forms[], strict: boolean): Segment[] => {
  if (segment.signalled.size < 2) return [segment]
  const found = boundaries(source, segment.items, companions)
  if (found.length === 0) return [strict ? segment : withoutSubjects(source, segment, companions)]
  const starts = [0, ...found, segment.items.length]
  return starts.slice(1).flatMap((end, place) => {
    const items = segment.items.slice(starts[place], end)
    return items.length > 0 ? [segmentOf(source, items, strict)] : []
  })
}

/** Forms that a segment may be about: what it names, what it hints at, and what came before. */
const activeForms = ({ signalled, hinted, foreign }: Segment, before: Forms): Set<number> => {
  const active = new Set(signalled)
  for (const form of hinted) if (!foreign.has(form)) active.add(form)
  const carries = signalled.size === 0 || [...before].some((form) => active.has(form))
  if (carries) for (const form of before) if (!foreign.has(form)) active.add(form)
  return active
}

/** Groups of companions among the forms; a form may stand in several. */
const groupsOf = (forms: Forms, companions: readonly Forms[]): Forms[] => {
  const groups: Forms[] = []
  for (const form of forms) {
    if (groups.some((group) => group.has(form))) continue
    groups.push(new Set([...forms].filter((other) => companions[form]?.has(other))))
  }
  return groups
}

const evidenceFor = (
  lexicon: Lexicon,
  segment: Segment,
  items: readonly Item[],
  group: Forms,
  { before, current, strict, goesOn }: Scope,
): number => {
  let evidence = 0
  const some = (forms: Forms) => [...group].some((form) => forms.has(form))
  if (some(segment.signalled)) evidence += EVIDENCE.signal
  if (some(segment.hinted)) evidence += EVIDENCE.hint
  if (some(before)) evidence += goesOn ? EVIDENCE.carriedOn : EVIDENCE.carried
  if (current !== undefined && group.has(current)) evidence += EVIDENCE.open
  if (
    items.some(
      (item) => item.kind === 'term' && item.meanings.some(({ kind, form }) => kind === 'update' && group.has(form)),
    )
  )
    evidence += EVIDENCE.goesOn
  const named = new Map<number, number>()
  for (const form of group)
    for (const binding of bindFigures(items, new Set([form]), strict)) {
      const labels = [...binding.left, ...binding.right]
      if (labels.length === 0) continue
      const told = fieldTold({ items }, binding, form) !== undefined
      const known = labels.some(({ meanings }) => meanings.some(({ reading }) => reading.field !== undefined))
      const value = told ? EVIDENCE.named : known ? EVIDENCE.plainly : EVIDENCE.noPlace
      named.set(binding.index, Math.max(named.get(binding.index) ?? Number.NEGATIVE_INFINITY, value))
    }
  for (const value of named.values()) evidence += value
  const figures = items.filter((item) => item.kind === 'figure')
  const isShare = figures.length > 0 && figures.every(({ figure }) => figure.kind === 'percent')
  if (isShare && [...group].some((form) => lexicon.forms[form]?.reading.share !== undefined))
    evidence += EVIDENCE.plainly
  return evidence
}

const isBehindSemicolon = ({ folded }: Source, { items }: Segment): boolean =>
  folded.slice(0, items[0]?.start).trimEnd().endsWith(';')

/** The group that most speaks for; none when two of which neither is named say the same. */
const strongest = (
  source: Source,
  lexicon: Lexicon,
  segment: Segment,
  groups: readonly Forms[],
  scope: Scope,
): Topic | undefined => {
  let best: { topic: Topic; evidence: number; named: boolean } | undefined
  let tied = false
  for (const forms of groups) {
    const items = restrictItems(source, lexicon, segment.items, forms)
    const evidence = evidenceFor(lexicon, segment, items, forms, scope)
    const named = [...forms].some((form) => segment.signalled.has(form))
    const more = evidence - (best?.evidence ?? Number.NEGATIVE_INFINITY)
    tied = more === 0 ? tied || !(named || best?.named) : more < 0 && tied
    if (more > 0 || (more === 0 && named && !best?.named))
      best = { topic: { ...segment, items, forms }, evidence, named }
  }
  return tied ? undefined : best?.topic
}

/**
 * What each part of the message is about. A part is read for the forms it names; one that it only hints at is read
 * unless the part speaks of something else; a part that names nothing goes on about what came before. Forms that are not
 * told in one breath compete: the one whose words name more of the figures has the part.
 */
export const topicsOf = (
  source: Source,
  lexicon: Lexicon,
  items: readonly Item[],
  { current, strict = false }: { current?: number | undefined; strict?: boolean } = {},
): Topic[] => {
  const companions = companionsOf(lexicon)
  const read = (segment: Segment, forms: Forms): Topic => ({
    ...segment,
    items: restrictItems(source, lexicon, segment.items, forms),
    forms,
  })
  let before: Forms = new Set(current === undefined ? [] : [current])
  const topics = splitSegments(source, items, strict)
    .flatMap((segment) => splitTopics(source, segment, companions, strict))
    .flatMap((segment): Topic[] => {
      const active = activeForms(segment, before)
      const goesOn = isBehindSemicolon(source, segment)
      const groups = groupsOf(active, companions)
      const [only] = groups
      const topic =
        groups.length === 1 && only
          ? read(segment, only)
          : strongest(source, lexicon, segment, groups, { before, current, strict, goesOn })
      if (!topic || (strict && isOnlyCarried(topic, goesOn))) return [{ ...segment, forms: new Set() }]
      if (topic.forms.size > 0) before = topic.forms
      const hinted = groupsOf(new Set([...active, ...segment.hinted]), companions)
      return hinted.length > 1 ? withAsides(source, segment, topic, hinted, { read, strict }) : [topic]
    })
    .flatMap((topic) => withDescribed(source, lexicon, topic, read))
  if (!strict) tellBeginning(topics, read)
  return topics
}
