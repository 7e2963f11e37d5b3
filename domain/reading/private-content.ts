import { withoutCourtesy } from './courtesy.ts'
import { phoneNumber } from './find-not-figure.ts'
import type { PrivateContent } from './message-reading.ts'
import { findPersonName } from './person-name.ts'
import { type Source, tokenize } from './tokens.ts'

const IDENTITY_WORD = /\b(?:cccd|cmnd|cmt|cmtnd|can cuoc|chung minh|so dinh danh|dinh danh ca nhan|ma dinh danh)\b/
/** After an identity word, however the digits are grouped. */
const NAMED_NUMBER =
  /\b(?:cccd|cmnd|cmt|cmtnd|can cuoc(?: cong dan)?|chung minh(?: nhan dan| thu)?|dinh danh(?: ca nhan)?)[^\d\n;]{0,40}\d(?:[ .-]?\d){8,13}(?!\d)/
const TWELVE_DIGITS = /(?<![\d/.,-])0\d{2}(?:[ .-]?\d{3}){3}(?![\d/])|(?<![\d/.,-])0\d{3}(?:[ .-]\d{4}){2}(?![\d/])/
const NINE_DIGITS = /(?<![\d/.,+-])(?:[1-9]\d{8}|[1-9]\d{2}\.\d{3}\.\d{3})(?![\d/]|[.,]\d)/g
const MONEY_AFTER = /^\s*(?:dong|d\b|vnd|vn|trieu|ty|nghin|usd)/
const MONEY_BEFORE = /(?:tien|kinh phi|tri gia|gia tri|so tien|ung ho|tong|von|dong|quy)\W{0,3}$/
const DIGITS_OF_NINE = /^\d{9}$/

const REPORTS =
  /\b(?:tiep dan|tiep cong dan|tcd|tiep|don|khieu nai|to cao|phan anh|kien nghi|luot|vu viec|cong dan|nguoi dan)\b/
const DENUNCIATION = /\bto cao\b/
const OFFICIAL = /\b(?:d\/c|dong chi|can bo|cong chuc|lien he|hotline|duong day nong)\b/
const ARRANGES = /\b(?:goi|gap|alo|hen)\b/

const findIdentityNumber = (folded: string): boolean => {
  if (IDENTITY_WORD.test(folded) && NAMED_NUMBER.test(folded)) return true
  if (TWELVE_DIGITS.test(folded)) return true
  for (const match of folded.matchAll(NINE_DIGITS)) {
    const before = folded.slice(Math.max(0, match.index - 20), match.index)
    const after = folded.slice(match.index + match[0].length, match.index + match[0].length + 12)
    const round = !DIGITS_OF_NINE.test(match[0]) && match[0].endsWith('000')
    if (!MONEY_AFTER.test(after) && !MONEY_BEFORE.test(before) && !round) return true
  }
  return false
}

const hasPhoneNumber = (source: Source): boolean => source.tokens.some((_, at) => phoneNumber(source, at) > 0)

/**
 * What must not be kept: identity numbers, who denounced, citizens' names and telephone numbers. Figures, document
 * numbers, dates and officials named by their position are none of these; neither is a number in a message that only
 * arranges to meet.
 */
export const findPrivateContent = (text: string): PrivateContent | undefined => {
  const source = tokenize(text)
  const { folded } = source
  if (findIdentityNumber(folded)) return 'identity_number'
  const reports = REPORTS.test(folded)
  const told = { denunciation: DENUNCIATION.test(folded), reports }
  // Polite words with diacritics may stand around a name without.
  const name = findPersonName(source, told) || findPersonName(withoutCourtesy(source), told)
  if (name && DENUNCIATION.test(folded)) return 'denouncer_identity'
  if (hasPhoneNumber(source)) {
    const ofCitizen = name || (reports && !OFFICIAL.test(folded))
    const titled = /\b(?:ong|ba|cong dan|nguoi dan)\b/.test(folded) && /\b(?:sdt|dt|dien thoai|so dt)\b/.test(folded)
    if ((ofCitizen && !(ARRANGES.test(folded) && !name)) || titled) return 'phone_number'
  }
  return name && reports ? 'citizen_name' : undefined
}
