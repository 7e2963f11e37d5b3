/** Widths in ems, each at least as wide as any such letter in DejaVu Sans; the test measures them. */
const WIDTHS: readonly [letters: RegExp, ems: number][] = [
  [/[ .,:;'’!|·()/iíìỉĩịjlftr-]/u, 0.41],
  [/[mwMW%…—ƠỚỜỞỠỢƯỨỪỬỮỰ]/u, 1],
  [/\p{Lu}/u, 0.8],
  [/\p{Ll}|\p{N}|[–"]/u, 0.65],
]
const WIDEST = 1.2
/** The same letter in bold is at most so much wider. */
const BOLD = 1.25

const emsOf = (letter: string): number => WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? WIDEST

export interface Typeface {
  fontSize: number
  bold?: boolean
}

/** How wide a text is at the most, in pixels. */
export const widthAtMost = (text: string, { fontSize, bold }: Typeface): number =>
  fontSize * (bold ? BOLD : 1) * [...text.normalize('NFC')].reduce((sum, letter) => sum + emsOf(letter), 0)

/** As much of the text as fits, with `…` where something was left out. */
const cutTo = (text: string, width: number, typeface: Typeface): string => {
  if (widthAtMost(text, typeface) <= width) return text
  const letters = [...text.normalize('NFC')]
  while (letters.length > 0 && widthAtMost(`${letters.join('')}…`, typeface) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/** The text in at most so many lines, parted at spaces, none wider than `width` pixels. */
export const fitText = (
  text: string,
  { width, linesMax, ...typeface }: Typeface & { width: number; linesMax: number },
): string[] => {
  const lines: string[] = []
  for (const word of text.trim().split(/\s+/)) {
    const last = lines.at(-1)
    const joined = last === undefined ? word : `${last} ${word}`
    const fits = widthAtMost(joined, typeface) <= width
    if (last !== undefined && (fits || lines.length === linesMax)) lines[lines.length - 1] = joined
    else lines.push(word)
  }
  return lines.map((line) => cutTo(line, width, typeface))
}
