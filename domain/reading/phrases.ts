import type { Phrases } from './form-reading.ts'

/** A list of phrases as it is easiest to read and to add to: separated by semicolons, over as many lines as it takes. */
export const phrases = (list: string): Phrases => list.split(';').map((phrase) => phrase.replace(/\s+/g, ' ').trim())
