import type { Completeness, Reporting } from '../domain/digest/completeness.ts'
import type { IsoDate } from '../domain/forms/form.ts'
import { INK, LINE_HEIGHT, linesAt } from './draw-text.ts'
import { fitText, widthAtMost } from './fit-text.ts'
import { pngOf } from './png.ts'

/** The words in the picture, in the language of who will see it. */
export interface PictureTexts {
  /** `Báo cáo đã nộp · Tỉnh Đông Lam` */
  title: string
  /** Above the days on which the periods ended. */
  periodsEndOn: string
  legend: Record<Reporting, string>
  /** `và 12 đơn vị khác` */
  others: (count: number) => string
}

export interface CompletenessPicture {
  completeness: Completeness
  nameOf: (unitId: number) => string
  texts: PictureTexts
}

/** Rows that can still be read on a phone; the units that are most behind come first. */
export const ROWS_MAX = 20

export const WIDTH = 720
const MARGIN = 20
const NAME_WIDTH = 308
const CELL = { width: 62, height: 54, gap: 5 }
const FONT = { title: 27, name: 20, sign: 26, small: 18 }

/** Told apart by sign as well as by colour, and darker the worse it is, so that the picture can be read in grey. */
const LOOKS: Record<Reporting, { fill: string; edge: string; ink: string; sign: string }> = {
  on_time: { fill: '#d3eedb', edge: '#3f9b5b', ink: '#0c4f22', sign: '✓' },
  late: { fill: '#eda62b', edge: '#a8720a', ink: INK, sign: '▲' },
  overdue: { fill: '#b3201f', edge: '#b3201f', ink: '#ffffff', sign: '✗' },
  not_yet: { fill: '#ffffff', edge: '#767676', ink: INK, sign: '○' },
  excused: { fill: '#dcdcdc', edge: '#a0a0a0', ink: INK, sign: '–' },
  not_owed: { fill: '#ffffff', edge: '#ffffff', ink: '#767676', sign: '·' },
}
const LEGEND_ORDER: readonly Reporting[] = ['on_time', 'late', 'overdue', 'not_yet', 'excused', 'not_owed']

const cellAt = (x: number, y: number, reporting: Reporting, size = CELL): string => {
  const { fill, edge, ink, sign } = LOOKS[reporting]
  const [width, height] = [size.width - size.gap, size.height - size.gap]
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="${fill}" stroke="${edge}" stroke-width="2"/>`,
    linesAt(x + width / 2, y + height / 2, [sign], { size: FONT.sign, anchor: 'middle', bold: true, fill: ink }),
  ].join('')
}

const headerOf = (day: IsoDate): [dayAndMonth: string, year: string] => [
  `${day.slice(8)}/${day.slice(5, 7)}`,
  day.slice(0, 4),
]

const LEGEND_CELL = { width: 40, height: 36, gap: 4 }

/** Signs and what they mean, one after the other, in as many lines as they take. */
const legendAt = (top: number, legend: PictureTexts['legend']): { svg: string; height: number } => {
  let [x, y] = [MARGIN, top]
  const parts: string[] = []
  for (const reporting of LEGEND_ORDER) {
    const width = LEGEND_CELL.width + 8 + widthAtMost(legend[reporting], { fontSize: FONT.small }) + 14
    if (x > MARGIN && x + width > WIDTH - MARGIN) [x, y] = [MARGIN, y + LEGEND_CELL.height + 4]
    parts.push(cellAt(x, y, reporting, LEGEND_CELL))
    parts.push(
      linesAt(x + LEGEND_CELL.width + 8, y + LEGEND_CELL.height / 2 - 2, [legend[reporting]], { size: FONT.small }),
    )
    x += width
  }
  return { svg: parts.join(''), height: y + LEGEND_CELL.height - top }
}

/** Units by periods as SVG. */
export const drawCompleteness = ({ completeness: { periods, rows }, nameOf, texts }: CompletenessPicture): string => {
  const shown = rows.slice(0, ROWS_MAX)
  const columnAt = (index: number) => MARGIN + NAME_WIDTH + 6 + index * CELL.width
  const title = fitText(texts.title, { width: WIDTH - 2 * MARGIN, fontSize: FONT.title, bold: true, linesMax: 2 })
  const headTop = MARGIN + title.length * FONT.title * LINE_HEIGHT + 12
  const rowsTop = headTop + 2 * FONT.small * LINE_HEIGHT + 10

  const head = periods.map((day, index) =>
    linesAt(columnAt(index) + (CELL.width - CELL.gap) / 2, headTop + FONT.small * LINE_HEIGHT, headerOf(day), {
      size: FONT.small,
      anchor: 'middle',
    }),
  )
  const lines = shown.map(({ unitId, cells }, row) => {
    const top = rowsTop + row * CELL.height
    const name = fitText(nameOf(unitId), { width: NAME_WIDTH, fontSize: FONT.name, linesMax: 2 })
    return [
      linesAt(MARGIN, top + (CELL.height - CELL.gap) / 2, name, { size: FONT.name }),
      ...cells.map((cell, index) => cellAt(columnAt(index), top, cell)),
    ].join('')
  })
  const rest = rows.length - shown.length
  const restTop = rowsTop + shown.length * CELL.height
  const others = rest === 0 ? '' : linesAt(MARGIN, restTop + 16, [texts.others(rest)], { size: FONT.name, bold: true })
  const legendTop = restTop + (rest === 0 ? 10 : 46)
  const legend = legendAt(legendTop, texts.legend)
  const height = Math.ceil(legendTop + legend.height + MARGIN)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="DejaVu Sans">`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    linesAt(MARGIN, MARGIN + (title.length * FONT.title * LINE_HEIGHT) / 2, title, { size: FONT.title, bold: true }),
    linesAt(MARGIN, headTop + FONT.small * LINE_HEIGHT, [texts.periodsEndOn], { size: FONT.small, fill: '#555555' }),
    ...head,
    ...lines,
    others,
    legend.svg,
    '</svg>',
  ].join('')
}

/** The picture as a PNG. */
export const completenessPicture = (picture: CompletenessPicture): Promise<Uint8Array> =>
  pngOf(drawCompleteness(picture))
