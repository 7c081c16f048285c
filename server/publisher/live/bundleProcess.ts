import { stripVTControlCharacters } from 'node:util'
import { writeBundle } from './writeBundle.ts'

/**
 * The process that bundles templates, started by bundleTemplates with `root` and `folder` as
 * arguments. One of its own, because what bundles takes hundreds of megabytes that whoever renders
 * would hold for ever.
 */
const [root, folder] = process.argv.slice(2)

// Without a parent there is nobody to render what it bundles.
process.on('disconnect', () => process.exit(1))

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const hint = 'hint' in error && typeof error.hint === 'string' ? `\n${error.hint}` : ''
  const title = 'title' in error && typeof error.title === 'string' ? `${error.title}: ` : ''
  return stripVTControlCharacters(`${title}${error.message}${hint}`)
}

const end = (message: string | undefined): void => {
  process.send?.({ message }, () => process.exit(message === undefined ? 0 : 1))
}

try {
  if (root === undefined || folder === undefined) {
    throw new Error('bundleProcess.ts is started by bundleTemplates with a root and a folder.')
  }
  await writeBundle(root, folder)
  end(undefined)
} catch (error) {
  console.error(error)
  end(describe(error))
}
