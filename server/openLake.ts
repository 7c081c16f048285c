import { commentModeratorRole } from './comments/commentModeratorRole.ts'
import { commentWriterRole } from './comments/commentWriterRole.ts'
import { judgeContent } from './contentJudge.ts'
import type { Environment } from './environment.ts'
import { createLake, type Lake } from './lake/createLake.ts'
import { lakeFolder } from './openAccess.ts'

/**
 * The embedded Content Lake of a data folder, with the roles that Edicola adds to its own, and the
 * content model as the judge of what is published.
 * Only the holder of the folder's lock may call it (see dataFolderLock.ts).
 */
export function openLake(environment: Environment): Promise<Lake> {
  return createLake({
    folder: lakeFolder(environment),
    projectId: environment.content.projectId,
    apiHost: environment.cmsUrl,
    allowedOrigins: [environment.cmsUrl, `http://localhost:${environment.cmsPort}`],
    roles: [commentWriterRole, commentModeratorRole],
    validate: judgeContent,
  })
}
