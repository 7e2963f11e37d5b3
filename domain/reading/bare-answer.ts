import { fold } from './fold.ts'

const BARE = /^(?:\d{1,4}|khong|ko|k|khong co|ko co)[.!]?$/
const LENGTH_MAX = 20

/** "12", "không": the answer to a question; without one it says nothing. */
export const isBareAnswer = (text: string): boolean => text.length <= LENGTH_MAX && BARE.test(fold(text).trim())
