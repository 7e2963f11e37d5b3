/**
 * Writes `dist/`, the package as it is published: the sources run as they are inside a workspace, but Node strips no
 * types inside `node_modules`. Run as `npm run build`, which puts the TypeScript compiler on the path.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

rmSync(here('dist'), { recursive: true, force: true })
execFileSync('tsc', ['-p', here('tsconfig.json')], { stdio: 'inherit' })

const {
  scripts: _,
  exports,
  ...rest
}: { scripts: unknown; exports: Record<string, string> } = JSON.parse(readFileSync(here('package.json'), 'utf8'))
const built = Object.entries(exports).map(([entry, source]) => {
  const path = source.replace(/\.ts$/, '')
  return [entry, { types: `${path}.d.ts`, default: `${path}.js` }] as const
})
writeFileSync(
  here('dist/package.json'),
  `${JSON.stringify({ ...rest, exports: Object.fromEntries(built) }, null, 2)}\n`,
)
for (const file of ['README.md', 'LICENSE']) cpSync(here(file), here(`dist/${file}`))
