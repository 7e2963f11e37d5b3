import { defineConfig } from 'vitest/config'

const postgres = ['**/*.postgres.test.ts', '**/*.process.test.ts']
const browser = ['**/*.browser.test.ts']
const never = ['**/node_modules/**', '**/.data/**']

export default defineConfig({
  test: {
    // Two cores are what an office's machine and CI have; more workers only wait for each other.
    maxWorkers: 2,
    // What is polled for comes when it comes; a busy machine must not fail a test.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'product',
          include: ['**/*.test.ts'],
          exclude: [...never, ...postgres, ...browser],
          globalSetup: ['testing/provide-embedded.ts'],
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: browser,
          exclude: never,
          globalSetup: ['testing/provide-embedded.ts'],
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: postgres,
          exclude: never,
          globalSetup: ['testing/provide-postgres.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
