import { generalOf, type Item } from './items.ts'

type Time = Extract<Item, { kind: 'day' | 'period' }>

const PART_ENDS = new Set([',', ';', '.', '\n', '|', '•'])

const isTime = (item: Item | undefined): item is Time => item?.kind === 'day' || item?.kind === 'period'
const isFigure = (item: Item): boolean => item.kind === 'figure'
const isAgent = (item: Item | undefined): boolean =>
  item?.kind === 'term' && item.meanings.some(({ kind }) => kind === 'head' || kind === 'deputy')
const isFiller = (item: Item | undefined): boolean =>
  item?.kind === 'general' && ['filler', 'and', 'greet', 'with', 'along'].includes(item.meaning)

/** A day that a verb has for itself: "đã thụ lý hôm qua". */
const hasVerb = (items: readonly Item[], at: number): boolean =>
  items
    .slice(Math.max(0, at - 2), at)
    .some((item) => item.kind === 'term' && item.meanings.some(({ kind }) => kind === 'date'))

/** What a part counts, by form and field: a part that counts the same again is another record's. */
const countedIn = (items: readonly Item[], from: number, to: number): Set<string> => {
  const counted = new Set<string>()
  for (let at = from; at < to; at++) {
    const item = items[at]
    if (item?.kind !== 'term') continue
    for (const meaning of item.meanings)
      if (meaning.kind === 'count' && meaning.reading.as === 'noun' && meaning.reading.field !== undefined)
        counted.add(`${meaning.form} ${meaning.reading.field}`)
  }
  return counted
}

interface Part {
  from: number
  to: number
  times: number[]
  /** The time said at its end, after its figures. */
  trailing?: number
  /** It begins with who acted. */
  agent: boolean
}

/** "… hôm qua, …", "… (ngày 15/11); …": nothing of the part stands after the time. */
const trails = (items: readonly Item[], at: number, to: number): boolean => {
  for (let after = at + 1; after < to; after++) {
    const item = items[after]
    if (!isFiller(item) && !(item?.kind === 'mark' && item.mark === ')')) return false
  }
  return true
}

const partsOf = (items: readonly Item[]): Part[] => {
  // "CT tiếp 5 lượt hôm qua BT tiếp 3 lượt hôm nay": without marks, when the times close the row.
  const firstTime = items.findIndex(isTime)
  const closing = items.slice(0, firstTime).some(isFigure) && isTime(items.at(-1))
  const parts: Part[] = []
  let from = 0
  for (let at = 0; at <= items.length; at++) {
    const item = items[at]
    const marked = item === undefined || (item.kind === 'mark' && PART_ENDS.has(item.mark))
    const next = isFiller(item) ? items[at + 1] : item
    // "5 lượt ngày 5/11 và 8 lượt ngày 12/11"
    const again = generalOf(item) === 'and' && next?.kind === 'figure'
    const joined = closing && (isAgent(next) || again) && isTime(items[at - 1])
    if (!marked && !joined) continue
    const times: number[] = []
    for (let each = from; each < at; each++) if (isTime(items[each])) times.push(each)
    const last = times.at(-1)
    const told = last !== undefined && items.slice(from, last).some(isFigure)
    const trailing = told && trails(items, last, at) && !hasVerb(items, last)
    const first = items.slice(from, at).find((each) => !isFiller(each) && each.kind !== 'mark' && each.kind !== 'word')
    parts.push({ from, to: at, times, ...(trailing && { trailing: last }), agent: isAgent(first) })
    from = joined ? at : at + 1
  }
  return parts
}

/** Where the record that the trailing time of this part belongs to begins; undefined: it goes on about a time before. */
const beginningOf = (items: readonly Item[], parts: readonly Part[], place: number): number | undefined => {
  for (let at = place; at >= 0; at--) {
    const part = parts[at]
    const before = parts[at - 1]
    if (!part) return undefined
    if (part.times.length > (at === place ? 1 : 0)) return undefined
    if (!before || part.agent || before.trailing !== undefined) return part.from
    if (before.times.length === 0) continue
    const told = countedIn(items, before.from, before.to)
    const again = [...countedIn(items, part.from, parts[place]?.to ?? part.to)].some((key) => told.has(key))
    return again ? part.from : undefined
  }
  return undefined
}

/** What stands between two documents of one list: a joint, and what the next is called. */
const joinsDocuments = (item: Item): boolean =>
  generalOf(item) === 'and' ||
  (item.kind === 'mark' && item.mark === ',') ||
  (item.kind === 'term' && item.meanings.some(({ kind }) => kind === 'choice') && item.length === 1)

/** "NQ 30/NQ-HĐND và NQ 31/NQ-HĐND ngày 7/11": right behind a list the day is that of each. */
const isOfAllDocuments = (items: readonly Item[], time: Time): boolean => {
  const at = items.indexOf(time)
  const first = items.findIndex(({ kind }) => kind === 'document')
  const list = items.slice(first, at)
  const documents = list.filter(({ kind }) => kind === 'document').length
  const joints = list.filter((item) => item.kind !== 'document' && item.kind !== 'term').length
  return (
    first >= 0 &&
    documents > 1 &&
    joints >= documents - 1 &&
    items[at - 1]?.kind === 'document' &&
    list.every((item) => item.kind === 'document' || joinsDocuments(item))
  )
}

/**
 * "BT tiếp 10 lượt ngày 1/11, CT tiếp 5 lượt ngày 15/11": a time said after its record is put before it, so that every
 * record follows its time. A message that names one time only keeps it where it is, except for a period at the end and
 * a day that stands there by itself, which are every record's: "CT 3 buổi, PCT 2 buổi trong tháng 10".
 */
export const withTimesFirst = (items: readonly Item[]): readonly Item[] => {
  const times = items.filter(isTime)
  const [only] = times
  // "KH 14-KH/ĐU về dân vận khéo năm 2027": the year stands in what the document is about.
  const isTitle = only?.kind === 'period' && items.some(({ kind }) => kind === 'document') && !items.some(isFigure)
  if (!only || isTitle) return items
  const parts = partsOf(items)
  if (times.length === 1) {
    const last = parts.at(-1)
    const closes = last?.times.length === 1 && trails(items, last.times[0] ?? 0, last.to)
    const lone = closes && items.slice(last.from, last.to).every((item) => isTime(item) || isFiller(item))
    const isAll = (closes && ((lone && parts.length > 2) || only.kind === 'period')) || isOfAllDocuments(items, only)
    return isAll ? [only, ...items.filter((item) => item !== only)] : items
  }
  const moves = new Map<number, Item>()
  parts.forEach(({ trailing }, place) => {
    const item = trailing === undefined ? undefined : items[trailing]
    const beginning = item && beginningOf(items, parts, place)
    if (item && beginning !== undefined) moves.set(beginning, item)
  })
  if (moves.size === 0) return items
  const moved = new Set(moves.values())
  return items.flatMap((item, at) => {
    const time = moves.get(at)
    return [...(time ? [time] : []), ...(moved.has(item) ? [] : [item])]
  })
}
