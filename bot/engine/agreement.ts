import { bareWords } from '../../domain/reading/bare-words.ts'

const agreement = /^(ok|oke|duoc|dung|dong y|nhat tri|chinh xac|chuan|luu|luu (?:lai|het|ca|tat ca)|gui|vang|da|u)$/

/** "ok em", "đúng rồi", "lưu đi nhé": nothing but agreement. */
export const isAgreement = (text: string): boolean => agreement.test(bareWords(text))
