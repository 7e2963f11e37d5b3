import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface PostgresServer {
  /** Of the database `postgres`, as a superuser. */
  url: string
  stop(): Promise<void>
}

/**
 * A Postgres that lives no longer than this process, whatever ends it. `durable`: every commit reaches the disk, as in
 * real use; tests do without.
 */
export const startPostgres = async ({ durable = false }: { durable?: boolean } = {}): Promise<PostgresServer> => {
  const script = fileURLToPath(new URL('./run-postgres.ts', import.meta.url))
  // Detached: a signal to our process group must not hit the guard before it has stopped the server.
  const guard = spawn(process.execPath, [script, ...(durable ? ['--durable'] : [])], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  })
  const ended = new Promise<void>((resolve) => guard.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    guard.once('exit', (code) => reject(new Error(`Postgres did not start (${code})`)))
    createInterface({ input: guard.stdout }).once('line', resolve)
  })
  return {
    url,
    async stop() {
      guard.stdin.end()
      await ended
    },
  }
}
