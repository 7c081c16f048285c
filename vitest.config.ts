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
 * Tests that keep nothing to themselves share a process, which has their modules loaded. What waits
 * more than it computes, for a browser, a process or a clock, is not among them: it comes first, and
 * the one waits while the other computes. Nor is what colours code: Shiki's WebAssembly wants a process
 * in which no other test has changed what fetching is made of.
 */
const sharing = [
  'tests/server/**/*.test.ts',
  'tests/lake/!(sockets|webhooks)/**/*.test.ts',
  'tests/schemas/!(oneSource).test.ts',
  'tests/publisher/{build,live,releases}/!(atomic|incremental).test.ts',
  'tests/comments/!(browser|formInBrowser|hosted|hostile|killed|load).test.ts',
  'tests/comments/!(delivery|mail)/**/*.test.ts',
  'tests/scripts/{jsonReport,sampleDocuments,seed}.test.ts',
  'tests/scripts/*/!(builtSite|command).test.ts',
  'tests/site/!(accessibility|bodies|builtSite|commonmark|examplePages|feeds|reader|refusedContent|search).test.ts',
  'tests/studio/{cursor,englishSchema,measureText,moderationKeys,month,outsideHosts}.test.ts',
  'tests/studio/{page*,projectHost,structure,studioKey,target,transport,workspace}.test.ts',
  'tests/studio/pasting/*.test.ts',
]

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
