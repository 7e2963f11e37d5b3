import { fold } from '../../domain/reading/fold.ts'

/**
 * Every command, with the other words that mean it when they are the whole message. Written with or without slash,
 * diacritics and spaces: `/tiếp dân`, `tiepdan`.
 */
export const commands = {
  start: ['batdau', 'start'],
  menu: ['menu', 'danhmuc'],
  tiepdan: ['tiepdan', 'tiepcongdan'],
  donthu: ['donthu'],
  solieu: ['solieu', 'xemsolieu'],
  nhatky: ['nhatky'],
  sua: ['sua'],
  lui: ['lui', 'quaylai'],
  huy: ['huy', 'huybo'],
  donvi: ['donvi', 'doidonvi'],
  caidat: ['caidat', 'ngonngu'],
  trogiup: ['trogiup', 'help', 'huongdan'],
  doithoai: ['doithoai'],
  cutri: ['cutri'],
  mohinh: ['mohinh'],
  kiemtra: ['kiemtra'],
  vanban: ['vanban'],
  motcua: ['motcua'],
  tuyentruyen: ['tuyentruyen'],
  nhiemvu: ['nhiemvu'],
  hotro: ['hotro'],
  tochuc: ['tochuc'],
  diemnong: ['diemnong'],
  chitieu: ['chitieu'],
  baocao: ['baocao'],
  han: ['han'],
  duyet: ['duyet'],
  tonghop: ['tonghop'],
  lich: ['lich'],
  moi: ['moi'],
  web: ['web'],
} as const satisfies Record<string, readonly string[]>

export type Command = keyof typeof commands

const byWord = new Map<string, Command>()
for (const [command, words] of Object.entries(commands)) for (const word of words) byWord.set(word, command as Command)

export interface CommandCall {
  /** Undefined: written as a command, but there is none of this name. */
  command: Command | undefined
  /** As it was written, for the answer to an unknown one. */
  written: string
  argument: string
}

const squeeze = (text: string) => fold(text).replace(/[^a-z0-9]/g, '')

const COMMAND_LENGTH_MAX = 40

/** A message that is a command. With a slash the first word decides; without one the whole message must be a command. */
export const parseCommand = (text: string): CommandCall | undefined => {
  const trimmed = text.trim()
  if (trimmed.startsWith('/')) {
    const [written = '', ...rest] = trimmed.split(/\s+/)
    // "/tiếp dân" is one command in two words.
    const twoWords = byWord.get(squeeze(written + (rest[0] ?? '')))
    const command = byWord.get(squeeze(written)) ?? twoWords
    const argument = byWord.has(squeeze(written)) || twoWords === undefined ? rest : rest.slice(1)
    return { command, written: written.slice(0, COMMAND_LENGTH_MAX).toWellFormed(), argument: argument.join(' ') }
  }
  if (trimmed.length > COMMAND_LENGTH_MAX) return undefined
  const command = byWord.get(squeeze(trimmed))
  if (command !== undefined) return { command, written: trimmed, argument: '' }
  // "số liệu quý 3": the words of a request, then what it is about.
  const request = /^(so lieu|xem so lieu|solieu)\b\s*(.*)$/.exec(fold(trimmed))
  return request === null ? undefined : { command: 'solieu', written: trimmed, argument: request[2] ?? '' }
}
