type Log = (fields: Record<string, unknown>, message: string) => void

/** The part of pino's logger that the channel uses. */
export interface Logger {
  debug: Log
  info: Log
  warn: Log
  error: Log
}
