import { spawn } from 'node:child_process'
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
  stop(): Promise<void>
}

const root = fileURLToPath(new URL('..', import.meta.url))

/** Starts a server of this repository as a process of its own and waits for the address that it prints. */
export const startServer = (
  script: string,
  args: readonly string[],
  environment: Record<string, string>,
): Promise<RunningServer> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = new Promise<void>((done) => child.once('exit', () => done()))
    let printed = ''
    child.stdout.on('data', (chunk) => {
      printed += chunk
      const url = /http:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(printed)?.[0]
      if (url === undefined) return
      resolve({
        url: url.replace('localhost', '127.0.0.1'),
        stop: () => {
          child.kill('SIGTERM')
          return ended
        },
      })
    })
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}: ${printed}`)))
  })
