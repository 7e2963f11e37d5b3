import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { runChaos } from './chaos.ts'
import { embeddedStorage } from './embedded-storage.ts'

test('a process on the embedded database killed with -9 loses no answer, counts none twice and owes no reply', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'giao-ban-chaos-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  const storage = await embeddedStorage(directory)
  const report = await runChaos({ storage, mode: 'polling', people: 6, receptions: 3, kills: 3 })
  expect(report.wrong).toEqual([])
  expect(report.kills).toBe(3)
  expect(report.entries).toBeGreaterThanOrEqual(3 * 6)
})
