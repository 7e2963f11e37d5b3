import { collectRecords } from './collect-records.ts'
import { finishRecord } from './finish-record.ts'
import type { RecordReading } from './message-reading.ts'
import { type MessageContext, parseMessage } from './parse-message.ts'
import { withoutPlannedFigures } from './planned-figures.ts'
import { FOOTNOTE } from './report-text.ts'
import { splitMessages } from './split-messages.ts'
import { READ_LENGTH_MAX } from './tokens.ts'

/**
 * Reads paragraphs of a report: every figure that a form has a place for, in the order of the text, with the words it
 * came from. What the words leave open is left out, so a figure that is not here has to be told. Whoever calls this has
 * refused private content before.
 */
export const readReport = (text: string, context: MessageContext): RecordReading[] =>
  splitMessages(text.slice(0, READ_LENGTH_MAX).replace(FOOTNOTE, ' ')).flatMap((paragraph) => {
    const { source, lexicon, items } = parseMessage(paragraph, context)
    const done = withoutPlannedFigures(source, items)
    const drafts = collectRecords(source, lexicon, done, { current: undefined, fieldsMin: 1, report: true })
    return drafts.filter(({ figureCount }) => figureCount > 0).map((draft) => finishRecord(draft, 'log'))
  })
