import type { IsoDate } from '../forms/form.ts'
import { readPhone } from '../phone.ts'
import { foldWithSource } from '../reading/fold.ts'
import type { Role } from '../rights/rights.ts'
import { saysArea, wordsOf } from '../units/name-words.ts'
import type { Unit } from '../units/unit.ts'
import { findUnitMention } from '../units/unit-mention.ts'
import { matchUnits } from '../units/unit-names.ts'
import type { UnitTree } from '../units/unit-tree.ts'

/** What a line tells of a person to be invited. */
export interface Invitee {
  name?: string
  /** Several: the words fit them equally well. Empty: words that were meant as a unit name none. */
  units?: Unit[]
  role?: Role
  /** As 84912345678. */
  phone?: string
}

const SEPARATORS = /[,;\n]/
const PHONE_LABEL =
  /(?<!\p{L})(?:sđt|sdt|số điện thoại|so dien thoai|đt|dt|điện thoại|dien thoai|phone)(?!\p{L})\s*:?/giu
const PHONE = /(?:\+?84|0)[\d\s.()-]{8,14}\d/

/** Titles by the role that they mean here; the first that fits is taken, so the longer ones stand first. */
const ROLE_WORDS: readonly (readonly [Role, RegExp])[] = [
  ['administrator', /\b(?:quan tri(?: vien)?|administrator|admin)\b/],
  ['official', /\b(?:can bo|cong chuc|chuyen vien|vien chuc|nhan vien|van thu|official|clerk)\b/],
  [
    'head',
    /\b(?:thu truong|nguoi dung dau|(?:chanh|pho) van phong|truong (?:ban|phong|doan)|phu trach|giam doc|head)\b/,
  ],
  ['leader', /\b(?:lanh dao|(?:pho )?(?:bi thu|chu tich)|leader)\b/],
]

const roleOf = (folded: string): { role: Role; from: number; to: number } | undefined => {
  for (const [role, words] of ROLE_WORDS) {
    const found = words.exec(folded)
    if (found !== null) return { role, from: found.index, to: found.index + found[0].length }
  }
  return undefined
}

const LETTERS = /^[\p{L}\p{M}'’. ]{2,80}$/u
const LEADING =
  /^(?:mời|moi|thêm|them|invite|add|đ\/c|d\/c|đồng chí|dong chi|ông|ong|bà|ba|anh|chị|chi|tên|ten|họ tên|ho ten)\s*:?\s+/iu

const nameIn = (words: string): string | undefined => {
  let name = words
    .replaceAll(/[,;:–—()\n]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  while (LEADING.test(name)) name = name.replace(LEADING, '')
  return LETTERS.test(name) ? name : undefined
}

/** "xã Không Có" is meant as a unit, whether there is one or not. */
const beginsAsUnit = (words: string): boolean =>
  saysArea(
    wordsOf(words)
      .slice(0, 1)
      .map(({ folded }) => folded),
  )

const cut = (text: string, { from, to }: { from: number; to: number }): string =>
  `${text.slice(0, from)},${text.slice(to)}`

/**
 * Reads "Nguyễn Văn An, xã Ia Hlôi, cán bộ, 0912 345 678": the parts in any order, with or without commas and diacritics.
 * What is left when number, unit and role are taken out is the name.
 */
export const readInvitee = (text: string, { tree, today }: { tree: UnitTree; today: IsoDate }): Invitee => {
  const invitee: Invitee = {}
  let rest = foldWithSource(text).text
  const number = PHONE.exec(rest)?.[0]
  const phone = number === undefined ? undefined : readPhone(number)
  if (number !== undefined && phone !== undefined) {
    invitee.phone = phone
    rest = rest.replace(number, ',').replaceAll(PHONE_LABEL, '')
  }
  const part = rest.split(SEPARATORS).find((each) => matchUnits(each.trim(), tree, today).length > 0)
  const mention = part === undefined ? findUnitMention(rest, tree, today) : undefined
  if (part !== undefined) {
    invitee.units = matchUnits(part.trim(), tree, today)
    rest = rest.replace(part, '')
  } else if (mention !== undefined) {
    invitee.units = mention.units
    rest = cut(rest, mention)
  }
  const found = roleOf(foldWithSource(rest).folded)
  if (found !== undefined) {
    invitee.role = found.role
    rest = cut(rest, found)
  }
  const names = rest
    .split(SEPARATORS)
    .map(nameIn)
    .filter((each) => each !== undefined)
  const name = names.find((each) => !beginsAsUnit(each))
  if (invitee.units === undefined && names.some(beginsAsUnit)) invitee.units = []
  if (name !== undefined) invitee.name = name
  return invitee
}
