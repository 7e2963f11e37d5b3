import { redactToken } from './redact-token.ts'

const LENGTH_MAX = 300

/**
 * An error in one line for the log. Only the first line of its message is kept: database errors go on with the parameters
 * of the statement, which may be what a person wrote.
 */
export function summariseError(error: unknown, token: string): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const [firstLine = ''] = text.split('\n', 1)
  return redactToken(firstLine, token).slice(0, LENGTH_MAX)
}
