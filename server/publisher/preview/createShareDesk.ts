import { z } from 'zod'
import type { Reader } from './findReader.ts'
import { PREVIEW_DESK, readPerspective } from './previewAddress.ts'
import type { SignedLinks } from './signedLinks.ts'

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000

const shareWish = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,127}$/),
  perspective: z.string(),
  days: z.number().int().min(1).max(90),
})

/**
 * Makes links for guests: `POST {id, perspective, days}` by somebody of the newsroom answers
 * `{url, until}`.
 */
export function createShareDesk(given: {
  readonly links: SignedLinks
  whoAsks(request: Request): Promise<Reader>
  readonly cmsUrl: string
  readonly clock: () => Date
}): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'POST') return problem(405, 'Ask with POST.')
    const reader = await given.whoAsks(request)
    if (reader === 'away') return problem(503, 'The content lake does not answer. Try again.')
    if (reader === 'nobody') return problem(401, 'Sign in to the Studio.')
    const wish = shareWish.safeParse(await request.json().catch(() => undefined)).data
    const perspective = wish && readPerspective(wish.perspective)
    if (wish === undefined || perspective === undefined) {
      return problem(400, 'Send {id, perspective, days} as JSON: a document, from 1 to 90 days.')
    }
    const until = new Date(given.clock().getTime() + wish.days * DAY_MILLISECONDS).toISOString()
    const token = given.links.sign({ id: wish.id, perspective, until })
    return answer(200, { url: `${given.cmsUrl}${PREVIEW_DESK}/condivisa/${token}`, until })
  }
}

const problem = (status: number, message: string): Response =>
  answer(status, { error: { message } })

function answer(status: number, body: unknown): Response {
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
  return Response.json(body, { status, headers })
}
