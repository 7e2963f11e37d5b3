import { fitsField } from './fits-field.ts'
import { generalOf, type Item } from './items.ts'
import type { Meaning } from './lexicon.ts'
import { countsUnknown, isNear } from './strict-binding.ts'

export type CountMeaning = Extract<Meaning, { kind: 'count' }>

/** A label beside a figure: the item it was read from and what it means in each form that counts with it. */
export interface Label {
  index: number
  meanings: readonly CountMeaning[]
}

/** `strict`: in a report only words close to a figure name it, and nothing names a figure that counts something unknown. */
export interface Scope {
  forms: ReadonlySet<number>
  strict: boolean
}

/** The price of a label that may not stand before its figure. */
const NEVER = 100
const CLOSED = 4

/** What it costs a label to stand away from its figure: before it, and after it. */
const costOf = (item: Item): { before: number; after: number } => {
  switch (item.kind) {
    case 'mark':
      return MARK_COSTS[item.mark] ?? { before: 2, after: 3 }
    case 'general':
      if (item.meaning === 'within') return { before: 4, after: 6 }
      if (item.meaning === 'negation') return { before: 5, after: 5 }
      if (item.meaning === 'along') return { before: 2.5, after: 1 }
      if (item.meaning === 'and') return { before: 1, after: 0.6 }
      if (item.meaning === 'into') return { before: 0.5, after: 3 }
      return { before: 0.2, after: 0.6 }
    case 'word':
      // "đã giải quyết hết 6"
      return item.word === 'het' ? { before: 0.2, after: 0.2 } : { before: 0.8, after: 1 }
    case 'term':
      return { before: 0.6, after: 0.8 }
    case 'noise':
      return { before: 1, after: 2 }
    // "mô hình “Ánh sáng đường quê” lắp 40 bóng": what has a name of its own is not counted behind it.
    case 'quote':
      return { before: item.meanings.length > 0 ? 2 : 6, after: 2 }
    case 'day':
    case 'period':
    case 'span':
      return { before: 1, after: 2 }
    default:
      return { before: 2, after: 2 }
  }
}

const MARK_COSTS: Readonly<Record<string, { before: number; after: number }>> = {
  ',': { before: 3, after: 4 },
  ':': { before: 0, after: 5 },
  '=': { before: 0, after: 5 },
  '-': { before: 0.5, after: 4 },
  '(': { before: 1, after: 3 },
  ')': { before: 3, after: 3 },
  '/': { before: 3, after: 2 },
  '+': { before: 4, after: 4 },
  '*': { before: 1, after: 3 },
}

/** A label in the words between two figures. */
export interface GapLabel extends Label {
  /** The price for the figure before the gap and for the figure after it. */
  forPrevious: number
  forNext: number
  as: 'noun' | 'lead' | 'base'
  /** Whether the figure before the gap, and the one after it, can be what the label names. */
  fitsPrevious: boolean
  fitsNext: boolean
}

/** "3 triệu lượt" counts only with its noun right behind it; else it is money. */
export const NEAR = 0.5

const fitsAny = (
  figure: Item | undefined,
  { meanings, as }: Pick<GapLabel, 'meanings' | 'as'>,
  near: boolean,
): boolean => {
  if (figure?.kind !== 'figure') return false
  const counts = figure.figure.kind !== 'scaled' || (near && as === 'noun')
  return meanings.some(({ type }) => (counts || type?.name === 'money') && fitsField(figure.figure, type))
}

const labelKind = (meanings: readonly CountMeaning[]): 'noun' | 'lead' | 'base' => {
  if (meanings.some(({ reading }) => reading.as === 'noun')) return 'noun'
  return meanings.some(({ reading }) => reading.as === 'lead') ? 'lead' : 'base'
}

/** "còn 1 thôn chưa có": what is counted has not happened. */
const isNotYet = (next: Item | undefined): boolean =>
  next?.kind === 'word' ? next.word === 'chua' : next?.kind === 'general' && next.notYet === true

const isRatio = (item: Item | undefined): boolean => item?.kind === 'figure' && item.figure.over !== undefined

/** "96 đang giải quyết, trễ hạn không có": denied, and no more of the figure before. */
const isDenied = (items: readonly Item[], index: number): boolean => {
  const [negation, next] = items.slice(index + 1, index + 3)
  return generalOf(negation) === 'negation' && (next === undefined || next.kind === 'mark')
}

const NOT_DONE = new Set(['can', 'phai'])

/** "15 nội dung cần khắc phục": what has to be done is not what was done. */
const isToDo = (before: Item | undefined): boolean => before?.kind === 'word' && NOT_DONE.has(before.word)

