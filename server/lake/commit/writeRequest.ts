import type { Identity } from '../access/identity.ts'
import { isJsonObject } from '../documents/document.ts'
import type { WorkingSet } from '../mutations/workingSet.ts'

/** A request to write, and what fills the working set for it. */
export interface WriteRequest {
  readonly operation: 'mutation' | 'action'
  readonly identity: Identity
  readonly transactionId: string
  /** Whether who asks has chosen that id, and may ask the same once more under it. */
  readonly isNamed: boolean
  readonly dryRun: boolean
  /** What was asked, word for word: the same id with the same content is the same request. */
  readonly content: unknown
  /** Carries out the operations, setting `working.index` to the number of each. */
  readonly fill: (working: WorkingSet) => Promise<void> | void
}

// More at once would hold up those who read for too long, and leave nothing to prepare while the disk
// is at work.
const atMost = 16

/** Whether a request can be written to disk together with those before it. */
export function joinsGroup(request: WriteRequest, group: readonly WriteRequest[]): boolean {
  const [first] = group
  return (
    group.length < atMost &&
    first !== undefined &&
    !looksBeyondDocuments(first) &&
    !looksBeyondDocuments(request) &&
    group.every(({ transactionId }) => transactionId !== request.transactionId)
  )
}

/**
 * Whether a request is answered from queries or from the log, which know only what is on disk:
 * mutations that choose documents by query, and the actions on releases.
 */
export function looksBeyondDocuments({ operation, content }: WriteRequest): boolean {
  if (!Array.isArray(content)) return false
  return content.some((part: unknown) => {
    if (!isJsonObject(part)) return false
    if (operation === 'action') return String(part['actionType']).includes('.release.')
    return Object.values(part).some((mutation) => isJsonObject(mutation) && 'query' in mutation)
  })
}
