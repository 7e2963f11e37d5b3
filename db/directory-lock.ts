import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Another process has the directory open. Two PGlite processes on one directory diverge without a word. */
export class DirectoryInUse extends Error {
  readonly directory: string
  constructor(directory: string, pid: number) {
    super(
      `The data directory ${directory} is in use by process ${pid}. Stop it first, or use DATABASE_URL for several processes.`,
    )
    this.name = 'DirectoryInUse'
    this.directory = directory
  }
}

/** Start time of a process in clock ticks since boot (Linux), so that a reused pid is not taken for the old process. */
const startOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const holderOf = (path: string): number | undefined => {
  try {
    const [pid, start] = readFileSync(path, 'utf8').split(' ')
    const holder = Number(pid)
    const same = start === '' || start === undefined || startOf(holder) === start
    return holder > 0 && isAlive(holder) && same ? holder : undefined
  } catch {
    return undefined
  }
}

/**
 * Takes the directory for this process and returns the release. A lock whose process is gone is taken over. Throws
 * `DirectoryInUse`.
 */
export const lockDirectory = (directory: string): (() => void) => {
  mkdirSync(directory, { recursive: true })
  const path = join(directory, 'lock')
  const mine = join(directory, `lock.${process.pid}`)
  writeFileSync(mine, `${process.pid} ${startOf(process.pid)}`)
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        // A hard link appears whole or not at all, so nobody ever reads half a lock.
        linkSync(mine, path)
        return () => rmSync(path, { force: true })
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
        const holder = holderOf(path)
        if (holder !== undefined) throw new DirectoryInUse(directory, holder)
        rmSync(path, { force: true })
      }
    }
    throw new DirectoryInUse(directory, 0)
  } finally {
    rmSync(mine, { force: true })
  }
}
