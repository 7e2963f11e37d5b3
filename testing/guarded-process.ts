import { spawn } from 'node:child_process'

/**
 * `node guarded-process.ts <program> <arguments…>` runs the program for as long as its own standard input is open and
 * kills it (-9), with every process that it started, when that ends, which it also does when whoever holds the other end is
 * killed. SIGTERM is passed on.
 */
const [program, ...rest] = process.argv.slice(2)
if (program === undefined) throw new Error('a program to run is missing')
const child = spawn(program, rest, { stdio: ['ignore', 'inherit', 'inherit'], detached: true })

const killGroup = () => {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
    process.kill(-child.pid, 'SIGKILL')
}

process.stdin.on('end', killGroup).on('error', killGroup)
process.stdin.resume()
process.on('SIGTERM', () => child.kill('SIGTERM'))
process.on('SIGINT', () => undefined)
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 137))
