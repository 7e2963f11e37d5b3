import { Resvg } from '@resvg/resvg-js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitText, widthAtMost } from './fit-text.ts'
import { FONT_OPTIONS } from './png.ts'

const drawnWidth = (text: string, fontSize: number, bold: boolean): number => {
  const weight = bold ? 'bold' : 'normal'
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="99999" height="100" font-family="DejaVu Sans" font-size="${fontSize}" font-weight="${weight}"><text y="50">${text}</text></svg>`
  return new Resvg(svg, { font: FONT_OPTIONS }).getBBox()?.width ?? 0
}

const LETTERS = [...'abcdefghiklmnopqrstuvwxyăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ']
const ALL = [...LETTERS, ...LETTERS.map((letter) => letter.toUpperCase()), ...'0123456789.,:;()/-–—·…%’|jzJZ']

test.each([false, true])('no letter of Vietnamese is drawn wider than it is taken for (bold: %s)', (bold) => {
  for (const letter of ALL) {
    const text = letter.repeat(20)
    expect(drawnWidth(text, 20, bold), letter).toBeLessThanOrEqual(widthAtMost(text, { fontSize: 20, bold }))
  }
})

const anyName = fc
  .array(fc.string({ unit: fc.constantFrom(...ALL), minLength: 1, maxLength: 24 }), { minLength: 1, maxLength: 14 })
  .map((words) => words.join(' '))

test('whatever the name, its lines fit, and what was left out is marked', () => {
  fc.assert(
    fc.property(anyName, (name) => {
      const lines = fitText(name, { width: 300, fontSize: 20, linesMax: 2 })
      expect(lines.length).toBeLessThanOrEqual(2)
      for (const line of lines) expect(drawnWidth(line, 20, false)).toBeLessThanOrEqual(300)
      if (lines.join(' ') !== name) expect(lines.join('')).toContain('…')
    }),
    { numRuns: 60 },
  )
})

test('a name is parted at spaces and not cut while there is room', () => {
  const linesOf = (name: string) => fitText(name, { width: 308, fontSize: 20, linesMax: 2 })
  expect(linesOf('Xã Ia Hlôi')).toEqual(['Xã Ia Hlôi'])
  expect(linesOf('Ban Tuyên giáo và Dân vận Tỉnh ủy Đông Lam')).toEqual([
    'Ban Tuyên giáo và Dân vận',
    'Tỉnh ủy Đông Lam',
  ])
})
