import type { TestProject } from 'vitest/node'
import type { Database } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { openPostgres } from '../db/open-postgres.ts'
import { addressOf, withAdministration } from './administer-postgres.ts'
import { fillWithDemonstration } from './demonstration.ts'
import { startPostgres } from './start-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server, as a user who may create databases. */
    postgresUrl: string
    /** Databases that others are made from: migrated, and filled with the demonstration as of `TEST_NOW`. */
    postgresTemplate: string
    postgresDemonstration: string
  }
}

/** Before the tests of a project: a Postgres (that of TEST_DATABASE_URL, or one of our own) with its templates. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const given = process.env.TEST_DATABASE_URL
  const server =
    given === undefined || given === '' ? await startPostgres() : { url: given, stop: async () => undefined }
  const template = `giao_ban_template_${process.pid}`
  const demonstration = `giao_ban_demonstration_${process.pid}`
  await makeTemplate(server.url, template, 'template0', migrate)
  await makeTemplate(server.url, demonstration, template, fillWithDemonstration)
  project.provide('postgresUrl', server.url)
  project.provide('postgresTemplate', template)
  project.provide('postgresDemonstration', demonstration)
  return async () => {
    await withAdministration(server.url, async (run) => {
      for (const name of [template, demonstration]) await run(`drop database if exists ${name} with (force)`)
    })
    await server.stop()
  }
}

const makeTemplate = async (
  url: string,
  name: string,
  from: string,
  fill: (database: Database) => Promise<unknown>,
) => {
  await withAdministration(url, (run) => run(`create database ${name} template ${from}`))
  const database = openPostgres(addressOf(url, name))
  await fill(database)
  await database.close()
}
