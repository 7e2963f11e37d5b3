import type { Item } from './items.ts'
import type { Lexicon, Meaning } from './lexicon.ts'
import { endOfMatter, tellsElse } from './matter-end.ts'
import { type Taken, withName } from './taken-name.ts'
import type { Source } from './tokens.ts'
import type { VoiceMeaning } from './voices.ts'

/** Words before the name of a place: "bà con | thôn 3 | phản ánh". */
const PLACES = new Set('thon lang buon to tdp khu xom ap xa phuong ban cho'.split(' '))
const PLACE_NAME_TOKENS_MAX = 4
const PLACE_JOINTS = new Set([',', 'va'])
const PREPOSITIONS = new Set(['o', 'tai', 'cua'])
/** What may stand before a verb of speaking and says nothing: "rất lo lắng". */
const ADVERBS = new Set('dang rat deu cung van con da lai het suc qua co hien nay nhieu lan thuong tiep tuc'.split(' '))
/** Between a place and those who live there. */
const BEFORE_PEOPLE = new Set(['co', ':'])
const HEADING_TOKENS_MAX = 8
const LEAD_ITEMS_MAX = 3
const ENDS = new Set(['\n', ';', '.', '!', '?'])

const wordAt = ({ tokens }: Source, at: number): string => tokens[at]?.folded ?? ''

/** The item that begins at the token, or behind it. */
const itemFrom = (items: readonly Item[], at: number): number => {
  const found = items.findIndex((item) => item.at >= at)
  return found < 0 ? items.length : found
}

export const voiceAt = (source: Source, { voices }: Lexicon, at: number, ...parts: VoiceMeaning['part'][]) => {
  const accepts = ({ part }: VoiceMeaning) => parts.includes(part)
  const found = voices.longestAt(source, at, { end: source.tokens.length, accepts })
  const [meaning] = found?.meanings ?? []
  return found && meaning ? { ...meaning, at, end: at + found.length } : undefined
}

interface Speech {
  verb: { form: number; part: VoiceMeaning['part']; at: number; end: number }
  /** Where those who speak live. */
  place?: { at: number; end: number }
}

/** Behind those who speak where they live, "rất", "đang", and the verb of what they do. */
const speechBehind = (source: Source, lexicon: Lexicon, behind: number): Speech | undefined => {
  const verbAt = (at: number) => voiceAt(source, lexicon, at, 'says', 'kept')
  const isAdverb = (at: number) => ADVERBS.has(wordAt(source, at)) && !verbAt(at)
  const isPlace = (at: number) => PLACES.has(wordAt(source, at)) && !verbAt(at)
  const joins = (at: number) => PLACE_JOINTS.has(wordAt(source, at)) && isPlace(at + 1)
  let at = PREPOSITIONS.has(wordAt(source, behind)) ? behind + 1 : behind
  const placeAt = at
  // "thôn 1, thôn 2"
  for (let more = isPlace(at); more; more = joins(at)) {
    if (!isPlace(at)) at++
    const last = at + PLACE_NAME_TOKENS_MAX
    for (at++; at <= last && !verbAt(at) && !isAdverb(at) && !joins(at); at++)
      if (source.tokens[at]?.kind === 'mark') return undefined
  }
  const place = at > placeAt ? { at: placeAt, end: at } : undefined
  while (isAdverb(at)) at++
  const verb = verbAt(at)
  return verb && { verb, ...(place && { place }) }
}

const beginsClause = (before: Item | undefined): boolean =>
  before === undefined || ['mark', 'day', 'period', 'figure', 'unit', 'noise', 'general'].includes(before.kind)

/** Nothing else is told of before: no session at which it was said, no petition in which it is written. */
const isFree = (items: readonly Item[], index: number, form: number): boolean =>
  !items
    .slice(0, index)
    .some(
      (item) =>
        item.kind === 'term' &&
        item.meanings.some((each) => (each.form === form ? each.kind === 'foreign' : each.kind === 'signal')),
    )

