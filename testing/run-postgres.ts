import { spawn, spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import { postgresBinaries, postgresUser } from './postgres-binaries.ts'

/**
 * A Postgres of its own for as long as standard input is open: prints its address, and when the input ends, also because
 * whoever started it was killed, stops the server and removes its files.
 */
const as = postgresUser()
const binaries = postgresBinaries(as)
const directory = mkdtempSync(join(as === undefined ? tmpdir() : '/tmp', 'giao-ban-test-'))
if (as !== undefined) chownSync(directory, as.uid, as.gid)
const data = join(directory, 'data')
const environment = { ...process.env, LC_ALL: 'C' }
/** The working directory may be one that the server's user cannot enter. */
const options = { ...as, cwd: directory, env: environment }

const remove = () => rmSync(directory, { recursive: true, force: true })

const initdb = spawnSync(
  join(binaries, 'bin', 'initdb'),
  [`--pgdata=${data}`, '--auth=trust', '--username=postgres', '--encoding=UTF8', '--locale=C', '--no-sync'],
  { ...options, encoding: 'utf8' },
)
if (initdb.status !== 0) {
  remove()
  throw new Error(`initdb failed: ${initdb.error?.message ?? initdb.stderr}`)
}

const settings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  port: String(await freePort()),
  unix_socket_directories: '',
  max_connections: '300',
  shared_buffers: '128MB',
  // A container's shared memory may be 64 MB; workers of one query would want more.
  max_parallel_workers_per_gather: '0',
  // What our processes lose when they are killed is tested, not what a power cut does to Postgres.
  ...(!process.argv.includes('--durable') && { fsync: 'off', full_page_writes: 'off' }),
  timezone: 'UTC',
}
const server = spawn(
  join(binaries, 'bin', 'postgres'),
  ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
  { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
)

// The log is read to its end, or the server would stop when the pipe is full.
let log = ''
server.stderr.setEncoding('utf8').on('data', (lines: string) => {
  if (log.includes('ready to accept connections')) return
  log += lines
  if (log.includes('ready to accept connections'))
    process.stdout.write(`postgres://postgres@127.0.0.1:${settings.port}/postgres\n`)
})
server.on('exit', (code) => {
  remove()
  if (code !== 0) process.stderr.write(`Postgres ended with ${code}\n${log}\n`)
  process.exit(code ?? 1)
})

// SIGQUIT: at once and without ceremony, the files are thrown away.
const stop = () => server.kill('SIGQUIT')
process.stdin.on('end', stop).on('error', stop)
process.stdin.resume()
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop)
// Nobody may be left to read what is printed.
process.stdout.on('error', stop)
