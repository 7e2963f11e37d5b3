import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface Script {
  /** The next line that it prints and that meets the condition; rejects when it ends without. */
  line(condition?: (line: string) => boolean): Promise<string>
  /** As `kill -9` does. */
  kill(): Promise<void>
  /** Asks it to end. */
  stop(): Promise<void>
  /** When it has ended: its exit code (137: killed) and all that it printed. */
  ended: Promise<{ code: number; output: string }>
}

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** A program of ours in a process of its own, with nothing of our environment but PATH; it dies with this process. */
export const startScript = (
  path: string,
  environment: Record<string, string> = {},
  parameters: readonly string[] = [],
): Script => {
  const guard = spawn(process.execPath, [at('testing/guarded-process.ts'), process.execPath, at(path), ...parameters], {
    cwd: at('.'),
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH ?? '', ...environment },
    detached: true,
  })
  const lines: string[] = []
  const waiting = new Set<() => void>()
  const wake = () => {
    for (const each of waiting) each()
  }
  let isOver = false
  const add = (line: string) => {
    lines.push(line)
    wake()
  }
  createInterface({ input: guard.stdout }).on('line', add)
  createInterface({ input: guard.stderr }).on('line', add)
  guard.stdin.on('error', () => undefined)
  const ended = new Promise<{ code: number; output: string }>((resolve) => {
    guard.once('close', (code) => {
      isOver = true
      wake()
      resolve({ code: code ?? 1, output: lines.join('\n') })
    })
  })
  let read = 0
  const kill = async () => {
    guard.stdin.end()
    await ended
  }
  return {
    ended,
    kill,
    line: (condition = () => true) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const index = lines.findIndex((line, position) => position >= read && condition(line))
          if (index >= 0) {
            read = index + 1
            waiting.delete(look)
            resolve(lines[index] ?? '')
          } else if (isOver) {
            waiting.delete(look)
            reject(new Error(`${path} ended; it said:\n${lines.join('\n')}`))
          }
        }
        waiting.add(look)
        look()
      }),
    async stop() {
      guard.kill('SIGTERM')
      await ended
    },
  }
}
