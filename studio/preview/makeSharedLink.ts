import { z } from 'zod'

/** A link that shows a preview to whoever has it. */
export interface SharedLink {
  readonly url: string
  /** ISO. */
  readonly until: string
}

/** Thrown when there is nobody beside the Studio to make a link. */
export class NoPreviewsError extends Error {
  constructor() {
    super('There are no previews beside this Studio.')
    this.name = 'NoPreviewsError'
  }
}

const sharedLink = z.object({ url: z.string(), until: z.string() })
const refusal = z.object({ error: z.object({ message: z.string() }) })

/**
 * Asks the server beside the Studio for a link, with the Studio's own session.
 * @param wish.days how long it is good.
 * @throws NoPreviewsError where the Studio stands alone.
 */
export async function makeSharedLink(
  wish: { readonly id: string; readonly perspective: string; readonly days: number },
  token: string | undefined,
): Promise<SharedLink> {
  const answer = await fetch('/anteprima/_/condividi', {
    method: 'POST',
    credentials: 'include',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(wish),
  })
  const isAnswer = answer.headers.get('content-type')?.startsWith('application/json') === true
  if (!isAnswer) throw new NoPreviewsError()
  const body: unknown = await answer.json()
  if (answer.ok) return sharedLink.parse(body)
  throw new Error(refusal.safeParse(body).data?.error.message ?? answer.statusText)
}
