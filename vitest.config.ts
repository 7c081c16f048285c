import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/shareFolder.ts',
    testTimeout: 120_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
    // A browser on a busy machine may miss its time: one more try, which the report names.
    retry: 1,
  },
})
