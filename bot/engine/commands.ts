import type { Form } from '../../domain/forms/form.ts'
import { forms } from '../../domain/forms/registry.ts'
import { bareWords } from '../../domain/reading/bare-words.ts'
import { fold } from '../../domain/reading/fold.ts'
import { formNamed, formWords, squeeze } from './form-names.ts'

/**
 * Every command that is no form's, with the other words that mean it when they are the whole message. Written with or
 * without slash, diacritics and spaces: `/số liệu`, `solieu`.
 */
export const commands = {
  start: ['batdau', 'start'],
  menu: ['menu', 'danhmuc'],
  solieu: ['solieu', 'xemsolieu'],
  nhatky: ['nhatky'],
  sua: ['sua'],
  lui: ['lui', 'quaylai'],
  huy: ['huy', 'huybo', 'bodi', 'dunglai', 'khongbaonua', 'khongghinua', 'khongbaocaonua'],
  donvi: ['donvi', 'doidonvi'],
  caidat: ['caidat', 'ngonngu'],
  trogiup: ['trogiup', 'help', 'huongdan'],
  chitieu: ['chitieu', 'chitieukhac'],
  baocao: ['baocao', 'nopbaocao'],
  han: ['han', 'viecdangtheodoi', 'theodoi', 'hancuatoi'],
  duyet: ['duyet'],
  tonghop: ['tonghop'],
  lich: ['lich'],
  kenh: ['kenh', 'kenhguitin'],
  kehoach: ['kehoach', 'kehoachkiemtra', 'kehoachgiamsat'],
  moi: ['moi'],
  web: ['web'],
} as const satisfies Record<string, readonly string[]>

export type Command = keyof typeof commands

/** What a word calls: a command, or the guided form of a form. */
type Called = { command: Command } | { form: Form }

const byWord = new Map<string, Called>()
for (const form of forms) for (const word of formWords(form)) byWord.set(word, { form })
for (const [command, words] of Object.entries(commands))
  for (const word of words) byWord.set(word, { command: command as Command })

export interface CommandCall {
  /** Undefined: written as a command, but there is none of this name; or the command of a form. */
  command: Command | undefined
  form?: Form
  /** As it was written, for the answer to an unknown one. */
  written: string
  argument: string
}

const COMMAND_LENGTH_MAX = 40

/** Bare, this is a kind of document, and the answer to a question about one. */
const SLASH_ONLY = new Set(['kehoach'])

/** "trợ giúp đối thoại". */
const helpRequest = /^(?:tro giup|huong dan|help)\s+(?:ghi\s+|ve\s+|bieu\s+)?(.+)$/

/** "hạn nộp báo cáo tháng là ngày nào", "bao giờ phải nộp báo cáo"; "hạn báo cáo 15/12" sets one. */
const dueRequest =
  /^(?:em |cho |hoi |xem )*(?:han (?:nop )?bao cao|(?:bao gio|khi nao|ngay nao|hom nao) (?:phai |thi )?(?:nop|bao cao))\b\D*$/

/** "tổng hợp tháng 11"; "tổng hợp tháng 11: 5 lượt" tells figures. */
const digestRequest =
  /^(?:xem |cho xem )?(?:bao cao )?tong hop ((?:tuan|thang|quy|nam|ky|\d+ thang)(?: (?:nay|truoc|qua|\d[\d/]*))?(?:[ /]\d{4})?)$/

/** "nhắc các xã chưa báo": done from the digest. */
const nudgeRequest = /^nhac (?:nho )?(?:cac )?(?:don vi|xa|phuong)\b.* chua (?:bao|nop)\b/

/** A message that is a command. With a slash the first word decides; without one the whole message must be a command. */
export const parseCommand = (text: string): CommandCall | undefined => {
  const trimmed = text.trim()
  if (trimmed.startsWith('/')) {
    const [written = '', ...rest] = trimmed.split(/\s+/)
    // "/tiếp dân" is one command in two words.
    const twoWords = byWord.get(squeeze(written + (rest[0] ?? '')))
    const called = byWord.get(squeeze(written)) ?? twoWords
    const argument = byWord.has(squeeze(written)) || twoWords === undefined ? rest : rest.slice(1)
    const shown = written.slice(0, COMMAND_LENGTH_MAX).toWellFormed()
    return { command: undefined, ...called, written: shown, argument: argument.join(' ') }
  }
  if (trimmed.length > COMMAND_LENGTH_MAX) return undefined
  const words = [trimmed, bareWords(trimmed)].map(squeeze).filter((word) => !SLASH_ONLY.has(word))
  const called = words.map((word) => byWord.get(word)).find((each) => each !== undefined)
  if (called !== undefined) return { command: undefined, ...called, written: trimmed, argument: '' }
  const [, about] = helpRequest.exec(fold(trimmed)) ?? []
  if (about !== undefined && formNamed(about) !== undefined)
    return { command: 'trogiup', written: trimmed, argument: about }
  if (dueRequest.test(fold(trimmed))) return { command: 'baocao', written: trimmed, argument: '' }
  const digest = digestRequest.exec(fold(trimmed))
  if (digest !== null || nudgeRequest.test(fold(trimmed)))
    return { command: 'tonghop', written: trimmed, argument: digest?.[1] ?? '' }
  // "số liệu quý 3": the words of a request, then what it is about.
  const request = /^(so lieu|xem so lieu|solieu)\b\s*(.*)$/.exec(fold(trimmed))
  return request === null ? undefined : { command: 'solieu', written: trimmed, argument: request[2] ?? '' }
}
