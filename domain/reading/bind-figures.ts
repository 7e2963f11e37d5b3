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

/** The labels of one figure; `index` is the figure's place among the items. */
export interface Binding {
  index: number
  left: readonly Label[]
  right: readonly Label[]
}

/** How many labels a figure may take from the gap on either side. */
const LEFT_MAX = 4
const RIGHT_MAX = 3

/** More figures than any sentence has: the rest of a flood of digits is not named. */
const FIGURES_MAX = 200

const VALUE = { noun: 6, lead: 5, base: 2, baseBeside: 1.9 } as const
/** Before two figures in a row a state belongs to the one after it: "nhận 33 đơn đã giải quyết 30 đơn". */
const LEAD_BEFORE = 0.6
const SECOND_NOUN = -4
const SECOND_LEAD = -2
/** A figure that has its label does not reach over a comma for another one. */
const FAR = 3
const SECOND_FAR = -3
/** The price of a label that may not stand before its figure. */
const NEVER = 100
const CLOSED = 4
/** "8 lượt" is more usual than "lượt 8". */
const NOUN_BEFORE = -1

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
      return { before: 0.8, after: 1 }
    case 'term':
      return { before: 0.6, after: 0.8 }
    case 'noise':
      return { before: 1, after: 2 }
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

interface GapLabel extends Label {
  /** The price for the figure before the gap and for the figure after it. */
  forPrevious: number
  forNext: number
  as: 'noun' | 'lead' | 'base'
  /** Whether the figure before the gap, and the one after it, can be what the label names. */
  fitsPrevious: boolean
  fitsNext: boolean
}

/** "3 triệu lượt" counts only with its noun right behind it; else it is money. */
const NEAR = 0.5

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

