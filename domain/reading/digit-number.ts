/** What a run of digits says. Two readings when a lone comma stands before three digits: thousands or decimals. */
export interface DigitNumber {
  value: number
  readings?: [number, number]
}

const PLAIN = /^\d{1,12}$/
const DOTTED_THOUSANDS = /^[1-9]\d{0,2}(?:\.\d{3})+$/
const COMMA_THOUSANDS = /^[1-9]\d{0,2}(?:,\d{3}){2,}$/
const ONE_COMMA_GROUP = /^[1-9]\d{0,2},\d{3}$/
const THOUSANDS_AND_DECIMALS = /^[1-9]\d{0,2}(?:\.\d{3})+,\d{1,9}$/
const DECIMALS = /^\d{1,12}[.,]\d{1,9}$/

/**
 * Numbers as Vietnamese reports write them: a dot before exactly three digits separates thousands, a comma is decimal,
 * a dot before one or two digits is the English decimal point. Undefined for anything else ("1.2.3").
 */
export const readDigits = (text: string): DigitNumber | undefined => {
  if (PLAIN.test(text)) return { value: Number(text) }
  if (DOTTED_THOUSANDS.test(text)) return { value: Number(text.replaceAll('.', '')) }
  if (COMMA_THOUSANDS.test(text)) return { value: Number(text.replaceAll(',', '')) }
  if (ONE_COMMA_GROUP.test(text)) {
    const decimal = Number(text.replace(',', '.'))
    return { value: decimal, readings: [Number(text.replace(',', '')), decimal] }
  }
  if (THOUSANDS_AND_DECIMALS.test(text)) return { value: Number(text.replaceAll('.', '').replace(',', '.')) }
  if (DECIMALS.test(text)) return { value: Number(text.replace(',', '.')) }
  return undefined
}
