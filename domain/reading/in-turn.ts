import type { IsoDate } from '../forms/form.ts'
import { generalOf, type Item } from './items.ts'
import type { Source } from './tokens.ts'

/** "lần lượt", "tương ứng": what follows is told of one after the other. */
export const IN_TURN = /(?<!\p{L})(?:lan luot|tuong ung)(?: la)?(?!\p{L})/u

type Days = Extract<Item, { kind: 'noise' }> & { days: readonly IsoDate[] }

const isDays = (item: Item): item is Days => item.kind === 'noise' && item.days !== undefined

const isJoint = (item: Item): boolean => generalOf(item) === 'and' || (item.kind === 'mark' && item.mark === ',')

/** The figures of a row of the same thing, with what they count: "4 và 6 lượt", "3 lượt và 4 lượt". */
interface Row {
  figures: readonly Item[]
  nouns: readonly Item[]
}

const nounsAfter = (items: readonly Item[], at: number): Item[] => {
  const rest = items.slice(at)
  const end = rest.findIndex(({ kind }) => kind !== 'term' && kind !== 'word')
  return rest.slice(0, end < 0 ? rest.length : end)
}

/** Rows of so many figures; undefined when the figures are no such rows. */
const rowsOf = ({ folded }: Source, items: readonly Item[], length: number): Row[] | undefined => {
  const textOf = ({ start, end }: Item) => folded.slice(start, end)
  const places = items.flatMap(({ kind }, at) => (kind === 'figure' ? [at] : []))
  if (places.length === 0 || places.length % length !== 0) return undefined
  const rows: Row[] = []
  for (let row = 0; row < places.length; row += length) {
    const own = places.slice(row, row + length)
    const [first = 0, last = 0] = [own[0], own.at(-1)]
    const nouns = nounsAfter(items, last + 1)
    const between = items.slice(first, last + 1).filter(({ kind }) => kind !== 'figure')
    const joints = between.filter(isJoint).length
    const same = between.every((item) => isJoint(item) || nouns.some((noun) => textOf(noun) === textOf(item)))
    if (nouns.length === 0 || joints !== length - 1 || !same) return undefined
    rows.push({ figures: own.flatMap((at) => items[at] ?? []), nouns })
  }
  return rows
}

/**
 * "ngày 3/11 và 17/11 tiếp 4 và 6 lượt", "5/11 và 20/11: 3 lượt và 4 lượt": each day with its own figures. The days told
 * together stay noise where the message does not say that it goes through them in turn.
 */
export const withDaysInTurn = (source: Source, items: readonly Item[]): readonly Item[] => {
  const place = items.findIndex(isDays)
  const told = items[place]
  if (!told || !isDays(told)) return items
  const { days, ...span } = told
  const behind = items.slice(place + 1)
  const [next] = behind
  const inTurn = IN_TURN.test(source.folded.slice(told.end)) || (next?.kind === 'mark' && next.mark === ':')
  const rows = inTurn ? rowsOf(source, behind, days.length) : undefined
  if (!rows) return items
  const first = behind.findIndex(({ kind }) => kind === 'figure')
  // "hai buổi tiếp dân ngày 3/11 và 17/11": how many days there are.
  const before = [...items.slice(0, place), ...behind.slice(0, first)].filter(
    (item) => item.kind !== 'figure' || item.figure.value !== days.length,
  )
  const turns = days.flatMap((date, turn): Item[] => [
    { ...span, kind: 'day', date },
    ...rows.flatMap(({ figures, nouns }) => [...(figures[turn] ? [figures[turn]] : []), ...nouns]),
  ])
  return [...before, ...turns]
}
