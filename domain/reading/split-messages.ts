/** A bullet, "a)", "1." or "+" opens a line that goes on about the heading above it. */
const CONTINUES = /^\s*(?:[-+•*–—⁃]|[a-zđ]\)|\d{1,2}[.)]\s)/iu

/**
 * A pasted text as messages: each line is one, except that lines under a heading ("Tiếp công dân tháng 10:") stay with
 * it, because its period, day and unit hold for them all.
 */
export const splitMessages = (text: string): string[] => {
  const messages: string[] = []
  let headed = false
  for (const line of text.split(/\r\n?|\n/)) {
    if (line.trim() === '') {
      headed = false
      continue
    }
    const last = messages.at(-1)
    if (last !== undefined && headed && CONTINUES.test(line)) messages[messages.length - 1] = `${last}\n${line}`
    else {
      messages.push(line)
      headed = false
    }
    if (/:\s*$/.test(line)) headed = true
  }
  return messages
}
