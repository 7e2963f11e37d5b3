/** A number outside of a string that may be beyond 2^53; it may also find one inside a string, which costs time only. */
const MAY_BE_LONG = /[[:,]\s*-?\d+(?:\.\d+)?(?:(?<=\d{16})|[eE])/

const parseEachNumber = (text: string): unknown =>
  JSON.parse(text, (_key: string, value: unknown, context?: { source?: string }) => {
    if (typeof value !== 'number' || Number.isSafeInteger(value) || !Number.isInteger(value)) return value
    if (context?.source === undefined) throw new TypeError('this runtime cannot read large integers exactly')
    return context.source
  })

/**
 * `JSON.parse` that never loses a digit: an integer beyond 2^53, which is how Zalo sometimes writes an id, becomes the
 * string of its digits instead of the nearest double.
 *
 * @throws SyntaxError for text that is not JSON; TypeError where the runtime hides the source text of numbers (Node
 * before 22): losing ids silently would be worse.
 */
export const parseExactJson = (text: string): unknown =>
  MAY_BE_LONG.test(text) || /^\s*-?\d/.test(text) ? parseEachNumber(text) : JSON.parse(text)
