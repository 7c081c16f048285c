import type { RequestHandler } from './listen.ts'
import type { StudioHandler } from './studioHandler.ts'

const lakePaths = /^\/(?:v1|vX|v\d{4}-\d{2}-\d{2}|images|files|login|sign-in|account)(?:\/|$)/
const commentPaths = /^\/comments(?:\/|$)/

/**
 * The CMS origin: the comment intake under `/comments`, the embedded lake under its API,
 * picture and sign-in paths (not there on hosted Sanity), the Studio everywhere else.
 */
export function createCmsHandler(rooms: {
  readonly comments: RequestHandler
  readonly lake: RequestHandler | undefined
  readonly studio: StudioHandler
}): RequestHandler {
  return async (request, connection) => {
    const { pathname } = new URL(request.url)
    if (commentPaths.test(pathname)) return rooms.comments(request, connection)
    if (rooms.lake !== undefined && lakePaths.test(pathname)) return rooms.lake(request, connection)
    return rooms.studio.handle(request)
  }
}
