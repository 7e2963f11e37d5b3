import { fileURLToPath } from 'node:url'
import { unstable_startWorker } from 'wrangler'

/** `node run-worker.ts '<variables as JSON>'`: `worker.ts` under workerd on this machine, without an account or a network. */
const variables: Record<string, string> = JSON.parse(process.argv[2] ?? '{}')

const worker = await unstable_startWorker({
  config: fileURLToPath(new URL('../wrangler.toml', import.meta.url)),
  bindings: Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, { type: 'plain_text', value } as const]),
  ),
  dev: { watch: false, persist: false, logLevel: 'error', server: { hostname: '127.0.0.1', port: 0 } },
})
await worker.ready
console.log(`Giao Ban  ${await worker.url}`)
// Ended in order, it takes its bundle with it.
process.on('SIGTERM', async () => {
  await worker.dispose()
  process.exit(0)
})
