const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']

const units = (tens: number, unit: number): string => {
  if (unit === 0) return ''
  if (unit === 1 && tens > 1) return ' mốt'
  if (unit === 5) return ' lăm'
  return ` ${DIGITS[unit]}`
}

const belowHundred = (value: number): string => {
  const tens = Math.floor(value / 10)
  if (tens === 0) return DIGITS[value] ?? ''
  return `${tens === 1 ? 'mười' : `${DIGITS[tens]} mươi`}${units(tens, value % 10)}`
}

const belowThousand = (value: number, whole: boolean): string => {
  const hundreds = Math.floor(value / 100)
  const rest = value % 100
  if (hundreds === 0 && !whole) return belowHundred(rest)
  const head = `${DIGITS[hundreds]} trăm`
  if (rest === 0) return head
  return rest < 10 ? `${head} linh ${DIGITS[rest]}` : `${head} ${belowHundred(rest)}`
}

/** A whole number below a million in words, as it is taught at school: 2,070 is "hai nghìn không trăm bảy mươi". */
export const spell = (value: number): string => {
  const thousands = Math.floor(value / 1_000)
  const rest = value % 1_000
  if (thousands === 0) return belowThousand(rest, false)
  const head = `${belowThousand(thousands, false)} nghìn`
  return rest === 0 ? head : `${head} ${belowThousand(rest, true)}`
}
