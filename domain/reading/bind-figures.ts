import { type GapLabel, type Label, labelsIn, NEAR } from './gap-labels.ts'
import type { Item } from './items.ts'

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
/** "10/14 đơn thuộc thẩm quyền đã giải quyết": the one tells the whole, the other the part. */
const SECOND_LEAD_OF_RATIO = 1
/** A figure that has its label does not reach over a comma for another one. */
const FAR = 3
const SECOND_FAR = -3
/** The price of a label that may not stand before its figure. */
/** "8 lượt" is more usual than "lượt 8". */
const NOUN_BEFORE = -1

interface Chain {
  score: number
  /** How many labels the figure takes before and after itself, for this figure and all before it. */
  before: number
  previous: Chain | undefined
  afterPrevious: number
}

const scoreOf = (figure: Item, allLeft: readonly GapLabel[], allRight: readonly GapLabel[]): number => {
  if (figure.kind !== 'figure') return 0
  const { kind, weak, over } = figure.figure
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
  const isDivided = over !== undefined && left.every(({ as }) => as !== 'lead')
  const secondLead = isDivided ? SECOND_LEAD_OF_RATIO : SECOND_LEAD
  const price = (label: GapLabel, cost: number, before: boolean) => {
    if (cost >= FAR && priced > 0) score += SECOND_FAR
    priced++
    const name = label.meanings[0]?.reading.field ?? `#${label.meanings[0]?.rank}`
    if (label.as === 'noun')
      score += (nouns.size === 0 ? VALUE.noun + (before ? NOUN_BEFORE : 0) : nouns.has(name) ? 0 : SECOND_NOUN) - cost
    else if (label.as === 'lead')
      score += (leads.size === 0 ? VALUE.lead + (before ? LEAD_BEFORE : 0) : leads.has(name) ? 0 : secondLead) - cost
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
