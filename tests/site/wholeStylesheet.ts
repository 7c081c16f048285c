import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A stylesheet of `site/styles/pages/` with what it imports, without comments. */
export async function wholeStylesheet(name: string): Promise<string> {
  const file = join('site/styles/pages', `${name}.css`)
  const source = await readFile(file, 'utf8')
  const parts = [...source.matchAll(/@import '([^']+)'/g)].map(([, path = '']) =>
    readFile(join(dirname(file), path), 'utf8'),
  )
  return (await Promise.all(parts)).join('\n').replaceAll(/\/\*.*?\*\//gs, '')
}
