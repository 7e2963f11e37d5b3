import { fold } from '../../domain/reading/fold.ts'

const agreement = /^(ok|oke|dung|dung roi|dong y|luu|luu lai|luu di|chuan|vang|da|u)$/

/** "ok", "đúng rồi", "lưu": nothing but agreement. */
export const isAgreement = (text: string): boolean =>
  agreement.test(
    fold(text)
      .replace(/[.!]+$/, '')
      .trim(),
  )