const matterOf = ({ forms }: Lexicon, form: number): string => forms[form]?.reading.matter ?? ''

const spokenBy = (source: Source, lexicon: Lexicon, items: readonly Item[], index: number) => {
  const who = voiceAt(source, lexicon, items[index]?.at ?? 0, 'who')
  const speech = who && speechBehind(source, lexicon, who.end)
  if (!who || !speech || !isFree(items, index, who.form)) return undefined
  const { verb } = speech
  const from = itemFrom(items, verb.end)
  // "phản ánh 12 ý kiến" is counted.
  const first = items[from]
  if (first?.kind === 'figure' && !first.figure.weak) return undefined
  const to = endOfMatter(source, lexicon, items, { form: who.form, from })
  if (to === from) return undefined
  const textAt = verb.part === 'kept' ? verb.at : verb.end
  const taken: Taken = { form: who.form, field: matterOf(lexicon, who.form), announced: verb, textAt, from, to }
  return { taken, place: speech.place ?? placeBefore(source, items, index) }
}

/** "thôn 9 có 15 hộ dân phản ánh …", "thôn 2: bà con lo …": where they live stands before them. */
const placeBefore = (source: Source, items: readonly Item[], index: number): Speech['place'] => {
  let at = index - 1
  while (at >= 0 && (items[at]?.kind === 'figure' || BEFORE_PEOPLE.has(wordAt(source, items[at]?.at ?? -1)))) at--
  const item = items[at]
  if (item?.kind === 'unit') return { at: item.at, end: item.at + item.length }
  const numbered = item?.kind === 'noise' && PLACES.has(wordAt(source, item.at - 1))
  return numbered ? { at: item.at - 1, end: item.at + item.length } : undefined
}

/** "Thôn 2 có điểm nóng về …", "Thôn 7 phát sinh điểm nóng: …": where it is. */
const villageOf = (source: Source, lexicon: Lexicon, items: readonly Item[], index: number) => {
  const item = items[index]
  const heading = item?.kind === 'term' ? item.meanings.find(isHeading(lexicon)) : undefined
  const place = heading && isFree(items, index, heading.form) ? placeBefore(source, items, index) : undefined
  return heading && place && PLACES.has(wordAt(source, place.at)) ? { form: heading.form, ...place } : undefined
}

/** "Tình hình thôn 3: giá cà phê xuống thấp": what stands behind the heading, and behind how many say it. */
const headed = (source: Source, lexicon: Lexicon, items: readonly Item[], index: number): Taken | undefined => {
  const item = items[index]
  const at = item?.at ?? 0
  const own = item?.kind === 'term' ? item.meanings.find(isHeading(lexicon)) : undefined
  const heading = own && item ? { form: own.form, at, end: at + item.length } : voiceAt(source, lexicon, at, 'heading')
  if (!heading) return undefined
  const { form } = heading
  const colon = items.findIndex((each, place) => place > index && each.kind === 'mark')
  const mark = items[colon]
  if (mark?.kind !== 'mark' || mark.mark !== ':' || mark.at - at > HEADING_TOKENS_MAX) return undefined
  if (items.slice(index, colon).some(({ kind }) => kind === 'figure')) return undefined
  const people = items[colon + 1]?.kind === 'figure' ? items[colon + 2] : undefined
  const from = colon + (people && isPeople(people, form) ? 3 : 1)
  const first = items[from]
  // "40 người phản đối mỏ đá": the noun that is counted holds the verb.
  const within = people && from > colon + 1 ? people.at + 1 : undefined
  const kept =
    voiceAt(source, lexicon, within ?? first?.at ?? 0, 'kept') ?? voiceAt(source, lexicon, first?.at ?? 0, 'kept')
  if (!first || (first.kind === 'figure' && !first.figure.vague) || (!kept && saysItself(first, form))) return undefined
  const to = endOfMatter(source, lexicon, items, { form, from })
  return { form, field: matterOf(lexicon, form), announced: heading, textAt: kept?.at ?? first.at, from, to }
}

