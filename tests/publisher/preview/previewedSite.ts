import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { z } from 'zod'
import { createCmsHandler } from '../../../server/cmsHandler.ts'
import { createLake } from '../../../server/lake/createLake.ts'
import { listen, type RequestHandler } from '../../../server/listen.ts'
import { createPreviewHandler } from '../../../server/publisher/preview/createPreviewHandler.ts'
import { openPreview } from '../../../server/publisher/preview/openPreview.ts'
import { openSeal } from '../../../server/publisher/preview/seal.ts'
import { clientAt } from '../../clientAt.ts'
import { found } from '../../found.ts'

/** A CMS origin with previews of this project's site, on a lake of its own. */
export interface PreviewedSite {
  readonly url: string
  readonly client: SanityClient
  readonly viewer: string
  readonly folder: string
  /** Moves the clock of links. */
  advance(milliseconds: number): void
  /** Asks for a path with the session of somebody who has this role. */
  get(path: string, role?: string): Promise<Response>
  share(wish: unknown, role?: string): Promise<Response>
  close(): Promise<void>
}

export const siteUrl = 'http://localhost:4321'

/** The link in an answer to who shares a preview. */
export async function linkIn(answer: Response): Promise<string> {
  return z.object({ url: z.string() }).parse(await answer.json()).url
}

/** Opens it; the first page takes some seconds. @param given.root another site than this project's. */
export async function openPreviewedSite(
  given: { readonly root?: string; readonly isHosted?: boolean } = {},
): Promise<PreviewedSite> {
  const folder = await mkdtemp(join(tmpdir(), 'edicola-preview-'))
  let cms: RequestHandler | undefined
  const listening = await listen({
    port: 0,
    variable: 'CMS_PORT',
    handler: (request, connection) => found(cms)(request, connection),
  })
  const url = `http://localhost:${listening.port}`
  const lake = await createLake({
    folder: join(folder, 'lake'),
    projectId: 'edicola',
    apiHost: url,
    allowedOrigins: [url],
  })
  const clientWith = (token: string): SanityClient => clientAt(url, token)
  const viewer = lake.tokens.createEphemeral({ name: 'publisher', role: 'viewer' })
  const preview = openPreview({
    client: clientWith(viewer),
    root: given.root ?? process.cwd(),
    folder: join(folder, 'preview'),
    site: {
      apiHost: `http://127.0.0.1:${listening.port}`,
      projectId: 'edicola',
      dataset: 'production',
      token: viewer,
      siteUrl,
      cmsUrl: url,
    },
  })
  let late = 0
  cms = createCmsHandler({
    comments: async () => new Response(null, { status: 404 }),
    lake,
    preview: createPreviewHandler({
      preview,
      seal: openSeal(join(folder, 'preview')),
      client: clientWith(viewer),
      cmsUrl: url,
      clock: () => new Date(Date.now() + late),
      isHosted: given.isHosted ?? false,
    }),
    studio: { handle: async () => new Response('Studio'), ready: () => {} },
  })
  const cookies = new Map<string, Promise<string>>()
  const cookieOf = async (role: string): Promise<string> => {
    const email = `${role}@example.test`
    lake.accounts.add({ email, name: 'Elena Rossi', role })
    const answer = await fetch(lake.accounts.signInLink(email), { redirect: 'manual' })
    return answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ')
  }
  const headersFor = async (role: string | undefined): Promise<Record<string, string>> => {
    if (role === undefined) return {}
    const cookie = cookies.get(role) ?? cookieOf(role)
    cookies.set(role, cookie)
    return { cookie: await cookie }
  }
  return {
    url,
    client: clientWith(lake.tokens.createEphemeral({ name: 'test', role: 'administrator' })),
    viewer,
    folder,
    advance: (milliseconds) => {
      late += milliseconds
    },
    get: async (path, role) =>
      fetch(new URL(path, url), { headers: await headersFor(role), redirect: 'manual' }),
    share: async (wish, role) =>
      fetch(`${url}/anteprima/_/condividi`, {
        method: 'POST',
        headers: { ...(await headersFor(role)), 'content-type': 'application/json' },
        body: JSON.stringify(wish),
      }),
    close: async () => {
      await preview.close()
      await listening.close()
      await lake.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
