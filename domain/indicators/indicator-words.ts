import { fold } from '../reading/fold.ts'
import type { DeclaredIndicator } from './indicator.ts'

const COUNTING = /^(?:tổng số|số lượng|số|tỷ lệ|tỉ lệ)\s+/iu

/** A name without the words that every figure could begin with: "Số hộ nghèo" is told as "hộ nghèo". */
export const withoutCounting = (name: string): string => name.trim().replace(COUNTING, '')

/**
 * Whether a name is recognised in a sentence and taken for nothing else: two words or more, or an abbreviation in
 * capitals. A single word without diacritics means too many things ("quà" is "qua").
 */
export const isTelling = (name: string): boolean => {
  const bare = withoutCounting(name)
  return /[\p{L}\d]\s+[\p{L}\d]/u.test(bare) || /^\p{Lu}[\p{Lu}\d]+$/u.test(bare)
}

const unlike = (names: readonly string[]): string[] => [...new Map(names.map((name) => [fold(name), name])).values()]

/** Every name of an indicator that may stand in a sentence, each once. */
export const namesOf = ({ label, names }: Pick<DeclaredIndicator, 'label' | 'names'>): string[] =>
  unlike([...names, withoutCounting(label.vi), label.vi, label.en].filter(isTelling))

/** "Mẹ VNAH", counted in "mẹ". */
export const beginsWithUnit = (name: string, { unit }: Pick<DeclaredIndicator, 'unit'>): boolean =>
  fold(name).startsWith(`${fold(unit.vi)} `)

/**
 * What the label says besides the unit of measure: "nhập ngũ" of "Thanh niên nhập ngũ". It tells what a sentence is
 * about; the figure is then the one before the unit.
 */
export const subjectOf = ({ label, unit }: Pick<DeclaredIndicator, 'label' | 'unit'>): string | undefined => {
  const bare = withoutCounting(label.vi)
  const rest = bare.slice(unit.vi.length).trim()
  return beginsWithUnit(bare, { unit }) && isTelling(rest) ? rest : undefined
}
