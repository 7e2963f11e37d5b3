import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { APP_SECRET, type RunningApp } from './start-app.ts'
import { startScript } from './start-script.ts'

/** Hyperdrive asks for a password where the server may not. */
const withPassword = (address: string): string => {
  const url = new URL(address)
  url.password ||= 'none'
  return url.href
}

/** `worker.ts` under workerd in a process group of its own, up and answering. */
export const startWorker = async ({
  databaseUrl,
  variables,
}: {
  databaseUrl: string
  variables: Record<string, string>
}): Promise<RunningApp> => {
  const folder = mkdtempSync(join(tmpdir(), 'giao-ban-worker-'))
  const environment = {
    CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_HYPERDRIVE: withPassword(databaseUrl),
    WRANGLER_SEND_METRICS: 'false',
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    XDG_CONFIG_HOME: folder,
  }
  const settings = JSON.stringify({ APP_SECRET, LOG_LEVEL: 'error', ...variables })
  const script = startScript('testing/run-worker.ts', environment, [settings])
  const stop = async () => {
    await script.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const line = await script.line((each) => each.startsWith('Giao Ban  '))
  return { ...script, stop, url: line.slice('Giao Ban  '.length).replace(/\/$/, '') }
}
