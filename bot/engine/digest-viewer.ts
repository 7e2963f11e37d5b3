import type { Person, Turn } from './turn.ts'

/** Who reads a digest, in a conversation or unasked on a Monday morning. */
export type DigestViewer = Pick<Turn, 'texts' | 'tree' | 'catalogue' | 'today'> & { person: Pick<Person, 'language'> }
