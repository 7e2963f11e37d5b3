import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { runScript } from '../testing/run-script.ts'
import { DirectoryInUse, lockDirectory } from './directory-lock.ts'
import { openPglite } from './open-pglite.ts'

let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'giao-ban-directory-'))
  const made = directory
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
})

const hold = () => runScript('testing/hold-lock.ts', { DATA_DIRECTORY: directory })

test('a second process on a PGlite directory is refused and told who holds it', async () => {
  const first = hold()
  const pid = (await first.line()).split(' ')[1]
  const second = await hold().ended
  expect(second.code).not.toBe(0)
  expect(second.output).toContain(`The data directory ${directory} is in use by process ${pid}`)
  await expect(openPglite(directory)).rejects.toThrow(DirectoryInUse)
})

test('a directory is free again when its process has ended in an orderly way', async () => {
  const first = hold()
  await first.line()
  await first.stop()
  expect(await hold().line()).toContain('holding')
})

test('the lock of a killed process is taken over, and what it had written is there', async () => {
  for (const note of ['one', 'two']) {
    const holder = runScript('testing/hold-directory.ts', { DATA_DIRECTORY: directory, NOTE: note })
    await holder.line()
    await holder.kill()
    expect(readFileSync(join(directory, 'lock'), 'utf8')).not.toBe('')
  }
  const database = await openPglite(directory)
  expect(await database.run('select note from kept order by note')).toEqual([{ note: 'one' }, { note: 'two' }])
  await database.close()
})

test('a lock that names a process number now used by someone else is taken over', async () => {
  // This test's own process is alive but did not start when the lock says.
  writeFileSync(join(directory, 'lock'), `${process.pid} 1`)
  lockDirectory(directory)()
  expect(existsSync(join(directory, 'lock'))).toBe(false)
})

test('of several processes that find the same stale lock one gets the directory', async () => {
  const holder = hold()
  await holder.line()
  await holder.kill()
  const rivals = Array.from({ length: 4 }, hold)
  const outcomes = await Promise.all(
    rivals.map((rival) =>
      Promise.race([
        rival
          .line((line) => line.startsWith('holding'))
          .then(
            () => 'holds',
            () => 'refused',
          ),
        rival.ended.then(() => 'refused'),
      ]),
    ),
  )
  expect(outcomes.filter((outcome) => outcome === 'holds')).toHaveLength(1)
})
