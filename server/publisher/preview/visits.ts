import { parse, serialize } from 'hono/utils/cookie'
import { PREVIEW } from './previewAddress.ts'
import type { Seal } from './seal.ts'

/** Editors whose session is kept elsewhere (hosted Sanity), let in by a secret of the Studio's. */
export interface Visits {
  /** A `Set-Cookie` header that lets somebody look for half a day. */
  begin(): string
  /** Whether a request carries such a cookie that is still good. */
  isVisit(request: Request): boolean
}

const SECONDS = 12 * 60 * 60
const NAME = 'edicola-preview'

/** Visits to previews at `cmsUrl`; the cookie is sent with requests for previews alone. */
export function createVisits(seal: Seal, cmsUrl: string, clock: () => Date): Visits {
  const secure = cmsUrl.startsWith('https:')
  return {
    begin: () => {
      const token = seal.sign('visit', String(clock().getTime() + SECONDS * 1000))
      return serialize(NAME, token, {
        path: PREVIEW,
        httpOnly: true,
        secure,
        sameSite: 'Lax',
        maxAge: SECONDS,
      })
    },
    isVisit: (request) => {
      const token = parse(request.headers.get('cookie') ?? '', NAME)[NAME]
      const until = token === undefined ? undefined : seal.read('visit', token)
      return until !== undefined && Number(until) > clock().getTime()
    },
  }
}
