import type { IsoDate } from '../forms/form.ts'
import { deletionsOf, skeletonOf, withinOneEdit } from './misspelling.ts'
import { type NameKeys, nameKeys, nameLength, type Word, wordsOf } from './name-words.ts'
import { isValidOn, type Unit } from './unit.ts'
import type { UnitTree } from './unit-tree.ts'

export type UnitSource = Pick<UnitTree, 'units'> | readonly Unit[]

/** How far the spelling is from the name: the same letters, letters that look alike, one letter wrong. */
export type Spelling = 'exact' | 'alike' | 'one-edit'

export interface NameMatch {
  unit: Unit
  spelling: Spelling
  /** Words of the unit's name apart from "xã", "phường" …. */
  nameWords: number
  /** Whether the diacritics that were written are those of the name. */
  accents: boolean
  /** Smaller is better. */
  distance: number
}

/** "Ủy ban nhân dân thành phố" may stand before a name. */
const LEADING_WORDS_MAX = 6

/** Below this many letters, one wrong letter makes another name: "Ia Bă" and "Ia Kă". */
const EDIT_LENGTH_MIN = 5

interface KnownName {
  unit: Unit
  alias: boolean
  keys: NameKeys
  skeleton: string
  written: string
  nameWords: number
}

interface NameIndex {
  byKey: Map<string, KnownName[]>
  bySkeleton: Map<string, KnownName[]>
  byDeletion: Map<string, KnownName[]>
  wordsMax: number
  /** Letters of the longest name: a longer text is no name, and not worth looking at letter by letter. */
  lettersMax: number
}

const writtenKey = (words: readonly Word[]): string => nameKeys(words.map((word) => word.written)).full

const knownName = (unit: Unit, name: string, alias: boolean): KnownName => {
  const words = wordsOf(name)
  const folded = words.map((word) => word.folded)
  const keys = nameKeys(folded)
  const bare = keys.bare || keys.full
  return { unit, alias, keys, skeleton: skeletonOf(bare), written: writtenKey(words), nameWords: nameLength(folded) }
}

const groupByMany = (names: readonly KnownName[], keysOf: (name: KnownName) => string[]): Map<string, KnownName[]> => {
  const groups = new Map<string, KnownName[]>()
  for (const name of names) {
    for (const key of new Set(keysOf(name))) {
      const group = groups.get(key)
      if (group) group.push(name)
      else groups.set(key, [name])
    }
  }
  return groups
}

const indexNames = (units: readonly Unit[]): NameIndex => {
  const names = units.flatMap((unit) => [
    knownName(unit, unit.name, false),
    ...unit.aliases.map((alias) => knownName(unit, alias, true)),
  ])
  const long = names.filter((name) => name.skeleton.length >= EDIT_LENGTH_MIN)
  return {
    byKey: groupByMany(names, ({ keys }) => [keys.full, keys.bare].filter((key) => key !== '')),
    bySkeleton: groupByMany(names, ({ skeleton }) => [skeleton]),
    byDeletion: groupByMany(long, ({ skeleton }) => deletionsOf(skeleton)),
    wordsMax: Math.max(1, ...names.map((name) => name.nameWords + LEADING_WORDS_MAX)),
    lettersMax: Math.max(0, ...names.map((name) => name.skeleton.length)),
  }
}

/** One index for each list of units: the list is loaded anew when units change. */
const indexes = new WeakMap<readonly Unit[], NameIndex>()

export const nameIndexOf = (source: UnitSource): NameIndex => {
  const units = 'units' in source ? source.units : source
  const index = indexes.get(units) ?? indexNames(units)
  indexes.set(units, index)
  return index
}

const DISTANCE: Record<Spelling, number> = { exact: 0, alike: 10, 'one-edit': 20 }

/** Every unit of the day that the words may name, each once with its best match, the closest first. */
export const matchWords = (words: readonly Word[], index: NameIndex, date: IsoDate): NameMatch[] => {
  const keys = nameKeys(words.map((word) => word.folded))
  const written = writtenKey(words)
  const best = new Map<number, NameMatch>()
  const offer = (name: KnownName, spelling: Spelling, wording: number): void => {
    if (!isValidOn(name.unit, date)) return
    const accents = written.endsWith(name.written) || name.written.endsWith(written)
    const distance = DISTANCE[spelling] + wording + (accents ? 0 : 1)
    const known = best.get(name.unit.id)
    if (known && known.distance <= distance) return
    best.set(name.unit.id, { unit: name.unit, spelling, nameWords: name.nameWords, accents, distance })
  }
  const said = [...new Set([keys.full, keys.bare, keys.area])].filter((key) => key !== '')
  for (const [wording, key] of said.entries()) {
    for (const name of index.byKey.get(key) ?? []) offer(name, 'exact', name.keys.full === keys.full ? 0 : 2 + wording)
    const skeleton = skeletonOf(key)
    for (const name of index.bySkeleton.get(skeleton) ?? []) offer(name, 'alike', wording)
    if (skeleton.length < EDIT_LENGTH_MIN || skeleton.length > index.lettersMax + 1) continue
    for (const name of deletionsOf(skeleton).flatMap((deletion) => index.byDeletion.get(deletion) ?? [])) {
      if (withinOneEdit(name.skeleton, skeleton)) offer(name, 'one-edit', wording)
    }
  }
  return [...best.values()].toSorted(
    (left, right) => left.distance - right.distance || left.unit.name.localeCompare(right.unit.name, 'vi'),
  )
}

/** The best matches alone: several only when they are equally good. */
export const bestOf = (matches: readonly NameMatch[]): NameMatch[] =>
  matches.filter((match) => match.distance === matches[0]?.distance)

/**
 * The units of the day that the text names. Diacritics, case, level words ("xã", "p.", "UBND") and spaces may be missing
 * or wrong, and so may one letter of a longer name. One unit: that is the one. Several: they are equally good and the
 * person must be asked. None: no unit is called so.
 */
export const matchUnits = (text: string, source: UnitSource, date: IsoDate): Unit[] =>
  bestOf(matchWords(wordsOf(text), nameIndexOf(source), date)).map((match) => match.unit)
