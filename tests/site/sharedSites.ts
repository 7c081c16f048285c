import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ContentProblem } from '../../schemas/contentProblem.ts'
import { buildSearchIndex } from '../../site/search/buildSearchIndex.ts'
import { onceARun } from '../onceARun.ts'
import { buildForTest } from './buildForTest.ts'
import { fixture } from './fixture.ts'
import { sampleSite } from './sampleSite.ts'

/** A built site, with its search index, that the files of a run share. Nobody writes into it. */
export interface SharedSite {
  readonly folder: string
  readonly warnings: readonly ContentProblem[]
  /** Paths of pictures that the build asked for. */
  readonly pictureRequests: readonly string[]
}

/** The site of the fixture. */
export const builtFixture = (): Promise<SharedSite> => builtOnce('fixture', fixture)

/** The site of the sample content. */
export const builtSample = (): Promise<SharedSite> =>
  builtOnce('sample', () => sampleSite(new Date()))

async function builtOnce(
  name: string,
  documents: () => Record<string, unknown>[],
): Promise<SharedSite> {
  const made = await onceARun(`${name}-site`, async (folder) => {
    const { outcome, content, ...build } = await buildForTest(documents())
    try {
      if (outcome.outcome !== 'built') throw new Error(JSON.stringify(outcome, null, 2))
      await cp(build.folder, join(folder, 'site'), { recursive: true })
      await buildSearchIndex(join(folder, 'site'), join(folder, 'site', '_search'))
      const { pictureRequests } = content
      const facts = { warnings: outcome.warnings, pictureRequests }
      await writeFile(join(folder, 'facts.json'), JSON.stringify(facts))
    } finally {
      await build.remove()
    }
  })
  const facts = JSON.parse(await readFile(join(made, 'facts.json'), 'utf8'))
  return { ...facts, folder: join(made, 'site') }
}
