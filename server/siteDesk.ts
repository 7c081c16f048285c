import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { z } from 'zod'
import { authoriseEditor } from './comments/moderation/authoriseEditor.ts'

/** What editors may ask about the site. */
export interface SiteDesk {
  /** Answers under `/site` of the CMS origin. */
  handle(request: Request): Promise<Response>
}

/** How to reach what is told. */
export interface SiteDeskOptions {
  /** The content API, which knows whose credentials a request carries. */
  readonly client: SanityClient
  /** The site's folder, where the publisher keeps `status.json`. */
  readonly folder: string
  readonly siteUrl: string
}

const status = z.object({ builds: z.array(z.unknown()) })

/**
 * Tells the Studio how the site stands: `GET /site/status` answers `{siteUrl, builds}`, the latest
 * build first, each as `status.json` has it. For administrators and editors.
 */
export function createSiteDesk(options: SiteDeskOptions): SiteDesk {
  return {
    handle: async (request) => {
      if (new URL(request.url).pathname !== '/site/status') {
        return problem(404, 'Nothing is told here: ask for /site/status.')
      }
      if (request.method !== 'GET') return problem(405, 'Ask with GET.')
      const { kind } = await authoriseEditor(options.client, request)
      if (kind === 'nobody') return problem(401, 'Sign in to the Studio.')
      if (kind === 'other') return problem(403, 'Sign in as an administrator or editor.')
      if (kind === 'away') return problem(503, 'The content lake does not answer. Try again.')
      return answer(200, { siteUrl: options.siteUrl, builds: await pastBuilds(options.folder) })
    },
  }
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
