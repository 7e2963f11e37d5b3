import type { RecordReading } from '../../domain/reading/message-reading.ts'
import { may } from '../../domain/rights/rights.ts'
import type { SheetReading, SheetRecord, SheetRefusal } from '../../domain/sheets/sheet-reading.ts'
import type { Message } from '../../services/channel.ts'
import { formatNumber } from '../texts/format.ts'
import { unitInside, unitName } from './card-view.ts'
import { shortId } from './correction.ts'
import { draftOf } from './draft.ts'
import { editedMessage, effectsOf } from './draft-flow.ts'
import { savedList } from './list-flow.ts'
import { inTheWayLines } from './refused.ts'
import { sheetView } from './sheet-view.ts'
import type { PendingSheet } from './state.ts'
import { type Outcome, outcome, type Refused, type Turn } from './turn.ts'

/** What is no use as a template: the person is told how to get one. */
const NO_TEMPLATE: ReadonlySet<SheetRefusal> = new Set([
  'not_a_workbook',
  'not_our_template',
  'other_version',
  'headers_changed',
])

const refusalText = (reason: SheetRefusal, { texts: { sheets } }: Turn): string =>
  [sheets.refused[reason], ...(NO_TEMPLATE.has(reason) ? [sheets.helpByForm] : [])].join(' ')

/** A spreadsheet came in: its rows are shown, and wait for the person's word. */
export const onSheet = (file: string, reading: SheetReading, turn: Turn): Outcome => {
  const { state, texts, person, tree, today, catalogue } = turn
  if (reading.kind === 'refused') return outcome(state, { text: refusalText(reading.reason, turn) })
  const form = catalogue.form(reading.form)
  const { unitId } = state
  if (form === undefined) return outcome(state, { text: refusalText('not_our_template', turn) })
  if (unitId === null) return outcome(state, { text: texts.form.noUnit })
  if (!may(person.memberships, 'entry.write', unitId, tree, today))
    return outcome(state, { text: texts.form.notHere(unitInside(unitId, turn)) })
  const sheet: PendingSheet = { id: shortId(turn), form: form.key, unitId, records: reading.records }
  const next = reading.records.length === 0 ? state : { ...state, sheet }
  return outcome(next, sheetView(file, form, reading, sheet, turn))
}

const readingOf = (form: string, { row: _row, ...record }: SheetRecord): RecordReading => ({
  ...record,
  form,
  claims: {},
  words: {},
  ambiguities: [],
})

const receipt = ({ form, unitId, records }: PendingSheet, savedAs: string, turn: Turn): Message => {
  const { texts, catalogue, person } = turn
  const label = catalogue.form(form)?.label[person.language] ?? form
  return {
    title: texts.sheets.title(label.toUpperCase(), unitName(unitId, turn)),
    text: `✅ ${texts.sheets.saved(formatNumber(records.length, person.language))}`,
    buttons: [
      [
        { title: texts.buttons.undo, action: `unsave:${savedAs}` },
        { title: texts.buttons.journal, action: 'do:nhatky' },
      ],
    ],
    ...editedMessage(turn),
  }
}

/** Every row of the file in one commit; "Hoàn tác" takes them all back. */
const save = (sheet: PendingSheet, turn: Turn): Outcome => {
  const form = turn.catalogue.form(sheet.form)
  if (form === undefined) return outcome(turn.state, { text: turn.texts.sheets.gone })
  const effects = sheet.records.flatMap((record) => {
    const draft = draftOf(form, readingOf(sheet.form, record), sheet.unitId, shortId(turn))
    return effectsOf(draft, turn.newId(), turn)
  })
  const id = shortId(turn)
  return {
    state: { ...turn.state, sheet: null, savedList: savedList(id, effects, turn) },
    effects,
    replies: [receipt(sheet, id, turn)],
  }
}

/** A button under a file's card: `sheet:<id>:save` or `sheet:<id>:drop`. */
export const onSheetPress = (argument: string, turn: Turn): Outcome => {
  const [id = '', verb = ''] = argument.split(':')
  const { state, texts } = turn
  if (state.sheet?.id !== id) return outcome(state, { text: texts.sheets.gone })
  if (verb === 'save') return save(state.sheet, turn)
  return outcome({ ...state, sheet: null }, { text: texts.sheets.dropped, ...editedMessage(turn) })
}

/** The database took none of the rows, because some say what was said before; the file still waits. */
export const onSheetRefused = (refused: Refused, turn: Turn): Outcome => {
  const { sheets } = turn.texts
  const { state } = turn
  return outcome(state, {
    text: [sheets.inTheWay, ...inTheWayLines(refused, turn), sheets.wayOut].join('\n'),
    ...(state.sheet && { buttons: [[{ title: sheets.drop, action: `sheet:${state.sheet.id}:drop` }]] }),
  })
}
