export const LINE_HEIGHT = 1.2
export const INK = '#1c1c1c'

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign)

interface TextOptions {
  size: number
  anchor?: 'start' | 'middle'
  bold?: boolean
  fill?: string
}

const textAt = (x: number, y: number, text: string, { size, anchor = 'start', bold, fill = INK }: TextOptions) =>
  `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}" fill="${fill}"${bold ? ' font-weight="bold"' : ''}>${escaped(text)}</text>`

/** Lines of text as SVG, one below the other around a middle height. */
export const linesAt = (x: number, middle: number, lines: readonly string[], options: TextOptions): string =>
  lines
    .map((line, index) => {
      const offset = (index - (lines.length - 1) / 2) * options.size * LINE_HEIGHT
      return textAt(x, middle + offset + options.size * 0.36, line, options)
    })
    .join('')
