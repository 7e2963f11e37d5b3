import { randomUUID } from 'node:crypto'
import { inject, onTestFinished } from 'vitest'
import type { Database } from '../db/database.ts'
import { openPostgres } from '../db/open-postgres.ts'
import { addressOf, withAdministration } from './administer-postgres.ts'

export interface FreshPostgres {
  url: string
  /** One pool more, as another process would have it; closed when the test ends. */
  open(options?: { connections?: number }): Database
}

export type Contents = 'nothing' | 'schema' | 'demonstration'

const templateOf = (contents: Contents): string => {
  if (contents === 'nothing') return 'template0'
  return inject(contents === 'schema' ? 'postgresTemplate' : 'postgresDemonstration')
}

/**
 * A database of the test's own, gone when the test ends; or when `atEnd`, which is given what drops it, says so. For files
 * named `*.postgres.test.ts` or `*.process.test.ts`.
 */
export const freshPostgres = async (
  contents: Contents = 'demonstration',
  atEnd: (drop: () => Promise<void>) => void = onTestFinished,
): Promise<FreshPostgres> => {
  const server = inject('postgresUrl')
  const template = templateOf(contents)
  const name = `giao_ban_${randomUUID().replaceAll('-', '')}`
  await withAdministration(server, (run) => run(`create database ${name} template ${template}`))
  const url = addressOf(server, name)
  const opened: Database[] = []
  atEnd(async () => {
    await Promise.all(opened.map((database) => database.close()))
    await withAdministration(server, (run) => run(`drop database if exists ${name} with (force)`))
  })
  return {
    url,
    open(options = {}) {
      const database = openPostgres(url, options)
      opened.push(database)
      return database
    },
  }
}