const labelsIn = (items: readonly Item[], from: number, to: number, { forms, strict }: Scope): GapLabel[] => {
  const labels: GapLabel[] = []
  const costs: number[] = []
  let passed = 0
  // "4 phòng chưa xây dựng kế hoạch": what has not happened counts nothing.
  let denied = false
  for (let index = from; index < to; index++) {
    const item = items[index]
    if (!item) continue
    denied ||= isNotYet(item)
    if (item.kind === 'mark') denied = false
    if (item.kind === 'term') {
      const dated = items[index + 1]?.kind === 'day'
      const meanings = item.meanings.filter(
        (meaning): meaning is CountMeaning =>
          meaning.kind === 'count' && forms.has(meaning.form) && !(dated && meaning.reading.namesEvent),
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
        costs.push(labels.length - 1)
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

/** `strict`: in a report only words close to a figure name it, and nothing names a figure that counts something unknown. */
interface Scope {
  forms: ReadonlySet<number>
  strict: boolean
}

interface Chain {
  score: number
  /** How many labels the figure takes before and after itself, for this figure and all before it. */
  before: number
  previous: Chain | undefined
  afterPrevious: number
}

const scoreOf = (figure: Item, allLeft: readonly GapLabel[], allRight: readonly GapLabel[]): number => {
  if (figure.kind !== 'figure') return 0
  const { kind, weak } = figure.figure
  const left = allLeft.filter(({ fitsNext }) => fitsNext)
  const right = allRight.filter(({ fitsPrevious }) => fitsPrevious)
  const unfit = allLeft.length + allRight.length - left.length - right.length
  // "20 đơn, đủ điều kiện 60%": the state right before is the percentage's and names no other figure.
  const [state] = allLeft
  if (kind === 'percent' && unfit === 1 && allRight.length + allLeft.length === 1 && state)
    return state.as === 'lead' && state.forNext < NEAR ? VALUE.lead : -1
  let score = -unfit
  const nouns = new Set<string>()
  const leads = new Set<string>()
  const bases: number[] = []
  let priced = 0
  const price = (label: GapLabel, cost: number, before: boolean) => {
    if (cost >= FAR && priced > 0) score += SECOND_FAR
    priced++
    const name = label.meanings[0]?.reading.field ?? `#${label.meanings[0]?.rank}`
    if (label.as === 'noun')
      score += (nouns.size === 0 ? VALUE.noun + (before ? NOUN_BEFORE : 0) : nouns.has(name) ? 0 : SECOND_NOUN) - cost
    else if (label.as === 'lead')
      score += (leads.size === 0 ? VALUE.lead + (before ? LEAD_BEFORE : 0) : leads.has(name) ? 0 : SECOND_LEAD) - cost
    else bases.push(cost)
    if (label.as === 'noun') nouns.add(name)
    if (label.as === 'lead') leads.add(name)
  }
  // The nearest first: it decides whether a far one is still wanted.
  const near = [
    ...right.map((label) => ({ label, cost: label.forPrevious, before: false })),
    ...left.map((label) => ({ label, cost: label.forNext, before: true })),
  ].sort((one, other) => one.cost - other.cost)
  for (const { label, cost, before } of near) price(label, cost, before)
  // "tồn 2 phát sinh 9": the plainest word is worth less to a figure that is named without it.
  for (const cost of bases) score += (nouns.size + leads.size > 0 ? VALUE.baseBeside : VALUE.base) - cost
  if (!weak || right.length > 0) return score
  // A lone number word is a figure only right after its label: "lượt: tám".
  return left.some((label) => label.forNext < NEAR) ? score : -left.length
}

/**
 * Decides which words name which figure. Between two figures the first words may belong to the figure before and the
 * last ones to the figure after; all gaps are decided together, because "tồn 12 nhận mới 33" and "12 tồn 33 mới" differ
 * only in where the row begins.
 */
export const bindFigures = (items: readonly Item[], forms: ReadonlySet<number>, strict = false): Binding[] => {
  const figures = items.flatMap((item, index) => (item.kind === 'figure' ? [index] : [])).slice(0, FIGURES_MAX)
  if (figures.length === 0) return []
  const ends = [...figures, Math.min(items.length, (figures.at(-1) ?? 0) + 200)]
  const gaps = ends.map((figure, place) =>
    labelsIn(items, place === 0 ? 0 : (figures[place - 1] ?? 0) + 1, figure, { forms, strict }),
  )
  let chains: Chain[] = []
  const first = gaps[0] ?? []
  for (let before = 0; before <= Math.min(LEFT_MAX, first.length); before++)
    chains.push({ score: 0, before, previous: undefined, afterPrevious: 0 })
  figures.forEach((figure, place) => {
    const gapBefore = gaps[place] ?? []
    const gapAfter = gaps[place + 1] ?? []
    const item = items[figure]
    const next = new Map<number, Chain>()
    for (const chain of chains) {
      const left = gapBefore.slice(gapBefore.length - chain.before)
      for (let after = 0; after <= Math.min(RIGHT_MAX, gapAfter.length); after++) {
        const score = chain.score + (item ? scoreOf(item, left, gapAfter.slice(0, after)) : 0)
        for (let before = 0; before <= Math.min(LEFT_MAX, gapAfter.length - after); before++) {
          const known = next.get(before)
          if (!known || score > known.score + 1e-9)
            next.set(before, { score, before, previous: chain, afterPrevious: after })
        }
      }
    }
    chains = [...next.values()]
  })
  let best = chains.reduce((left, right) => (right.score > left.score + 1e-9 ? right : left))
  const bindings: Binding[] = []
  for (let place = figures.length - 1; place >= 0; place--) {
    const chain: Chain | undefined = best.previous
    if (!chain) break
    const gapBefore = gaps[place] ?? []
    bindings.push({
      index: figures[place] ?? 0,
      left: gapBefore.slice(gapBefore.length - chain.before),
      right: (gaps[place + 1] ?? []).slice(0, best.afterPrevious),
    })
    best = chain
  }
  return bindings.reverse()
}
