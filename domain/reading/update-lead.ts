import type { Source, Token } from './tokens.ts'

/** Words that open what goes on about something told before, the longest first. */
const LEADS = [
  'bo sung thong tin',
  'thong tin bo sung',
  'thong tin them',
  'thong tin cap nhat',
  'bao cao them',
  'cap nhat',
  'update',
].map((words) => words.split(' '))
/** They say of the lead what it is and tell nothing: "cập nhật thêm tình hình về …". */
const LEAD_TAILS = [
  'thong tin',
  'tinh hinh',
  'ket qua',
  'so lieu',
  'them',
  'moi',
  'nhanh',
  've',
  'la',
  ':',
  ',',
  '-',
].map((words) => words.split(' '))
/** Who speaks, before the lead: "em xin cập nhật". */
const SPEAKERS = new Set('em e toi minh xin phep kinh da vang anh chi a c ah : ,'.split(' '))
const CLAUSE_MARKS = new Set([',', ';', '.', '-', '\n'])

/** "cập nhật 84 TTHC", "cập nhật dữ liệu": what is entered into a register of the office is work done. */
const ENTERED = new Set('tthc;thu tuc;ho so;hs;du lieu;csdl;danh sach;bien dong;phan mem;tin;bai;van ban'.split(';'))
/** "… vào cơ sở dữ liệu", "… lên hệ thống" */
const INTO =
  /(?<!\p{L})(?:vao|len|tren) (?:csdl|co so du lieu|he thong|phan mem|nen tang|cong|trang|fanpage|so theo doi)(?!\p{L})/u
const CLAUSE_TOKENS_MAX = 12

const startsWith = (tokens: readonly Token[], at: number, words: readonly string[]): boolean =>
  words.every((word, place) => tokens[at + place]?.folded === word)

/** Whether something is entered somewhere, and nobody goes on about what he told. */
const isEntry = ({ folded }: Source, tokens: readonly Token[], from: number): boolean => {
  const next = tokens.slice(from, from + CLAUSE_TOKENS_MAX)
  if (next[0]?.folded === ':') return false
  const skip = next[0]?.kind === 'digits' || next[0]?.folded === 'duoc' ? 1 : 0
  const object = `${next[skip]?.folded} ${next[skip + 1]?.folded}`
  const entered = ENTERED.has(object) || ENTERED.has(next[skip]?.folded ?? '')
  const ends = next.findIndex(({ folded: word }) => word === ':' || CLAUSE_MARKS.has(word))
  const clause = ends < 0 ? next : next.slice(0, ends + 1)
  if (entered && clause.at(-1)?.folded !== ':') return true
  return INTO.test(folded.slice(next[0]?.start, clause.at(-1)?.end))
}

/** "báo lại", "cập nhật lại": what was told was wrong. */
const mends = (tokens: readonly Token[], at: number): boolean => tokens[at]?.folded === 'lai'

const leadAt = (source: Source, tokens: readonly Token[], at: number): number => {
  const lead = LEADS.find((words) => startsWith(tokens, at, words))
  if (!lead || mends(tokens, at + lead.length) || isEntry(source, tokens, at + lead.length)) return 0
  let end = at + lead.length
  const tail = () => LEAD_TAILS.find((words) => startsWith(tokens, end, words))
  for (let words = tail(); words; words = tail()) end += words.length
  return end - at
}

/** How what follows now stands: "đơn khiếu nại thôn 4, cập nhật đã giải quyết xong". */
const STANDS = new Set(['da', 'dang', 'nay', 'hien', 'chua'])

/** Where the lead stands: at the beginning, or right before a colon or how something now stands. */
const findLead = (source: Source): { at: number; length: number } | undefined => {
  const { tokens } = source
  let opening = true
  for (let at = 0; at < tokens.length; at++) {
    const length = leadAt(source, tokens, at)
    const heads = tokens[at + length - 1]?.folded === ':' || STANDS.has(tokens[at + length]?.folded ?? '')
    if (length > 0 && (opening || heads)) return { at, length }
    opening &&= SPEAKERS.has(tokens[at]?.folded ?? '')
  }
  return undefined
}

/** The message without "cập nhật:", and whether it had such words: it goes on about something told before. */
export const withoutUpdateLead = (source: Source): { source: Source; led: boolean } => {
  const lead = findLead(source)
  if (!lead || lead.length === source.tokens.length) return { source, led: lead !== undefined }
  const ahead = source.tokens.slice(0, lead.at)
  const behind = source.tokens.slice(lead.at + lead.length)
  const opened = ahead.every(({ folded }) => SPEAKERS.has(folded))
  // "Đơn tố cáo 10/11 - cập nhật: đã rút": what it is about heads the rest.
  const heading = ahead.slice(0, 1 + ahead.findLastIndex(({ folded }) => !CLAUSE_MARKS.has(folded)))
  const colon = source.tokens.slice(lead.at, lead.at + lead.length).filter(({ folded }) => folded === ':')
  return { source: { ...source, tokens: opened ? behind : [...heading, ...colon, ...behind] }, led: true }
}

/** "đơn hôm trước …", "… nay đã giải quyết xong": how it now stands with something told before. */
const RECALLS =
  /(?<!\p{L})(?:(?:hom|bua) truoc|hom no|hom bua|(?<!(?:den|hom|ngay|thang|nam|tuan|quy|ky|dot|sang|trua|chieu|toi|hien|xua) )(?:nay|gio) (?:da|thi|khong con))(?!\p{L})/u

export const recallsBefore = ({ folded }: Source): boolean => RECALLS.test(folded)
