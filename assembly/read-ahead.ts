import { localTimeOf } from '../domain/local-time.ts'
import type { CutoffScheme } from '../domain/periods/period.ts'
import { readMessage } from '../domain/reading/read-message.ts'
import type { Directory } from '../services/database.ts'

/**
 * Reads the forms' own examples, so that their words are gathered and the reader is compiled before somebody waits for an
 * answer: the first reading of a process takes some hundred times as long as the next.
 */
export const readAhead = (
  { catalogue: { forms } }: Pick<Directory, 'catalogue'>,
  { now, scheme }: { now: Date; scheme: CutoffScheme },
): void => {
  const context = { now: localTimeOf(now), forms, scheme }
  for (const line of forms.flatMap(({ examples }) => examples)) readMessage(line, context)
}
