import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** `npm run check`: format, lint and types, the same as CI. Exits with 1 if any of them finds something. */
const root = fileURLToPath(new URL('..', import.meta.url))
const bin = (name: string) => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url))

const run = (name: string, args: readonly string[]): boolean => {
  const { status, error } = spawnSync(bin(name), args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (error !== undefined) console.error(`${name} did not run: ${error.message}`)
  return status === 0
}

const passed = [run('biome', ['ci', '.']), run('tsc', ['--noEmit'])].every(Boolean)
process.exit(passed ? 0 : 1)
