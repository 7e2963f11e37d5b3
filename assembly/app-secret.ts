import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'

/**
 * The secret that signs cookies and hashes invitation codes: the configured one, or one made once and kept with the
 * data. Several processes on several machines need the configured one.
 */
export const secretOf = ({ APP_SECRET, DATA_DIRECTORY }: Pick<Config, 'APP_SECRET' | 'DATA_DIRECTORY'>): string => {
  if (APP_SECRET !== undefined) return APP_SECRET
  const path = join(DATA_DIRECTORY, 'app-secret')
  if (!existsSync(path)) {
    mkdirSync(DATA_DIRECTORY, { recursive: true })
    try {
      writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      // Two processes started at the same moment: the one that was faster made it.
      if (!existsSync(path)) throw error
    }
  }
  return readFileSync(path, 'utf8')
}
