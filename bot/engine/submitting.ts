import type { ObligationDetails } from '../../services/read-facts.ts'
import { isFinal } from '../../services/submit-report.ts'
import { unitInside } from './card-view.ts'
import { obligationText } from './obligation-words.ts'
import { contradictions, figuresNow, lackingText } from './report-figures.ts'
import { toApprove } from './report-notices.ts'
import { acted, awaiting, seenOf } from './report-outcome.ts'
import { isLed } from './report-rights.ts'
import { openButton, reportButton } from './reports-view.ts'
import type { Outcome, Turn } from './turn.ts'

/** What is lacking is said before, and goes with the report: nobody finds it out afterwards. */
export const askNote = (owed: ObligationDetails, turn: Turn): Outcome => {
  const { reports } = turn.texts
  const lacking = lackingText(owed, turn)
  const text = [
    ...(lacking === undefined ? [] : [`⚠️ ${reports.submitWith(lacking)}`]),
    ...contradictions(owed, turn),
    reports.submitQuestion,
  ]
  const buttons = [[reportButton(owed, reports.buttons.submitNow, 'rpnow'), openButton(owed, reports.buttons.back)]]
  return awaiting(owed, { what: 'submit' }, { text: text.join('\n'), buttons }, turn)
}

const noteOf = (owed: ObligationDetails, words: string | null, turn: Turn): string | null => {
  const parts = [words, lackingText(owed, turn)].filter((part) => part != null && part !== '')
  return parts.length === 0 ? null : parts.join(' – ')
}

const repliedOf = (owed: ObligationDetails, { final, led }: { final: boolean; led: boolean }, turn: Turn): string => {
  const { reports } = turn.texts
  const what = obligationText(owed, turn)
  if (!final) return reports.submitted(what)
  return led ? reports.submittedFinal(what) : reports.submittedUnled(what, unitInside(owed.unitId, turn))
}

/** The report is handed in as it stands; `words`: what the person adds. */
export const handIn = (owed: ObligationDetails, words: string | null, turn: Turn): Outcome => {
  const { reports } = turn.texts
  const led = isLed(owed)
  const { person, tree, today } = turn
  const final = isFinal({ unitId: owed.unitId, led }, { author: person, tree, today })
  const figures = figuresNow(owed, turn)
  const note = noteOf(owed, words, turn)
  const sent: ObligationDetails = {
    ...owed,
    state: final ? 'done' : 'submitted',
    revision: owed.revision + 1,
    submissions: [],
  }
  const done = acted(
    { do: 'report.submit', ...seenOf(owed), id: turn.newId(), figures, note, led },
    final ? [] : [toApprove(sent, note, turn)],
    {
      text: [`✅ ${repliedOf(owed, { final, led }, turn)}`, ...(note === null ? [] : [reports.note(note)])].join('\n'),
      buttons: [
        [
          ...(final ? [] : [reportButton(sent, reports.buttons.takeBack, 'rpback')]),
          openButton(sent, reports.buttons.open),
        ],
      ],
    },
    turn,
  )
  return { ...done, state: { ...done.state, reportNote: null } }
}

/** Whoever sent a report may take it back until somebody decided. */
export const takeBack = (owed: ObligationDetails, turn: Turn): Outcome => {
  const { reports } = turn.texts
  return acted(
    { do: 'report.take_back', ...seenOf(owed) },
    [],
    {
      text: `↩️ ${reports.takenBack(obligationText(owed, turn))}`,
      buttons: [[openButton(owed, reports.buttons.open)]],
    },
    turn,
  )
}
