import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { findChromium } from '../api/chat/testing/find-chromium.ts'

/**
 * `npm test`: format, lint and types, then every test. With arguments (`npm test -- bot/`) only vitest, with them. The last
 * line printed is `N passed, N failed`; the check counts as one.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const args = process.argv.slice(2)

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
})

interface Tally {
  passed: number
  failed: number
  skipped: number
}

const tallyOf = (path: string, exitCode: number): Tally => {
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: 0 }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report.parse(
    JSON.parse(readFileSync(path, 'utf8')),
  )
  // A file that could not even be read has no tests to count, and neither has an error outside of all tests.
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  ).length
  const failed = numFailedTests + broken
  return {
    passed: numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
  }
}

const check = (): Tally => {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/check.ts')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

const runTests = async (): Promise<Tally> => {
  const folder = mkdtempSync(join(tmpdir(), 'giao-ban-report-'))
  const path = join(folder, 'report.json')
  try {
    const vitest = spawn(
      process.execPath,
      [
        join(root, 'node_modules/vitest/vitest.mjs'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${path}`,
        ...args,
      ],
      { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
    )
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => vitest.kill(signal))
    const exitCode = await new Promise<number>((resolve) => vitest.once('exit', (code) => resolve(code ?? 1)))
    return tallyOf(path, exitCode)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const noBrowser = args.length === 0 && findChromium() === undefined
const checked = args.length === 0 ? check() : { passed: 0, failed: 0, skipped: 0 }
if (checked.failed > 0)
  console.error('\n*** The check of format, lint and types FAILED; see above. The tests run all the same. ***\n')
const tested = await runTests()
const tally: Tally = {
  passed: checked.passed + tested.passed,
  failed: checked.failed + tested.failed,
  skipped: checked.skipped + tested.skipped,
}
if (checked.failed > 0) console.error('\n*** format, lint or types: FAILED; see the beginning of the output ***')
if (noBrowser)
  console.error('\n*** NO CHROMIUM: the tests in the browser did NOT run. Install chromium or set CHROMIUM_PATH. ***')
console.log(
  `\n${tally.passed} passed, ${tally.failed} failed${tally.skipped === 0 ? '' : `, ${tally.skipped} skipped`}`,
)
process.exitCode = tally.failed === 0 ? 0 : 1
