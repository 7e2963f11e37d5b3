import { Resvg } from '@resvg/resvg-js'
import { expect, test } from 'vitest'
import type { Completeness, Reporting } from '../domain/digest/completeness.ts'
import { completenessPicture, drawCompleteness, type PictureTexts, ROWS_MAX, WIDTH } from './completeness-picture.ts'
import { FONT_OPTIONS } from './png.ts'

const texts: PictureTexts = {
  title: 'Báo cáo đã nộp · Tỉnh Đông Lam',
  periodsEndOn: 'Kỳ đến ngày',
  legend: {
    on_time: 'đúng hạn',
    late: 'nộp trễ',
    overdue: 'quá hạn, chưa nộp',
    not_yet: 'chưa đến hạn',
    excused: 'được miễn',
    not_owed: 'không phải nộp',
  },
  others: (count) => `và ${count} đơn vị khác`,
}
const STATES: Reporting[] = ['on_time', 'late', 'overdue', 'not_yet', 'excused', 'not_owed']
const periods = ['2026-06-14', '2026-07-14', '2026-08-14', '2026-09-14', '2026-10-14', '2026-11-14']
const of = (rows: number): Completeness => ({
  periods,
  rows: Array.from({ length: rows }, (_, unitId) => ({ unitId, cells: STATES })),
})

/** The luminance of each pixel, as in a picture without colour. */
const greyOf = (svg: string) => {
  const { pixels, width } = new Resvg(svg, { font: FONT_OPTIONS }).render()
  const at = (x: number, y: number) => {
    const [red = 0, green = 0, blue = 0] = pixels.subarray((y * width + x) * 4)
    return Math.round(0.299 * red + 0.587 * green + 0.114 * blue)
  }
  return { at, width }
}

test('every state has a sign of its own, so that the picture can be read in grey', () => {
  const { at } = greyOf(drawCompleteness({ completeness: of(1), nameOf: () => 'Xã Ia Hlôi', texts }))
  const cells = STATES.map((_, index) => {
    const [left, top] = [334 + index * 62, 111]
    return Array.from({ length: 40 * 40 }, (_, n) => at(left + 8 + (n % 40), top + Math.floor(n / 40)))
  })
  for (const [first, one] of cells.entries())
    for (const other of cells.slice(first + 1)) {
      const different = one.filter((grey, index) => Math.abs(grey - (other[index] ?? 0)) > 60).length
      expect(different).toBeGreaterThan(12)
    }
})

test('of many units the first are drawn and the rest counted', () => {
  const svg = drawCompleteness({ completeness: of(ROWS_MAX + 13), nameOf: (id) => `Đơn vị số ${id}`, texts })
  expect(svg).toContain('>Đơn vị số 0<')
  expect(svg).toContain(`>Đơn vị số ${ROWS_MAX - 1}<`)
  expect(svg).not.toContain(`>Đơn vị số ${ROWS_MAX}<`)
  expect(svg).toContain('và 13 đơn vị khác')
  expect(drawCompleteness({ completeness: of(ROWS_MAX), nameOf: String, texts })).not.toContain('đơn vị khác')
})

test('nothing reaches beyond the edges, however long the names', () => {
  const nameOf = () => 'Trung tâm Phục vụ hành chính công và Xúc tiến đầu tư, thương mại, du lịch tỉnh Đông Lam'
  const title = `Báo cáo đã nộp · ${nameOf()}`
  const svg = drawCompleteness({ completeness: of(33), nameOf, texts: { ...texts, title } })
  const [, height = '0'] = /height="(\d+)"/.exec(svg) ?? []
  const box = new Resvg(svg.replace(/<rect width[^>]*fill="#ffffff"\/>/, ''), { font: FONT_OPTIONS }).getBBox()
  expect(box?.x).toBeGreaterThanOrEqual(0)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(WIDTH)
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(Number(height))
})

test('a name cannot break the drawing', () => {
  const svg = drawCompleteness({ completeness: of(1), nameOf: () => '<b> & "x"', texts })
  expect(svg).toContain('&lt;b&gt; &amp; "x"')
  expect(() => new Resvg(svg, { font: FONT_OPTIONS })).not.toThrow()
})

test('the picture is a PNG that platforms take: not too long, and small', async () => {
  const bytes = await completenessPicture({ completeness: of(300), nameOf: (id) => `Xã ${id}`, texts })
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  expect([...bytes.subarray(1, 4)].map((code) => String.fromCharCode(code)).join('')).toBe('PNG')
  expect(width).toBe(1080)
  expect(height / width).toBeLessThan(2)
  expect(bytes.length).toBeLessThan(300_000)
})
