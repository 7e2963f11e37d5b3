import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

export interface RunningServer {
  url: string
  /** Processor time used since the start, seconds (Linux; elsewhere 0). */
  cpuSeconds(): number
  stop(): Promise<void>
}

const TICKS_PER_SECOND = 100

const cpuSecondsOf = (pid: number | undefined): number => {
  try {
    const [user = '0', system = '0'] =
      readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13) ?? []
    return (Number(user) + Number(system)) / TICKS_PER_SECOND
  } catch {
    return 0
  }
}

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Starts a server of this repository as a process of its own, with Node's flags of this one, and waits for the address that it
 * prints.
 */
export const startServer = (
  script: string,
  args: readonly string[],
  environment: Record<string, string>,
): Promise<RunningServer> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, script, ...args], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = new Promise<void>((done) => child.once('exit', () => done()))
    // A measurement that fails leaves nothing running.
    const kill = () => child.kill('SIGKILL')
    process.once('exit', kill)
    child.once('exit', () => process.off('exit', kill))
    let printed = ''
    child.stdout.on('data', (chunk) => {
      printed += chunk
      const url = /http:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(printed)?.[0]
      if (url === undefined) return
      resolve({
        url: url.replace('localhost', '127.0.0.1'),
        cpuSeconds: () => cpuSecondsOf(child.pid),
        stop: () => {
          child.kill('SIGTERM')
          return ended
        },
      })
    })
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}: ${printed}`)))
  })
