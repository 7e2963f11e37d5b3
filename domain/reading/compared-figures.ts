import { asNoise, generalOf, type Item } from './items.ts'
import type { Source } from './tokens.ts'

/** "mỗi hộ 500.000 đồng", "bình quân 30 người/buổi": so much for each one, and no total. */
const EACH_BEFORE =
  /(?:\bbinh quan|\btrung binh|\bmoi (?:ho|nguoi|suat|buoi|cuoc|xa|thon|luot|don vi|phan|can|nha|con|thang|nam|ngay|em|chau|hoi vien|lang|diem|ky))(?: [a-z]+){0,4} ?:? ?$/u
/** Typed with its marks "mỗi" is no "mới", whatever follows. */
const EACH_TYPED = /(?<!\p{L})mỗi(?: \p{L}+){1,3} ?:? ?$/iu
const EACH_AFTER = /^ ?(?:\p{L}+ ){0,2}\p{L}*\/(?:nam|thang|ho|nguoi|suat|buoi|cuoc|con|can|nha|luot|xa|ngay)\b/u

/** "500k mỗi suất, cho 25 hộ": so much stands before its words, and what follows is counted. */
const EACH_BEHIND = /^ ?moi (?:ho|nguoi|suat|phan|can|nha|con|em|chau|cu|buoi|thang|gia dinh)(?!\p{L})/u

const standsBefore = (source: Source, items: readonly Item[], index: number): boolean => {
  const before = items.slice(0, index).findLast(({ kind }) => kind === 'figure' || kind === 'noise')
  return before !== undefined && EACH_BEHIND.test(source.folded.slice(before.end, before.end + 12))
}

/** "lập mới 1 tổ, nâng tổng số lên 13 tổ": the total follows, and it is what counts. */
const RAISES = /^(?: \p{L}+){0,5},? (?:dua|nang) tong (?:so )?(?:\p{L}+ ){0,4}len /u

const isForEach = (source: Source, items: readonly Item[], index: number): boolean => {
  const item = items[index]
  if (item?.kind !== 'figure') return false
  if (RAISES.test(source.folded.slice(item.end, item.end + 80))) return true
  const behind = source.folded.slice(item.end, item.end + 40)
  if (EACH_AFTER.test(behind) || (item.figure.kind !== 'plain' && EACH_BEHIND.test(behind))) return true
  if (standsBefore(source, items, index)) return false
  // "đối thoại ít nhất 1 lần": how often it has to be.
  const next = source.tokens[item.at + item.length]
  if (item.figure.qualifier === 'at_least' && next?.folded === 'lan') return true
  if (EACH_TYPED.test(source.text.slice(Math.max(0, item.start - 40), item.start))) return true
  return EACH_BEFORE.test(source.folded.slice(Math.max(0, item.start - 40), item.start))
}

/** "tăng 2 đơn"; typed bare it is also "tặng", unless a comparison follows: "tang 2 don so voi cung ky". */
const isChange = (items: readonly Item[], index: number): boolean => {
  const item = items[index]
  if (item?.kind === 'general') return item.meaning === 'change'
  if (item?.kind !== 'term' || item.general !== 'change') return false
  const rest = items.slice(index + 1)
  const end = rest.findIndex((each) => each.kind === 'mark' && ENDS.has(each.mark))
  return rest.slice(0, end < 0 ? rest.length : end).some((each) => generalOf(each) === 'compare')
}

const ENDS = new Set([')', ';', '.', '\n', ','])

/**
 * "nhận 10 đơn, tăng 2 đơn so với cùng kỳ (8 đơn)": rises, falls and the figures of another time are told beside the
 * figures that count, and so is what falls to each one. They become noise, the times they name with them.
 */
export const withoutComparedFigures = (source: Source, items: readonly Item[]): Item[] => {
  let comparing = false
  let changing = false
  return items.map((item, index) => {
    if (item.kind === 'general' && item.meaning === 'compare') comparing = true
    // "giảm từ 18.240 ngày xuống còn 12.115 ngày": both ends of a change count.
    const fromWhat = source.tokens[item.at + item.length]?.folded === 'tu'
    if (isChange(items, index) && !fromWhat) changing = true
    const marksEnd = item.kind === 'mark' && ENDS.has(item.mark)
    // "so với cùng kỳ (8 đơn)": the bracket belongs to the comparison.
    if (marksEnd) comparing = changing = false
    const figure = item.kind === 'figure'
    const dropped =
      (comparing && (figure || item.kind === 'period' || item.kind === 'day')) ||
      (changing && figure) ||
      isForEach(source, items, index)
    if (figure) changing = false
    return dropped && index > 0 ? asNoise(item) : item
  })
}
