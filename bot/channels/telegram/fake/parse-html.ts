import { badRequest } from './bot-api-error.ts'

export interface Entity {
  type: string
  offset: number
  length: number
  url?: string
  language?: string
}

export interface FormattedText {
  text: string
  entities: Entity[]
}

const TYPE_BY_TAG: Record<string, string> = {
  a: 'text_link',
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  u: 'underline',
  ins: 'underline',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  'tg-emoji': 'custom_emoji',
  pre: 'pre',
  code: 'code',
  blockquote: 'blockquote',
}
const CHARACTER_BY_NAME: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot)(?![A-Za-z]));?/iy
const START_TAG = /<([^\s>]*)((?:\s+[^\s=>]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[A-Za-z0-9.-]+))?)*)\s*>/y
const END_TAG = /<\/([^\s>]*)\s*>/y
const ATTRIBUTE = /([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9.-]+)))?/g

interface OpenTag {
  name: string
  attributes: Map<string, string>
  offset: number
}

/** parse_mode HTML, as strict as Telegram and in its words (core.telegram.org/bots/api#html-style). */
export function parseHtml(html: string): FormattedText {
  const open: OpenTag[] = []
  const entities: Entity[] = []
  let text = ''
  let at = 0
  while (at < html.length) {
    if (html[at] === '&') {
      const [character, length] = readReference(html, at)
      text += character
      at += length
    } else if (html.startsWith('</', at)) {
      const match = matchAt(END_TAG, html, at)
      if (open.length === 0) throw fault(`Unexpected end tag at byte offset ${byteOffset(html, at)}`)
      if (match === null) throw fault(`Unclosed end tag at byte offset ${byteOffset(html, at)}`)
      closeTag(match[1]?.toLowerCase() ?? '', open, entities, text, byteOffset(html, at))
      at += match[0].length
    } else if (html[at] === '<') {
      const match = matchAt(START_TAG, html, at)
      open.push(readStartTag(match, html, at, text.length))
      at += match?.[0].length ?? 0
    } else {
      text += html[at]
      at += 1
    }
  }
  const unclosed = open.at(-1)
  if (unclosed !== undefined) throw fault(`Can't find end tag corresponding to start tag "${unclosed.name}"`)
  return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) }
}

function readReference(html: string, at: number): [character: string, length: number] {
  const match = matchAt(REFERENCE, html, at)
  if (match === null) return ['&', 1]
  const [whole, decimal, hexadecimal, name] = match
  if (name !== undefined) return [CHARACTER_BY_NAME[name.toLowerCase()] ?? '&', whole.length]
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '0', 16) : Number(decimal)
  return code === 0 || code >= 0x10ffff ? ['&', 1] : [String.fromCodePoint(code), whole.length]
}

function readStartTag(match: RegExpExecArray | null, html: string, at: number, offset: number): OpenTag {
  const where = `at byte offset ${byteOffset(html, at)}`
  const name = /^[^\s>]*/.exec(html.slice(at + 1))?.[0].toLowerCase() ?? ''
  if (at + 1 + name.length === html.length) throw fault(`Unclosed start tag ${where}`)
  if (!Object.hasOwn(TYPE_BY_TAG, name)) throw fault(`Unsupported start tag "${name}" ${where}`)
  if (match === null) throw fault(`Unclosed start tag "${name}" ${where}`)
  const attributes = new Map<string, string>()
  for (const [, key = '', double, single, bare] of (match[2] ?? '').matchAll(ATTRIBUTE)) {
    const value = double ?? single ?? bare
    if (value === undefined && name !== 'blockquote') {
      throw fault(`Expected equal sign in declaration of an attribute of the tag "${name}" ${where}`)
    }
    attributes.set(key, value ?? '')
  }
  if (name === 'span' && attributes.get('class') !== 'tg-spoiler') {
    throw fault(`Tag "span" must have class "tg-spoiler" ${where}`)
  }
  return { name, attributes, offset }
}

function closeTag(name: string, open: OpenTag[], entities: Entity[], text: string, byte: number): void {
  const tag = open.pop()
  if (tag === undefined) return
  if (name !== '' && name !== tag.name) {
    throw fault(`Unmatched end tag at byte offset ${byte}, expected "</${tag.name}>", found "</${name}>"`)
  }
  if (text.length === tag.offset) return
  const entity: Entity = { type: TYPE_BY_TAG[tag.name] ?? '', offset: tag.offset, length: text.length - tag.offset }
  if (tag.name === 'a') {
    const url = tag.attributes.get('href') ?? text.slice(tag.offset)
    // Telegram drops a link to nowhere and keeps its words.
    if (!URL.canParse(url)) return
    entity.url = url
  }
  entities.push(entity)
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function byteOffset(text: string, at: number): number {
  return Buffer.byteLength(text.slice(0, at))
}

function fault(reason: string) {
  return badRequest(`can't parse entities: ${reason}`)
}
