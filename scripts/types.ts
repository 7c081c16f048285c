import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommand } from './command.ts'

const studioFolder = fileURLToPath(new URL('../studio', import.meta.url))
const sanityCommand = join(
  dirname(createRequire(import.meta.url).resolve('sanity/package.json')),
  'bin/sanity',
)

/** Thrown when the Sanity CLI does not do what it was asked; its output is the explanation. */
class SanityCommandError extends Error {
  constructor(words: readonly string[], output: string) {
    super(`sanity ${words.join(' ')} failed:\n${output}`)
    this.name = 'SanityCommandError'
  }
}

async function runSanity(words: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [sanityCommand, ...words], {
    cwd: studioFolder,
    env: { ...process.env, DO_NOT_TRACK: '1', CI: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const [code] = await once(child, 'close')
  if (code !== 0) throw new SanityCommandError(words, output)
}

// Sanity TypeGen, https://www.sanity.io/docs/apis-and-sdks/sanity-typegen: first the schema, then
// the types of documents and of every query, as configured in studio/sanity.cli.ts.
await runCommand(async () => {
  await runSanity(['schema', 'extract', '--enforce-required-fields', '--force'])
  await runSanity(['typegen', 'generate'])
  console.log('schemas/content.types.ts is up to date.')
})
