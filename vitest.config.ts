import { defineConfig } from 'vitest/config'

const patience = {
  testTimeout: 120_000,
  hookTimeout: 240_000,
  // What is looked at until it holds; a condition is waited for, however busy the machine is.
  expect: { poll: { timeout: 90_000 } },
  // A browser on a busy machine may miss its time: one more try, which the report names.
  retry: 1,
}

/**
 * Rooms whose modules keep nothing to themselves: their tests share a process, which has them loaded.
 * What waits more than it computes is not among them, and runs beside the tests that need a browser.
 */
const sharing = ['tests/server/**/*.test.ts', 'tests/lake/!(sockets|webhooks)/**/*.test.ts']

export default defineConfig({
  test: {
    globalSetup: 'tests/shareFolder.ts',
    maxWorkers: 2,
    projects: [
      {
        test: { ...patience, name: 'apart', include: ['tests/**/*.test.ts'], exclude: sharing },
      },
      {
        test: { ...patience, name: 'together', include: sharing, isolate: false },
      },
    ],
  },
})
