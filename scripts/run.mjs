// Starts a part of the product from a fresh clone: installs what is missing, then runs it with the Node that the
// project pins. `--server` before the script: it shall run for months. This file alone must run on any Node from 18 on.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const lock = join(root, 'package-lock.json')
const stamp = join(root, 'node_modules', '.installed-lock')
const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node')

// Why: docs/decisions/0023-young-memory.md
const SERVER_FLAGS = [
  '--min-semi-space-size=32',
  '--max-semi-space-size=64',
  '--heap-growing-percent=200',
  '--v8-pool-size=1',
  '--use-largepages=silent',
]

const isInstalled = () =>
  existsSync(node) && existsSync(stamp) && readFileSync(stamp, 'utf8') === readFileSync(lock, 'utf8')

if (!isInstalled()) {
  console.error('Installing what is missing (npm ci), once …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const installed = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (installed.status !== 0) {
    console.error('The installation failed; see above.')
    process.exit(installed.status ?? 1)
  }
  writeFileSync(stamp, readFileSync(lock, 'utf8'))
}

const said = process.argv.slice(2)
const isServer = said[0] === '--server'
const [script, ...args] = isServer ? said.slice(1) : said
// Types are stripped and sources compiled once, not at every start; so it is for what the script starts in its turn.
const env = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'), ...process.env }
const child = spawn(node, [...(isServer ? SERVER_FLAGS : []), join(root, script), ...args], {
  cwd: root,
  env,
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
