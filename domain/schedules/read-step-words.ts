import { fold } from '../reading/fold.ts'
import { type LadderStep, TOLD, type Told } from './schedule.ts'

/** What words say of a step of reminders. `how`: what they name is added to the step, or taken from it. */
export interface StepWords {
  day?: Pick<LadderStep, 'from' | 'workingDays'>
  times?: string[]
  tell?: Told[]
  how?: 'add' | 'drop'
}

const WORKING_WEEK = 5

const SO_MANY = String.raw`(\d{1,3}) (ngay|tuan)(?: lam viec)?`
const DUE = '(?:ngay )?(?:den )?han(?: nop| bao cao)*'
const OPENING = '(?:khi |ngay )?mo ky'

type Day = [words: RegExp, from: LadderStep['from'], sign: number]

const around = (base: string, from: LadderStep['from'], words: string, sign: number): Day[] => [
  [new RegExp(String.raw`\b(?:${words}) ${base} ${SO_MANY}`), from, sign],
  [new RegExp(String.raw`\b${SO_MANY} (?:${words}) ${base}\b`), from, sign],
]

const DAYS: readonly Day[] = [
  ...around(DUE, 'due', 'truoc|con', -1),
  ...around(DUE, 'due', 'qua|sau|tre', 1),
  ...around(OPENING, 'opening', 'sau', 1),
  ...around(OPENING, 'opening', 'truoc', -1),
  [new RegExp(String.raw`\b(?:tre|cham) ${SO_MANY}`), 'due', 1],
  [new RegExp(String.raw`\b${OPENING}\b`), 'opening', 0],
  [/\b(?:vao |dung )?(?:ngay (?:den )?han|dung han|den han)(?: nop| bao cao)*\b/, 'due', 0],
]

const TIME = /\b(\d{1,2})(?::(\d{2})|\s*(?:gio|h|g)\b\s*(\d{2}\b|ruoi)?|h(\d{2}))(?:\s*(sang|trua|chieu|toi))?/g

const WHO: readonly [RegExp, readonly Told[]][] = [
  [/\b(?:moi nguoi|tat ca)\b/g, TOLD],
  [/\bcan bo(?: nhap(?: lieu| so lieu)?)?\b/g, ['official']],
  [/\b(?:nguoi )?dung dau(?: don vi)?\b|\bthu truong(?: don vi)?\b/g, ['head']],
  [/\b(?:noi|co quan|don vi) tong hop\b/g, ['aggregator']],
  [/\blanh dao(?: cap tren)?\b/g, ['leader']],
]

const FILLERS =
  /\b(?:nhac|vao|luc|cho|va|buoc|nay|sua|doi|thanh|sang|xin|hay|bao|gui|chi|thi|them|bo|xoa)\b|[\s,.;:!–-]+/g

const dayIn = (folded: string): { words: string; day: NonNullable<StepWords['day']> } | undefined => {
  for (const [pattern, from, sign] of DAYS) {
    const [words, number = '0', unit] = pattern.exec(folded) ?? []
    if (words === undefined) continue
    const days = Number(number) * (unit === 'tuan' ? WORKING_WEEK : 1)
    return { words, day: { from, workingDays: days === 0 ? 0 : sign * days } }
  }
  return undefined
}

const clock = ([, hour = '', colon, spaced, tight, part]: RegExpMatchArray): string => {
  const afternoon = (part === 'chieu' || part === 'toi') && Number(hour) < 12 ? 12 : 0
  const minutes = colon ?? tight ?? (spaced === 'ruoi' ? '30' : (spaced ?? '00'))
  return `${String(Number(hour) + afternoon).padStart(2, '0')}:${minutes}`
}

const howOf = (folded: string): Pick<StepWords, 'how'> => {
  if (/^\s*them\b/.test(folded)) return { how: 'add' }
  return /^\s*(?:bo|xoa)\b/.test(folded) ? { how: 'drop' } : {}
}

/**
 * "Trước hạn 5 ngày, 8 giờ: cán bộ, người đứng đầu", or a part of it. Undefined where a word is left that was not
 * understood: half a step is none.
 */
export const readStepWords = (text: string): StepWords | undefined => {
  const folded = fold(text)
  const found = dayIn(folded)
  let left = found === undefined ? folded : folded.replace(found.words, ' ')
  const times = [...left.matchAll(TIME)].map(clock)
  left = left.replaceAll(TIME, ' ')
  const told = new Set<Told>()
  for (const [pattern, who] of WHO) {
    if (left.search(pattern) < 0) continue
    left = left.replaceAll(pattern, ' ')
    for (const each of who) told.add(each)
  }
  const saysNothing = found === undefined && times.length === 0 && told.size === 0
  if (saysNothing || left.replaceAll(FILLERS, '') !== '') return undefined
  return {
    ...(found !== undefined && { day: found.day }),
    ...(times.length > 0 && { times: [...new Set(times)] }),
    ...(told.size > 0 && { tell: TOLD.filter((each) => told.has(each)) }),
    ...howOf(folded),
  }
}
