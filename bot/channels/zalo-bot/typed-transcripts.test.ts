import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Demonstration, openDemonstration } from '../../testing/demonstration.ts'
import { playTyped } from './play-typed.ts'

/** `UPDATE_TRANSCRIPTS=1` writes down what the bot answers now, to be read in the diff. */
const updating = process.env.UPDATE_TRANSCRIPTS === '1'

const folder = `${import.meta.dirname}/transcripts`

describe('on the Zalo Bot, where all is typed, the bot answers as in the transcript', () => {
  let demonstration: Demonstration
  beforeAll(async () => {
    demonstration = await openDemonstration()
  }, 60_000)
  afterAll(() => demonstration.database.close())

  test.each(readdirSync(folder))('%s', { timeout: 30_000 }, async (name) => {
    const script = readFileSync(`${folder}/${name}`, 'utf8')
    const played = await demonstration.untouched((database) => playTyped(script, database))
    if (updating) writeFileSync(`${folder}/${name}`, played)
    else expect(played).toBe(script)
  })
})
