import { collectRecords } from './collect-records.ts'
import type { RecordReading } from './message-reading.ts'
import { type MessageContext, parseMessage } from './parse-message.ts'
import { withoutPlannedFigures } from './planned-figures.ts'
import { splitMessages } from './split-messages.ts'
import { READ_LENGTH_MAX } from './tokens.ts'

/** "⁽¹⁾", "nhân dân⁹": the mark of a footnote, but not the one of "m²". */
const FOOTNOTE = /⁽[⁰¹²³⁴-⁹]+⁾|(?<!\bk?m)[⁰¹²³⁴-⁹]+/gu
/** Longer than any message that is typed. */
const REPORT_LENGTH_MIN = 240
const SENTENCE_END = /[.;](?=\s)/gu
/** One whole sentence of a report, with its capital and its full stop. */
const SENTENCE_LENGTH_MIN = 120
const WHOLE_SENTENCE = /^\p{Lu}[^?]*\.\s*$/su

/** Whether the text was pasted from a report: footnotes, or several sentences of the kind nobody types into a chat. */
export const isReport = (text: string): boolean =>
  text.search(FOOTNOTE) >= 0 || (text.length >= REPORT_LENGTH_MIN && (text.match(SENTENCE_END)?.length ?? 0) > 0)

/** Whether the text is one long sentence, from a report or typed with care: nobody can tell. */
export const isLongSentence = (text: string): boolean => text.length >= SENTENCE_LENGTH_MIN && WHOLE_SENTENCE.test(text)

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
    return drafts.filter(({ figureCount }) => figureCount > 0).map((draft) => draft.finish('log'))
  })
