import type { ObligationDetails } from '../../services/read-facts.ts'
import { isAwaitedAnswer, putsOff, saysNothing } from './awaited-words.ts'
import { returnReport } from './deciding.ts'
import { obligationText } from './obligation-words.ts'
import { excuse, readExtension, refuseRequest, release } from './relief.ts'
import { awaiting } from './report-outcome.ts'
import { obligationView, openButton } from './reports-view.ts'
import type { AwaitedWords } from './state.ts'
import { handIn } from './submitting.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

const WORDS_MAX = 500

const putOff = (awaited: AwaitedWords, owed: ObligationDetails, turn: Turn): Outcome => {
  const { reports } = turn.texts
  const isReport = awaited.what === 'submit' || awaited.what === 'note'
  return outcome(
    { ...turn.state, awaited: null },
    {
      text: isReport ? reports.putOff(obligationText(owed, turn)) : reports.notDone,
      buttons: [[openButton(owed, reports.buttons.open)]],
    },
  )
}

const keepNote = (owed: ObligationDetails, words: string, turn: Turn): Outcome => {
  const state = { ...turn.state, awaited: null, reportNote: { obligationId: owed.id, words } }
  return outcome(state, obligationView(owed, { ...turn, state }, turn.texts.reports.noteKept))
}

const answerWith = (awaited: AwaitedWords, owed: ObligationDetails, words: string, turn: Turn): Outcome => {
  switch (awaited.what) {
    case 'submit':
      return handIn(owed, saysNothing(words) ? null : words, turn)
    case 'note':
      return keepNote(owed, words, turn)
    case 'return':
      return returnReport(owed, words, turn)
    case 'ask_extension':
    case 'extend':
      return readExtension(owed, awaited, words, turn)
    case 'ask_release':
      return release(owed, words, turn)
    case 'refuse_extension':
      return refuseRequest(owed, 'extension', words, turn)
    case 'refuse_not_responsible':
      return refuseRequest(owed, 'not_responsible', words, turn)
    case 'excuse':
      return excuse(owed, words, turn)
  }
}

/** A text that answers what was asked about something owed. Undefined: nothing was asked, or it speaks of something else. */
export const answerAwaited = (text: string, turn: Turn): Outcome | undefined => {
  const { state, facts, texts, input, reading } = turn
  const { awaited } = state
  if (awaited === null || !isAwaitedAnswer(input, reading, state, turn)) return undefined
  const owed = facts.kind === 'obligation' ? facts.obligation : null
  if (owed === null) return outcome({ ...state, awaited: null }, { text: texts.reports.gone })
  if (putsOff(text)) return putOff(awaited, owed, turn)
  if (owed.revision !== awaited.revision)
    return outcome({ ...state, awaited: null }, obligationView(owed, turn, texts.reports.changed))
  const words = text.trim()
  if (words.length > WORDS_MAX) return awaiting(owed, awaited, { text: texts.reports.tooLong(WORDS_MAX) }, turn)
  return answerWith(awaited, owed, words, turn)
}

/**
 * A question is for the next input only. A record that came in between is seen to first, and then what was being done is
 * offered again: the record may have changed the report.
 */
export const forgetAwaited = ({ state: before, texts }: Turn, result: Outcome): Outcome => {
  const { awaited, drafts } = result.state
  if (awaited === null || awaited !== before.awaited || drafts.length > 0) return result
  const state = { ...result.state, awaited: null }
  if (before.drafts.length === 0) return { ...result, state }
  const { reports } = texts
  const resume = {
    text: reports.resumeReport,
    buttons: [[{ title: reports.buttons.goOn, action: `report:${awaited.obligationId}` }]],
  }
  return { ...result, state, replies: [...result.replies, resume] }
}
