import { ZaloLimitError } from '../errors/zalo-error.ts'

/** Characters of a text after NFC normalisation, counted in UTF-16 units: never fewer than Zalo counts. */
export const textLengthMax = 2_000
export const buttonCountMax = 5
export const buttonTitleLengthMax = 100
export const buttonPayloadLengthMax = 1_000
export const trackingIdLengthMax = 48
export const imageBytesMax = 1_048_576
export const gifBytesMax = 5_242_880
export const fileBytesMax = 5_242_880
/** How long an uploaded asset can be sent. */
export const assetLifeDays = 7

/** @returns the text as it is sent, in NFC. @throws ZaloLimitError */
export const checkedText = (text: string): string => {
  const composed = text.normalize('NFC')
  if (composed.trim() === '') throw new ZaloLimitError('empty', 'text', { api: 'oa' })
  if (composed.length > textLengthMax) {
    throw new ZaloLimitError('textLength', 'text', { api: 'oa', max: textLengthMax, actual: composed.length })
  }
  return composed
}

/** What a parameter of a template is declared as at Zalo decides how long it may be. */
export type TemplateParameterKind = 'name' | 'code' | 'label' | 'status' | 'time' | 'address'

/** Characters. */
export const templateParameterLengthMax: Readonly<Record<TemplateParameterKind, number>> = {
  name: 30,
  code: 30,
  label: 30,
  status: 30,
  time: 20,
  address: 200,
}

/** @throws ZaloLimitError for a parameter that is empty or longer than its kind allows. */
export const checkedTemplateData = (
  data: Readonly<Record<string, string>>,
  kinds: Readonly<Record<string, TemplateParameterKind>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(data).map(([name, raw]) => {
      const value = raw.normalize('NFC')
      const kind = kinds[name]
      const max = kind && templateParameterLengthMax[kind]
      if (value.trim() === '') throw new ZaloLimitError('empty', name, { api: 'zns' })
      if (max !== undefined && value.length > max) {
        throw new ZaloLimitError('templateParameterLength', name, { api: 'zns', max, actual: value.length })
      }
      return [name, value]
    }),
  )

/**
 * A Vietnamese number as Zalo wants it, `84…`, from `0…`, `+84…` or `84…` with spaces, dots or dashes.
 * @throws ZaloLimitError when it is not 9 or 10 digits after the country code.
 */
export const zaloPhoneOf = (phone: string): string => {
  const digits = phone.replaceAll(/[\s().-]/g, '').replace(/^\+/, '')
  const national = digits.startsWith('84') ? digits.slice(2) : digits.replace(/^0/, '')
  if (!/^[1-9]\d{8,9}$/.test(national)) throw new ZaloLimitError('phone', 'phone', { api: 'zns' })
  return `84${national}`
}