const isWord = (item: Item | undefined, ...words: string[]): boolean =>
  item?.kind === 'word' && words.includes(item.word)

/** "đã giải quyết (10)": the figure alone stands within the brackets. */
const isBracketOfOne = (items: readonly Item[], index: number): boolean => {
  const [open, figure, close] = items.slice(index, index + 3)
  return (
    open?.kind === 'mark' &&
    open.mark === '(' &&
    figure?.kind === 'figure' &&
    figure.figure.kind !== 'percent' &&
    close?.kind === 'mark' &&
    close.mark === ')'
  )
}

/** "đối thoại với nhân dân 120 người": who was met is not what is counted next. */
const isCompany = (items: readonly Item[], { index, as }: Pick<GapLabel, 'index' | 'as'>): boolean => {
  const before = items[index - 1]
  return (
    as === 'noun' && before?.kind === 'general' && before.meaning === 'along' && items[index - 2]?.kind !== 'figure'
  )
}

/** "HN đối thoại ngày 11/11", "… định kỳ 11/11": between the event and its day at most this many words say of which kind. */
const BEFORE_DAY_MAX = 2

const isDated = (items: readonly Item[], index: number): boolean => {
  const ahead = items.slice(index + 1, index + 2 + BEFORE_DAY_MAX)
  const day = ahead.findIndex(({ kind }) => kind === 'day')
  return day >= 0 && ahead.slice(0, day).every(({ kind }) => kind === 'term' || kind === 'word')
}

/** The labels between two figures, from the item `from` up to `to`, with the price of each for either figure. */
export const labelsIn = (items: readonly Item[], from: number, to: number, { forms, strict }: Scope): GapLabel[] => {
  const labels: GapLabel[] = []
  let passed = 0
  // "4 phòng chưa xây dựng kế hoạch": what has not happened counts nothing.
  let denied = false
  for (let index = from; index < to; index++) {
    const item = items[index]
    if (!item) continue
    denied ||= isNotYet(item)
    if (item.kind === 'mark') denied = false
    if (item.kind === 'term') {
      const dated = isDated(items, index)
      const meanings = item.meanings.filter(
        (meaning): meaning is CountMeaning =>
          meaning.kind === 'count' &&
          forms.has(meaning.form) &&
          !(dated && meaning.reading.namesEvent) &&
          !(meaning.reading.behind && items[from - 1]?.kind !== 'figure') &&
          !(meaning.reading.ofRatio && !isRatio(items[to])),
      )
      const toDo = meanings.every(({ reading }) => reading.as === 'lead') && isToDo(items[index - 1])
      const wholePlace = isWord(items[index - 1], 'toan', 'ca') && !isWord(items[index - 2], 'kien', 'an')
      if (meanings.length > 0 && !toDo && !wholePlace) {
        const label = { index, meanings, as: labelKind(meanings) }
        const fitsPrevious =
          fitsAny(items[from - 1], label, passed < NEAR) &&
          !denied &&
          !isNotYet(items[index + 1]) &&
          !isDenied(items, index)
        labels.push({
          ...label,
          forPrevious: passed,
          forNext: 0,
          fitsPrevious,
          fitsNext: fitsAny(items[to], label, false),
        })
        passed += 0.2
        continue
      }
    }
    passed += costOf(item).after
  }
  if (strict) {
    const unknown = countsUnknown(items, from - 1, forms)
    for (const label of labels) label.fitsPrevious &&= !unknown && isNear(label.forPrevious, label.as)
  }
  let ahead = 0
  let last = labels.length - 1
  for (let index = to - 1; index >= from && last >= 0; index--) {
    const item = items[index]
    const label = labels[last]
    if (label && label.index === index) {
      const next = items[index + 1]
      // "51 kiến nghị: 38 giải trình": right behind its figure a noun does not head what is listed.
      const heads = label.as === 'noun' && index === from && items[from - 1]?.kind === 'figure'
      const closed = heads && next?.kind === 'mark' && next.mark === ':'
      const never = label.meanings.every(({ reading }) => reading.behind || (reading.beside && ahead >= NEAR))
      label.forNext = never || isCompany(items, label) ? NEVER : ahead + (closed ? CLOSED : 0)
      ahead += 0.2
      last--
    } else if (item) ahead += isBracketOfOne(items, index) ? 0 : costOf(item).before
  }
  if (strict) {
    const unknown = countsUnknown(items, to, forms)
    for (const label of labels) label.fitsNext &&= !unknown && isNear(label.forNext, label.as)
  }
  return labels
}
