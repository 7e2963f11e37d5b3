import type { Item } from './items.ts'

/** How far from its figure a word may stand to name it, by the price of what lies between. */
const NOUN_FAR = 1.6
const LEAD_FAR = 3

/** Words behind a figure that say nothing of what it counts. */
const FUNCTION_WORDS = new Set(
  'da duoc bi thi moi cung trong tren va hoac nhu do theo tu den la lan nay chua dang phai can thuc hien khac toan'.split(
    ' ',
  ),
)

/** "186 bóng đèn", "09 đơn vị chưa tổ chức": it counts something that no form knows, or that did not happen. */
export const countsUnknown = (items: readonly Item[], figure: number, forms: ReadonlySet<number>): boolean => {
  const [next, after] = items.slice(figure + 1)
  // "15 đồng chí" are people, whatever they count as.
  const comrades = next?.kind === 'word' && next.word === 'dong' && after?.kind === 'word' && after.word === 'chi'
  if (next?.kind === 'term') return next.meanings.every(({ kind, form }) => kind === 'foreign' || !forms.has(form))
  return next?.kind === 'word' && !FUNCTION_WORDS.has(next.word) && !comrades
}

/** Whether a label is near enough to name a figure in a report, where words between mean something else. */
export const isNear = (cost: number, as: 'noun' | 'lead' | 'base'): boolean =>
  cost <= (as === 'lead' ? LEAD_FAR : NOUN_FAR)
