import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the first test that needs an embedded database leaves a copy for the others. */
    embeddedTemplates: string
  }
}

export default (project: TestProject): (() => void) => {
  const directory = mkdtempSync(join(tmpdir(), 'giao-ban-embedded-'))
  project.provide('embeddedTemplates', directory)
  return () => rmSync(directory, { recursive: true, force: true })
}
