import { fold } from '../../domain/reading/fold.ts'
import { readMessage } from '../../domain/reading/read-message.ts'
import { isAgreement } from './agreement.ts'
import { answerByText } from './answer-step.ts'
import { correctByText } from './correction.ts'
import { mergeReading } from './draft.ts'
import { show } from './draft-flow.ts'
import { listedDrafts, needyOf } from './list.ts'
import { changeLine, dropLines, onListPress, showList } from './list-flow.ts'
import { figuresByText } from './on-command.ts'
import { openRecords } from './open-records.ts'
import { isAnother, saysSomething } from './record-of-draft.ts'
import { currentStep } from './steps.ts'
import type { Outcome, Turn } from './turn.ts'

const drop =
  /^(?:bo|xoa|loai|huy)(?: bot| di)?(?: so| muc| dong| so lieu)?\s+(\d{1,3}(?:\s*(?:,|;|va|\+)?\s*\d{1,3})*)\s*[.!]*$/
const change =
  /^(?:sửa|sua|đổi|doi)(?:\s+(?:lại|lai))?(?:\s+(?:số|so|mục|muc|dòng|dong))?\s+(\d{1,3})\s+(?:thành|thanh|sang|là|la|:|=)\s*(.+)$/iu

/** Agreement saves the list only while it is in sight. */
const onAgreement = (turn: Turn): Outcome => {
  const { listEdition, buttons } = turn.state
  const shown = buttons.find(({ action }) => action.startsWith(`list:${listEdition}:save:`))
  return shown === undefined ? showList(turn) : onListPress(shown.action.slice('list:'.length), turn)
}

/** "9 người": the answer to what just one record of the list still lacks. */
const answerOne = (text: string, turn: Turn): Outcome | undefined => {
  if (!/\p{L}/u.test(text)) return undefined
  const answers = needyOf(listedDrafts(turn.state)).flatMap((draft) => {
    const step = currentStep(draft)
    const isWritten = step.kind === 'question' && step.fields.some((field) => WRITTEN.has(field.type.name))
    return isWritten ? [] : (answerByText(draft, step, text, turn, turn.texts.list.updated) ?? [])
  })
  const [only, ...others] = answers
  return others.length === 0 ? only : undefined
}

/** Any text at all would answer a question for these. */
const WRITTEN = new Set(['text', 'names', 'document'])

/** A text while the list is open: numbers to take out or change, more about one of its records, or something new. */
export const onListText = (text: string, turn: Turn): Outcome => {
  const { texts, state } = turn
  if (isAgreement(text)) return onAgreement(turn)
  const dropped = drop.exec(fold(text).trim())?.[1]
  if (dropped !== undefined) return dropLines(dropped.match(/\d+/g)?.map(Number) ?? [], turn)
  const [, number, answer] = change.exec(text.normalize('NFC').trim()) ?? []
  if (number !== undefined && answer !== undefined) return changeLine(Number(number), answer, turn)
  const reading = turn.reading ?? readMessage(text, { now: turn.now, forms: turn.catalogue.forms, scheme: turn.scheme })
  const [record] = reading.records
  switch (reading.intent) {
    case 'query':
      return figuresByText(text, turn)
    case 'correct': {
      if (record === undefined || !saysSomething(record)) return showList(turn, texts.list.whichNumber)
      const meant = listedDrafts(state).filter((draft) => !isAnother(record, draft))
      const [only, ...others] = meant
      if (only === undefined) return correctByText(record, turn)
      return others.length > 0
        ? showList(turn, texts.list.whichNumber)
        : show(mergeReading(only, record), turn, texts.list.updated)
    }
    case 'log':
    case 'update':
      return record === undefined || !saysSomething(record)
        ? (answerOne(text, turn) ?? showList(turn, texts.list.waiting))
        : openRecords(reading.records, turn)
    case 'schedule':
      return showList(turn, texts.general.scheduled)
    case 'chitchat':
      return answerOne(text, turn) ?? showList(turn, texts.list.waiting)
  }
}
