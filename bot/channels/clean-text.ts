const NUL_OR_LONE_SURROGATE = /[\0\uD800-\uDFFF]/gu
/** What neither a platform nor a reader counts as content: white space, control and format characters, the blank Braille cell. */
const CONTENT = /[^\s\p{Cc}\p{Cf}\u2800\u3164]/u

/**
 * Removes what cannot be stored or sent: NUL characters (Postgres refuses them) and lone halves of surrogate pairs
 * (they are not UTF-8; Telegram answers 400 "strings must be encoded in UTF-8").
 */
export function cleanText(text: string): string {
  return text.includes('\0') || !text.isWellFormed() ? text.replace(NUL_OR_LONE_SURROGATE, '') : text
}

/** Whether nothing is left to send: Telegram answers 400 "text must be non-empty" to such a text. */
export function isBlank(text: string): boolean {
  return !CONTENT.test(text)
}
