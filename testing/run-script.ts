import { onTestFinished } from 'vitest'
import { type Script, startScript } from './start-script.ts'

/** As `startScript`, and killed when the test ends. */
export const runScript = (path: string, environment: Record<string, string> = {}): Script => {
  const script = startScript(path, environment)
  onTestFinished(script.kill)
  return script
}
