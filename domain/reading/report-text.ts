/** "⁽¹⁾", "nhân dân⁹": the mark of a footnote, but not the one of "m²". */
export const FOOTNOTE = /⁽[⁰¹²³⁴-⁹]+⁾|(?<!\bk?m)[⁰¹²³⁴-⁹]+/gu
/** Longer than any message that is typed. */
const REPORT_LENGTH_MIN = 240
const SENTENCE_END = /[.;](?=\s)/gu
/** One whole sentence of a report, with its capital and its full stop. */
const SENTENCE_LENGTH_MIN = 120
/** Said to somebody: no report ends so. */
const POLITE_END = /(?<!\p{L})(?:ạ|nhé|nha)[\s.!]*$/iu
const WHOLE_SENTENCE = /^\p{Lu}[^?]*\.\s*$/su

/** Whether the text was pasted from a report: footnotes, or several sentences of the kind nobody types into a chat. */
export const isReport = (text: string): boolean =>
  text.search(FOOTNOTE) >= 0 || (text.length >= REPORT_LENGTH_MIN && (text.match(SENTENCE_END)?.length ?? 0) > 0)

/** Whether the text is one long sentence, from a report or typed with care: nobody can tell. */
export const isLongSentence = (text: string): boolean =>
  text.length >= SENTENCE_LENGTH_MIN && WHOLE_SENTENCE.test(text) && !POLITE_END.test(text)
