import { Resvg } from '@resvg/resvg-js'
import decodeQR from 'qr/decode.js'
import { expect, test } from 'vitest'
import { drawInvitation } from './invitation-picture.ts'
import { FONT_OPTIONS } from './png.ts'

const ZALO = { name: 'Zalo', address: 'https://zalo.me/4318657068771012646' }
const TELEGRAM = { name: 'Telegram', address: 'https://t.me/giao_ban_dong_lam_bot?start=7K3MQ9XWP2AB' }
const caption = 'Mã mời: 7K3M-Q9XW-P2AB'

/** What a camera reads that is held over a part of the picture. */
const readAt = (svg: string, { from, to }: { from: number; to: number }): string => {
  const { pixels, width, height } = new Resvg(svg, { font: FONT_OPTIONS }).render()
  const [left, right] = [Math.floor(from * width), Math.floor(to * width)]
  const rows = Array.from({ length: height }, (_, y) =>
    pixels.subarray((y * width + left) * 4, (y * width + right) * 4),
  )
  return decodeQR({ width: right - left, height, data: Uint8Array.from(rows.flatMap((row) => [...row])) })
}

test('a camera reads from each code the address of its platform', () => {
  const svg = drawInvitation({ ways: [ZALO, TELEGRAM], caption })
  expect(readAt(svg, { from: 0, to: 0.5 })).toBe(ZALO.address)
  expect(readAt(svg, { from: 0.5, to: 1 })).toBe(TELEGRAM.address)
})

test('a single code stands in the middle, above the code to type', () => {
  const svg = drawInvitation({ ways: [TELEGRAM], caption })
  expect(readAt(svg, { from: 0.2, to: 0.8 })).toBe(TELEGRAM.address)
  expect(svg).toContain(`>${caption}<`)
})
