import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const schema = z.object({ sampleContent: z.enum(['loading', 'loaded', 'declined']) })

/**
 * Loads the sample content the first time that a data folder is used, unless it is declined.
 * A load that was cut off is taken up again at the next start; a data folder that was begun
 * without sample content, or whose sample content was deleted, never gets it again.
 */
export async function prepareFirstRun(
  folder: string,
  choice: { readonly sampleContent: boolean; readonly load: () => Promise<void> },
): Promise<void> {
  const file = join(folder, 'first-run.json')
  const state = readState(file)
  if (state === 'loaded' || state === 'declined') return
  if (!choice.sampleContent) return writeState(file, 'declined')
  writeState(file, 'loading')
  await choice.load()
  writeState(file, 'loaded')
}

type State = z.infer<typeof schema>['sampleContent']

function readState(file: string): State | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8'))).sampleContent
  } catch {
    return undefined
  }
}

function writeState(file: string, sampleContent: State): void {
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(`${file}.new`, JSON.stringify({ sampleContent }))
  renameSync(`${file}.new`, file)
}
