/** A Vietnamese number as it is kept, `84912345678`, however it was written ("0912 345 678", "+84 912.345.678"); else undefined. */
export const readPhone = (written: string): string | undefined => {
  const digits = written.replaceAll(/[\s().-]/g, '').replace(/^\+/, '')
  const national = digits.startsWith('84') ? digits.slice(2) : digits.replace(/^0/, '')
  return /^[1-9]\d{8,9}$/.test(national) ? `84${national}` : undefined
}
