import type { Form } from '../forms/form.ts'
import type { FormReading } from './form-reading.ts'
import { PhraseTrie } from './phrase-trie.ts'

type Voices = NonNullable<FormReading['voices']>
type Things = NonNullable<FormReading['things']>

/** Words behind which others are the value of a field, whatever they say elsewhere. */
export interface VoiceMeaning {
  form: number
  part: Exclude<keyof Voices, 'where'> | 'thing'
}

const PARTS = ['who', 'says', 'kept', 'heading', 'about'] as const

const phrasesOf = (
  voices: Voices | undefined,
  things: Things | undefined,
): [VoiceMeaning['part'], readonly string[]][] => [
  ...PARTS.map((part): [VoiceMeaning['part'], readonly string[]] => [part, voices?.[part] ?? []]),
  ['thing', things?.phrases ?? []],
]

/** Apart from all other words, since everybody speaks of people, of what they say, and of "việc". */
export const voicesOf = (forms: readonly Form[]): PhraseTrie<VoiceMeaning> => {
  const trie = new PhraseTrie<VoiceMeaning>()
  forms.forEach(({ reading }, form) => {
    for (const [part, phrases] of phrasesOf(reading.voices, reading.things))
      for (const phrase of phrases) trie.add(phrase, { form, part })
  })
  return trie
}
