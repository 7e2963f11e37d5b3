import type { Config } from '../config.ts'
import type { Logger } from '../services/logger.ts'

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

/** A line of JSON on the console for each thing worth telling, as pino writes it: for Workers, whose console is their log. */
export const consoleLogger = (level: Config['LOG_LEVEL']): Logger => {
  const at =
    (name: 'debug' | 'info' | 'warn' | 'error') =>
    ({ err, ...fields }: Record<string, unknown>, message: string) => {
      if (LEVELS.indexOf(name) < LEVELS.indexOf(level)) return
      const error = err instanceof Error ? { err: { type: err.name, message: err.message, stack: err.stack } } : {}
      console[name](JSON.stringify({ level: name, ...fields, ...error, msg: message }))
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
