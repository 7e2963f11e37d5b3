const LENGTH_MAX = 500
const ADDRESS = /\b[a-z][a-z+.-]*:\/\/\S+/gi
const TOKEN = /[\w-]{20,}/g
/** drizzle's message is the whole statement with its parameters; what went wrong is its cause. */
const STATEMENT = 'Failed query'

/**
 * An error and its causes in one line that may be kept and shown: what kind, its code, and the first line of what it says.
 * Addresses and whatever may be a token are left out, and so are the parameters of statements.
 */
export const describeFailure = (error: unknown): string => {
  const parts: string[] = []
  for (let each = error; each !== undefined && parts.length < 5; each = causeOf(each)) parts.push(describeOne(each))
  return parts.join(' ← ').slice(0, LENGTH_MAX)
}

const causeOf = (error: unknown): unknown => (error instanceof Error ? error.cause : undefined)

const describeOne = (error: unknown): string => {
  if (!(error instanceof Error)) return `thrown: ${typeof error}`
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  if (error.message.startsWith(STATEMENT)) return `${error.name}${code}`
  const [says = ''] = error.message.split('\n', 1)
  return `${error.name}${code}: ${says.replace(ADDRESS, '[address]').replace(TOKEN, '[…]')}`
}
