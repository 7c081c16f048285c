import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOutcome, buildSite } from '../../server/publisher/buildSite.ts'
import { type ContentServer, serveContent } from './contentServer.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Addresses that the pages of a test build speak of. */
export const SITE_URL = 'https://vedetta.example'
export const CMS_URL = 'https://cms.vedetta.example'

/** A site built from documents in a temporary folder. */
export interface TestBuild {
  readonly outcome: BuildOutcome
  readonly folder: string
  readonly content: ContentServer
  remove(): Promise<void>
}

/** Builds the real site from `documents`, served with `originals` by a stand-in for the lake. */
export async function buildForTest(
  documents: Record<string, unknown>[],
  originals?: ReadonlyMap<string, Buffer>,
): Promise<TestBuild> {
  const scratch = await mkdtemp(join(tmpdir(), 'edicola-site-'))
  const folder = join(scratch, 'site')
  const content = await serveContent(documents, originals)
  const outcome = await buildSite({
    root,
    outDir: folder,
    imageCache: join(scratch, 'pictures'),
    site: {
      apiHost: content.url,
      projectId: 'edicola',
      dataset: 'production',
      token: 'test',
      siteUrl: SITE_URL,
      cmsUrl: CMS_URL,
    },
  })
  return {
    outcome,
    folder,
    content,
    remove: async () => {
      await content.close()
      await rm(scratch, { recursive: true, force: true })
    },
  }
}
