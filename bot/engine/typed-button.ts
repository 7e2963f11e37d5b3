import { bareWords } from '../../domain/reading/bare-words.ts'
import { fold } from '../../domain/reading/fold.ts'
import type { ConversationState } from './state.ts'

const TITLE_LENGTH_MAX = 60

/** The action of a button shown last whose title is typed instead of pressed ("luu", "lưu đi em" for Lưu, "1" for a numbered one). */
export const typedButton = (text: string, buttons: ConversationState['buttons']): string | undefined => {
  const typed = fold(text)
    .replace(/[.!]+$/, '')
    .trim()
  if (typed.length === 0 || typed.length > TITLE_LENGTH_MAX) return undefined
  const titled = (words: string) => buttons.find(({ title }) => fold(title) === words)?.action
  return titled(typed) ?? titled(bareWords(typed))
}