const isHeading =
  ({ forms }: Lexicon) =>
  ({ kind, form }: Meaning): boolean =>
    kind === 'signal' && forms[form]?.reading.voices !== undefined

const isPeople = (item: Item, form: number): boolean =>
  item.kind === 'term' && item.meanings.some((meaning) => meaning.form === form && meaning.kind === 'count')

/** A word that says of the form something else than what the matter is: "nổi cộm", "đề nghị", "không có". */
const saysItself = (item: Item, form: number): boolean =>
  item.kind === 'general'
    ? item.meaning === 'negation'
    : item.kind === 'term' &&
      item.meanings.some((each) => each.form === form && ['signal', 'hint', 'choice', 'name'].includes(each.kind))

/** "vụ thiếu nước ở thôn 6, đã xử lý: cho xe bồn chở nước": an affair of which it is told what became of it. */
const affair = (source: Source, lexicon: Lexicon, items: readonly Item[], index: number): Taken | undefined => {
  const about = voiceAt(source, lexicon, items[index]?.at ?? 0, 'about')
  if (!about) return undefined
  const { form } = about
  const from = itemFrom(items, about.end)
  const to = endOfMatter(source, lexicon, items, { form, from })
  const names = items.slice(from, to).some((item) => item.kind === 'figure' || !isFree([item], 1, form))
  const goesOn = items.slice(to).some((item) => tellsElse(lexicon, item, form))
  return names || !goesOn
    ? undefined
    : { form, field: matterOf(lexicon, form), announced: about, textAt: about.end, from, to }
}

/** "Báo điểm nóng", "em báo cáo tình hình": words before a heading that say nothing. */
const isLead = (item: Item | undefined): boolean => item?.kind === 'word' || item?.kind === 'general'

const isSentenceEnd = (item: Item | undefined): boolean => item?.kind === 'mark' && ENDS.has(item.mark)

/** The place of those who speak, in one item: "bà con | làng Ngol | lo sợ". */
const withPlace = (
  source: Source,
  { forms }: Lexicon,
  items: readonly Item[],
  { form, at, end }: { form: number; at: number; end: number },
): readonly Item[] => {
  const [start, last] = [source.tokens[at], source.tokens[end - 1]]
  const field = forms[form]?.reading.voices?.where
  if (!start || !last || field === undefined) return items
  const text = source.text.slice(start.start, last.end)
  const place: Item = { kind: 'name', form, field, text, start: start.start, end: last.end, at, length: end - at }
  return [...items.filter((item) => item.at < at), place, ...items.filter((item) => item.at >= end)]
}

/**
 * "bà con thôn 3 phản ánh nước sinh hoạt bị nhiễm phèn", "Tình hình thôn 8: mất mùa cà phê": what people are told to say
 * is the matter of the form, whatever its words say elsewhere.
 */
export const withSpokenMatters = (source: Source, lexicon: Lexicon, items: readonly Item[]): readonly Item[] => {
  for (const [index] of items.entries()) {
    const before = items[index - 1]
    const opens =
      index === 0 || (index <= LEAD_ITEMS_MAX && isLead(before)) || isSentenceEnd(before) || before?.kind === 'day'
    const village = villageOf(source, lexicon, items, index)
    const taken =
      opens || village ? (headed(source, lexicon, items, index) ?? affair(source, lexicon, items, index)) : undefined
    const told = taken ? withName(source, items, taken) : items
    if (village) return withPlace(source, lexicon, told, village)
    if (taken) return told
    const spoken = beginsClause(before) ? spokenBy(source, lexicon, items, index) : undefined
    if (!spoken) continue
    const named = withName(source, items, spoken.taken)
    const { place } = spoken
    return place && named !== items ? withPlace(source, lexicon, named, { form: spoken.taken.form, ...place }) : named
  }
  return items
}
