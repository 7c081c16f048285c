import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { z } from 'zod'
import { authoriseEditor } from './comments/moderation/authoriseEditor.ts'
import type { Publisher } from './publisher/startPublisher.ts'

/** What builds the site, as far as editors have to do with it. */
type SiteBuilder = Pick<Publisher, 'progress' | 'rebuild'>

/** What editors may ask about the site. */
export interface SiteDesk {
  /** Answers under `/site` of the CMS origin. */
  handle(request: Request): Promise<Response>
  /** Tells who builds the site; until then nothing can be rebuilt. */
  ready(builder: SiteBuilder): void
}

/** How to reach what is told. */
export interface SiteDeskOptions {
  /** The content API, which knows whose credentials a request carries. */
  readonly client: SanityClient
  /** The site's folder, where the publisher keeps `status.json`. */
  readonly folder: string
  readonly siteUrl: string
  /** The origin of the Studio; pages elsewhere may have nothing rebuilt. */
  readonly cmsUrl: string
}

const status = z.object({ builds: z.array(z.unknown()) })

/**
 * Tells the Studio how the site stands: `GET /site/status` answers `{siteUrl, builds, building}`,
 * the latest build first, each as `status.json` has it, and what a running one is doing.
 * `POST /site/rebuild` has the whole site rendered anew, and answers 202; from pages of the CMS
 * origin only. For administrators and editors.
 */
export function createSiteDesk(options: SiteDeskOptions): SiteDesk {
  let builder: SiteBuilder | undefined
  const cmsOrigin = new URL(options.cmsUrl).origin
  const tellStatus = async (): Promise<Response> => {
    const builds = await pastBuilds(options.folder)
    return answer(200, { siteUrl: options.siteUrl, builds, building: buildingOf(builder) })
  }
  const rebuild = async (): Promise<Response> => {
    if (builder === undefined) return problem(503, 'The publisher is not there yet. Try again.')
    builder.rebuild()
    return answer(202, {})
  }
  const places = new Map([
    ['/site/status', { method: 'GET', act: tellStatus }],
    ['/site/rebuild', { method: 'POST', act: rebuild }],
  ])
  return {
    ready: (found) => {
      builder = found
    },
    handle: async (request) => {
      const place = places.get(new URL(request.url).pathname)
      if (place === undefined) return problem(404, 'Nothing is told here: ask for /site/status.')
      if (request.method !== place.method) return problem(405, `Ask with ${place.method}.`)
      if (place.method === 'POST' && request.headers.get('origin') !== cmsOrigin) {
        return problem(403, 'Only pages of the CMS may ask this.')
      }
      const { kind } = await authoriseEditor(options.client, request)
      if (kind === 'nobody') return problem(401, 'Sign in to the Studio.')
      if (kind === 'other') return problem(403, 'Sign in as an administrator or editor.')
      if (kind === 'away') return problem(503, 'The content lake does not answer. Try again.')
      return place.act()
    },
  }
}

function buildingOf(builder: SiteBuilder | undefined): unknown {
  const progress = builder?.progress()
  return progress === 'starting' ? { phase: 'waiting' } : progress
}

async function pastBuilds(folder: string): Promise<readonly unknown[]> {
  try {
    return status.parse(JSON.parse(await readFile(join(folder, 'status.json'), 'utf8'))).builds
  } catch {
    // Before the first build there is no such file.
    return []
  }
}

function problem(statusCode: number, message: string): Response {
  return answer(statusCode, { error: { message } })
}

function answer(statusCode: number, body: unknown): Response {
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
  return Response.json(body, { status: statusCode, headers })
}
