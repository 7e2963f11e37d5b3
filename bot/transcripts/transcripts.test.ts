import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Demonstration, openDemonstration } from '../testing/demonstration.ts'
import { NO_BUTTON, playScript } from './play-script.ts'

/** `UPDATE_TRANSCRIPTS=1` writes down what the bot answers now, to be read in the diff. */
const updating = process.env.UPDATE_TRANSCRIPTS === '1'

const transcripts = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.transcript'))

describe('the bot answers as in the transcript', () => {
  let demonstration: Demonstration
  beforeAll(async () => {
    demonstration = await openDemonstration()
  }, 60_000)
  afterAll(() => demonstration.database.close())

  test.each(transcripts)('%s', { timeout: 30_000 }, async (name) => {
    const path = `${import.meta.dirname}/${name}`
    const script = readFileSync(path, 'utf8')
    const played = await demonstration.untouched((database) => playScript(script, database))
    if (updating) writeFileSync(path, played)
    else expect(played).toBe(script)
    expect(played).not.toContain(NO_BUTTON)
  })
})
