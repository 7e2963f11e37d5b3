import encodeQR from 'qr'
import { linesAt } from './draw-text.ts'
import { pngOf } from './png.ts'

export interface InvitationPicture {
  /** Where the bot is found: on which platform, and the address that opens it there. At most two. */
  ways: readonly { name: string; address: string }[]
  /** What is written below: `Mã mời: ABCD-EFGH-JKLM` */
  caption: string
}

const MARGIN = 30
const CODE = 360
const WIDTH = 2 * CODE + 3 * MARGIN
/** Light cells around a code, without which a camera does not find it (ISO/IEC 18004). */
const QUIET_CELLS = 4
const FONT = { name: 34, caption: 30 }

const codeAt = (left: number, top: number, address: string): string => {
  const cells = encodeQR(address, 'raw', { ecc: 'medium', border: QUIET_CELLS })
  const dark = cells.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return `<path transform="translate(${left} ${top}) scale(${CODE / cells.length})" d="${dark.join('')}" fill="#000000" shape-rendering="crispEdges"/>`
}

/** As SVG: what a phone's camera opens, one code beside the other. */
export const drawInvitation = ({ ways, caption }: InvitationPicture): string => {
  const codesTop = MARGIN + FONT.name
  const height = codesTop + CODE + MARGIN + FONT.caption
  const columns = ways.map(({ name, address }, index) => {
    const left = (WIDTH - ways.length * (CODE + MARGIN) + MARGIN) / 2 + index * (CODE + MARGIN)
    const head = { size: FONT.name, anchor: 'middle', bold: true } as const
    return linesAt(left + CODE / 2, MARGIN + FONT.name / 2, [name], head) + codeAt(left, codesTop, address)
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="DejaVu Sans">`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    ...columns,
    linesAt(WIDTH / 2, codesTop + CODE + FONT.caption / 2, [caption], { size: FONT.caption, anchor: 'middle' }),
    '</svg>',
  ].join('')
}

/** As a PNG. */
export const invitationPicture = (picture: InvitationPicture): Promise<Uint8Array> => pngOf(drawInvitation(picture))
