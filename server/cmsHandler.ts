import type { RequestHandler } from './listen.ts'
import type { StudioHandler } from './studioHandler.ts'

const commentPaths = /^\/comments(?:\/|$)/
const sitePaths = /^\/site(?:\/|$)/

interface LakeRoom {
  readonly handle: RequestHandler
  owns(pathname: string): boolean
}

/**
 * The CMS origin: the comment intake under `/comments`, how the site stands under `/site`,
 * previews of its pages under `/anteprima`, the
 * embedded lake under its API, picture and sign-in paths (not there on hosted Sanity), the Studio
 * everywhere else.
 */
export function createCmsHandler(rooms: {
  readonly comments: RequestHandler
  readonly lake: LakeRoom | undefined
  readonly site?: { handle(request: Request): Promise<Response> }
  readonly preview?: {
    owns(pathname: string): boolean
    handle(request: Request): Promise<Response>
  }
  readonly studio: StudioHandler
}): RequestHandler {
  return async (request, connection) => {
    const { pathname } = new URL(request.url)
    if (commentPaths.test(pathname)) return rooms.comments(request, connection)
    if (rooms.site && sitePaths.test(pathname)) return rooms.site.handle(request)
    if (rooms.preview?.owns(pathname) === true) return rooms.preview.handle(request)
    if (rooms.lake?.owns(pathname) === true) return rooms.lake.handle(request, connection)
    return rooms.studio.handle(request)
  }
}
