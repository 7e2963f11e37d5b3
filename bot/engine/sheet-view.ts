import { type Form, fieldOf } from '../../domain/forms/form.ts'
import type { CellFault, CellProblem, SheetReading, SheetRecord } from '../../domain/sheets/sheet-reading.ts'
import type { Message } from '../../services/channel.ts'
import { formatNumber } from '../texts/format.ts'
import { dayText, entryLine, periodText } from '../texts/value-text.ts'
import { unitName } from './card-view.ts'
import { findingText } from './finding-text.ts'
import type { PendingSheet } from './state.ts'
import type { Turn } from './turn.ts'

/** Rows and cells that one card names; the rest is counted. */
const ROWS_SHOWN_MAX = 5
const CELLS_SHOWN_MAX = 12

const problemText = (form: Form, problem: CellProblem, { texts, person: { language } }: Turn): string => {
  const { sheets } = texts
  switch (problem.kind) {
    case 'not_option':
      return sheets.notOption(problem.options.map((label) => label[language]).join('; '))
    case 'too_long':
      return sheets.tooLong(String(problem.max))
    case 'ambiguous':
      return sheets.ambiguous(problem.readings.map((value) => formatNumber(value, language)).join(` ${sheets.or} `))
    case 'other_kind':
      return sheets.otherKind[problem.granularity]
    case 'private':
      return texts.refused.privateContent[problem.content] ?? ''
    case 'finding':
      return findingText(form, problem.finding, language)
    case 'repeats':
      return sheets.repeats(String(problem.row))
    default:
      return sheets.problems[problem.kind]
  }
}

const cellLine = (form: Form, { cell, label, problem }: CellFault, turn: Turn): string =>
  turn.texts.sheets.cell(cell, label[turn.person.language], problemText(form, problem, turn))

const whenOf = ({ date, period }: SheetRecord, { person: { language } }: Turn): string =>
  date === undefined ? (period === undefined ? '' : periodText(period, language)) : dayText(date, language)

/** What a row says besides its figures when it has none: a name, a document. */
const rowText = (form: Form, { fields, qualifiers }: SheetRecord, turn: Turn): string => {
  const figures = entryLine(form, fields, turn.person.language, qualifiers)
  const named = Object.entries(fields).find(
    ([key, value]) => typeof value === 'string' && fieldOf(form, key)?.type.name === 'text',
  )
  return figures === '' ? String(named?.[1] ?? '') : figures
}

const shortened = (lines: readonly string[], max: number, turn: Turn): string[] =>
  lines.length <= max ? [...lines] : [...lines.slice(0, max), turn.texts.sheets.more(String(lines.length - max))]

const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', heading, ...lines]

/** The card of a file that was read: what is right, which cells need a look, and what to do about it. */
export const sheetView = (
  file: string,
  form: Form,
  { records, faults }: Extract<SheetReading, { kind: 'read' }>,
  { id, unitId }: Pick<PendingSheet, 'id' | 'unitId'>,
  turn: Turn,
): Message => {
  const { sheets } = turn.texts
  const language = turn.person.language
  const number = (value: number) => formatNumber(value, language)
  const bad = new Set(faults.map(({ row }) => row)).size
  const good = records.length
  const summary =
    bad === 0
      ? sheets.readAll(number(good), file)
      : sheets.readSome(number(good + bad), number(good), number(bad), file)
  const rows = records.map((record) =>
    sheets.row(String(record.row), whenOf(record, turn), rowText(form, record, turn)),
  )
  const cells = faults.map((fault) => cellLine(form, fault, turn))
  return {
    title: sheets.title(form.label[language].toUpperCase(), unitName(unitId, turn)),
    text: [
      summary,
      ...section(sheets.badCells, shortened(cells, CELLS_SHOWN_MAX, turn)),
      ...section(sheets.goodRows, shortened(rows, ROWS_SHOWN_MAX, turn)),
      '',
      good === 0 ? sheets.noneGood : sheets.nothingSaved,
    ].join('\n'),
    ...(good > 0 && {
      buttons: [
        [{ title: sheets.save(number(good)), action: `sheet:${id}:save` }],
        [{ title: sheets.drop, action: `sheet:${id}:drop` }],
      ],
    }),
  }
}
