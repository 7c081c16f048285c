import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { SanityClient } from '@sanity/client'
import { createCmsHandler } from '../../server/cmsHandler.ts'
import { createLake } from '../../server/lake/createLake.ts'
import { listen, type RequestHandler } from '../../server/listen.ts'
import { createPreviewHandler } from '../../server/publisher/preview/createPreviewHandler.ts'
import { openPreview } from '../../server/publisher/preview/openPreview.ts'
import { openSeal } from '../../server/publisher/preview/seal.ts'
import { createSiteDesk, type SiteDesk } from '../../server/siteDesk.ts'
import { createStudioHandler } from '../../server/studioHandler.ts'
import { buildStudio } from '../../studio/buildStudio.ts'
import { clientAt } from '../clientAt.ts'
import { found } from '../found.ts'

const cacheFolder = fileURLToPath(
  new URL('../../node_modules/.cache/edicola/studio', import.meta.url),
)

/** The built Studio on an embedded lake of its own, on a free port. */
export interface ServedStudio {
  readonly url: string
  /** Writes content as an editor's program would. */
  readonly client: SanityClient
  /** Where the publisher would keep the state of the site. */
  readonly siteFolder: string
  /** What the Studio asks of the publisher. */
  readonly site: SiteDesk
  /** An address that signs in, once, an account with this role. */
  signInLink(role: string): string
  /** Cuts every WebSocket, as a network does that goes away. */
  dropSockets(): void
  close(): Promise<void>
}

/** Builds the Studio, unless it is built already, and serves it with this policy on its pages. */
export async function serveStudio(contentSecurityPolicy: string): Promise<ServedStudio> {
  const built = await buildStudio({
    cacheFolder,
    target: { kind: 'embedded', projectId: 'edicola', dataset: 'production' },
    onProgress: () => undefined,
  })
  const folder = await mkdtemp(join(tmpdir(), 'edicola-studio-'))
  let cms: RequestHandler | undefined
  let upgrade: Awaited<ReturnType<typeof createLake>>['handleUpgrade'] | undefined
  const sockets = new Set<Duplex>()
  const listening = await listen({
    port: 0,
    variable: 'CMS_PORT',
    handler: (request, connection) => found(cms)(request, connection),
    onUpgrade: (request, socket, ...more) => {
      sockets.add(socket)
      return upgrade?.(request, socket, ...more) ?? false
    },
  })
  const url = `http://localhost:${listening.port}`
  const lake = await createLake({
    folder,
    projectId: 'edicola',
    apiHost: url,
    allowedOrigins: [url],
  })
  const studio = createStudioHandler('embedded')
  const withPolicy = (response: Response): Response => {
    response.headers.set('content-security-policy', contentSecurityPolicy)
    return response
  }
  studio.ready(built)
  upgrade = lake.handleUpgrade
  const client = clientAt(url, lake.tokens.createEphemeral({ name: 'test', role: 'administrator' }))
  const siteFolder = join(folder, 'site')
  const previews = previewsOf(client, join(folder, 'preview'), url)
  const siteUrl = 'http://localhost:4321'
  const site = createSiteDesk({ client, folder: siteFolder, siteUrl, cmsUrl: url })
  cms = createCmsHandler({
    site,
    comments: async () => new Response('There is no intake here.', { status: 404 }),
    lake,
    preview: previews.handler,
    studio: { ...studio, handle: async (request) => withPolicy(await studio.handle(request)) },
  })
  return {
    url,
    client,
    siteFolder,
    site,
    signInLink: (role) => {
      const email = `${role}@example.test`
      if (!lake.accounts.findByEmail(email)) lake.accounts.add({ email, name: 'Elena Rossi', role })
      return lake.accounts.signInLink(email)
    },
    dropSockets: () => sockets.forEach((socket) => socket.destroy()),
    close: async () => {
      await previews.close()
      await listening.close()
      await lake.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** Previews of this project's site; the process that renders starts with the first look. */
function previewsOf(client: SanityClient, folder: string, cmsUrl: string) {
  const { projectId = '', dataset = '', token = '' } = client.config()
  const site = {
    apiHost: cmsUrl,
    projectId,
    dataset,
    token,
    siteUrl: 'http://localhost:4321',
    cmsUrl,
  }
  const preview = openPreview({ client, root: process.cwd(), folder, site })
  const handler = createPreviewHandler({
    preview,
    seal: openSeal(folder),
    client,
    cmsUrl,
    clock: () => new Date(),
    isHosted: false,
  })
  return { handler, close: () => preview.close() }
}
