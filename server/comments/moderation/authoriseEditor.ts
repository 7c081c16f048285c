import { isHttpError, type SanityClient } from '@sanity/client'
import { z } from 'zod'

/** What a request presents to the content API, as it came. */
export type Credentials = Readonly<Record<string, string>>

/** Whether a request comes from somebody who may moderate; with what to act in their name. */
export type Authorisation =
  | { readonly kind: 'editor'; readonly credentials: Credentials }
  | { readonly kind: 'nobody' | 'other' | 'away' }

const moderators = new Set(['administrator', 'editor'])
const user = z.object({ roles: z.array(z.object({ name: z.string() })).nullish() })

/**
 * Asks the content API whose credentials (cookie or `Authorization`) a request carries: an
 * administrator's or editor's, somebody else's (`other`), or nobody's.
 */
export async function authoriseEditor(
  client: SanityClient,
  request: Request,
): Promise<Authorisation> {
  const credentials = credentialsOf(request)
  if (!('cookie' in credentials) && !('authorization' in credentials)) return { kind: 'nobody' }
  const anonymous = client.withConfig({ token: '' })
  try {
    const answer: unknown = await anonymous.request({ url: '/users/me', headers: credentials })
    const found = user.safeParse(answer)
    if (!found.success) return { kind: 'nobody' }
    const may = (found.data.roles ?? []).some(({ name }) => moderators.has(name))
    return may ? { kind: 'editor', credentials } : { kind: 'other' }
  } catch (error) {
    if (isHttpError(error) && [401, 403].includes(error.statusCode)) return { kind: 'nobody' }
    return { kind: 'away' }
  }
}

/** The origin goes along: the content API takes a cookie's word only from origins it knows. */
function credentialsOf(request: Request): Credentials {
  const names = ['cookie', 'authorization', 'origin'] as const
  const present = names.flatMap((name) => {
    const value = request.headers.get(name)
    return value === null ? [] : [[name, value] as const]
  })
  return Object.fromEntries(present)
}
