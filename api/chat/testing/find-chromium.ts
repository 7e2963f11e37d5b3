import { existsSync } from 'node:fs'

/** The Chromium of this machine, or undefined, which is said loudly: a suite that is skipped proves nothing. */
export function findChromium(): string | undefined {
  const candidates = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome']
  const found = candidates.find((path) => path !== undefined && path !== '' && existsSync(path))
  if (found === undefined) {
    process.stderr.write(
      '\n*** NO CHROMIUM: the tests in the browser are SKIPPED. Install chromium or set CHROMIUM_PATH. ***\n\n',
    )
  }
  return found
}

export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
