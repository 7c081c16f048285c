import { createHash } from 'node:crypto'
import type { Grants } from '../access/grants.ts'
import { identityId, type Identity, type Permission } from '../access/identity.ts'
import { publishedId, isPublishedId } from '../documents/documentIds.ts'
import type { DocumentValidator } from '../documents/documentValidator.ts'
import { badRequest, plainError, transactionError, unauthorized } from '../errors.ts'
import { OperationError } from '../mutations/operationError.ts'
import { createWorkingSet, type WorkingSet } from '../mutations/workingSet.ts'
import type { Mirror } from '../storage/mirror.ts'
import type { Store } from '../storage/store.ts'
import type {
  CommittedTransaction,
  DocumentChange,
  Operation,
  TransactionOutcome,
} from '../storage/transaction.ts'
import { checkIntegrity } from './checkIntegrity.ts'
import { documentEventsOf } from './documentEvents.ts'
import type { Timestamps } from './timestamps.ts'
import { createTurns } from './turns.ts'

/** A request to write, and what fills the working set for it. */
interface WriteRequest {
  readonly operation: 'mutation' | 'action'
  readonly identity: Identity
  readonly transactionId: string | undefined
  readonly dryRun: boolean
  /** What was asked, word for word: the same id with the same content is the same request. */
  readonly content: unknown
  /** Carries out the operations, setting `working.index` to the number of each. */
  readonly fill: (working: WorkingSet) => Promise<void> | void
}

/** The one way in which a dataset changes. */
export type Writer = (request: WriteRequest) => Promise<TransactionOutcome>

/** What a writer stands on. */
interface WriterOptions {
  readonly store: Store
  readonly mirror: Mirror
  readonly grants: Grants
  readonly timestamps: Timestamps
  readonly newId: () => string
  readonly validate: DocumentValidator | undefined
  /** Told of each transaction once it is on disk and in the mirror. */
  readonly onCommit: (transaction: CommittedTransaction) => void
}

/**
 * A writer that takes requests one at a time: it fills a working set, checks it, commits it, and
 * only then shows it to the mirror and to listeners. When anything before COMMIT fails, neither
 * the disk nor the mirror has changed.
 */
export function createWriter(options: WriterOptions): Writer {
  const inTurn = createTurns()
  return async (request) => {
    if (request.identity.kind === 'anonymous') throw unauthorized()
    const id = request.transactionId ?? options.newId()
    if (!/^[A-Za-z0-9_.-]{1,128}$/.test(id)) throw badRequest('The transaction id is not valid.')
    return inTurn(() => write(options, request, id))
  }
}

async function write(
  options: WriterOptions,
  request: WriteRequest,
  id: string,
): Promise<TransactionOutcome> {
  const { store, mirror, grants, timestamps } = options
  const { identity, operation } = request
  const requestDigest = createHash('sha256').update(JSON.stringify(request.content)).digest('hex')
  const repeated = outcomeOfRepetition(store, id, identity, requestDigest)
  if (repeated !== undefined) return repeated

  const working = createWorkingSet(mirror, id, timestamps.next())
  const changed = await prepare(options, request, working)
  const outcome = outcomeOf(working, grants, identity)
  const changes = changed.map(({ change }) => change)
  if (request.dryRun || changes.length === 0) return outcome

  const transaction = { id, timestamp: working.timestamp, author: identityId(identity), changes }
  const events = documentEventsOf(transaction, (group) =>
    remaining(working, mirror, group, changes),
  )
  const sequence = commitOrExplain(() => store.commit({ ...transaction, requestDigest, events }))
  mirror.apply(changes)
  try {
    options.onCommit({ ...transaction, sequence })
  } catch (error) {
    // What is on disk is done, whatever becomes of those who are told of it.
    console.error('A listener failed:', error)
  }
  return outcome

  function commitOrExplain(commit: () => number): number {
    try {
      return commit()
    } catch (error) {
      // 503 and not 4xx: the Studio keeps the edits and tries again.
      const message = `The ${operation}s could not be written to disk; nothing has changed.`
      throw plainError(503, 'Service Unavailable', message, error)
    }
  }
}

/** Fills and checks the working set; throws a LakeError that says which operation is at fault. */
async function prepare(
  options: WriterOptions,
  request: WriteRequest,
  working: WorkingSet,
): Promise<{ change: DocumentChange; index: number }[]> {
  try {
    await request.fill(working)
    const changed = working.changes()
    for (const { change, index } of changed) {
      working.index = index
      checkGrants(options.grants, request.identity, change)
      checkContent(options.validate, change)
    }
    checkIntegrity(
      working,
      options.mirror,
      changed.map(({ change }) => change),
    )
    return changed
  } catch (error) {
    if (!(error instanceof OperationError)) throw error
    throw transactionError(request.operation, error.statusCode, working.index, error.item)
  }
}

function checkGrants(
  grants: Grants,
  identity: Identity,
  { before, after }: Pick<DocumentChange, 'before' | 'after'>,
): void {
  const permission: Permission = before === undefined ? 'create' : 'update'
  for (const document of [before, after]) {
    if (document === undefined || grants.permits(identity, permission, document)) continue
    const description = `Insufficient permissions; permission "${permission}" required`
    throw new OperationError(403, { type: 'insufficientPermissionsError', description, permission })
  }
}

function checkContent(validate: DocumentValidator | undefined, { after }: DocumentChange): void {
  if (validate === undefined || after === undefined) return
  if (!isPublishedId(after._id) || after._id.startsWith('_.')) return
  const issues = validate(after)
  if (issues.length === 0) return
  const reasons = issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
  const description = `Document "${after._id}" does not fit its type: ${reasons.join('; ')}`
  throw new OperationError(400, { type: 'validationError', description, id: after._id, issues })
}

/**
 * The outcome of a request that has been carried out before: an acknowledgement that got lost is
 * given again. The same id with other content is refused.
 */
function outcomeOfRepetition(
  store: Store,
  id: string,
  identity: Identity,
  requestDigest: string,
): TransactionOutcome | undefined {
  const earlier = store.log.find(id)
  if (earlier === undefined) return undefined
  if (earlier.requestDigest !== requestDigest || earlier.author !== identityId(identity)) {
    throw plainError(409, 'Conflict', `The transaction id "${id}" has been used before.`)
  }
  const changes = store.log.changes({ from: earlier.sequence, to: earlier.sequence })
  const results = changes.map(({ documentId, operation }) => ({ id: documentId, operation }))
  return { transactionId: id, results }
}

function outcomeOf(working: WorkingSet, grants: Grants, identity: Identity): TransactionOutcome {
  const results = working.results.map(({ id, operation }: { id: string; operation: Operation }) => {
    const document = working.get(id)
    const isShown = document !== undefined && grants.permits(identity, 'read', document)
    return isShown ? { id, operation, document } : { id, operation }
  })
  return { transactionId: working.transactionId, results }
}

function remaining(
  working: WorkingSet,
  mirror: Mirror,
  group: string,
  changes: readonly DocumentChange[],
): string | undefined {
  const members = [...mirror.group(group).map(({ _id }) => _id), ...changes.map(({ id }) => id)]
  return members.find(
    (id) => publishedId(id) === group && !isPublishedId(id) && working.get(id) !== undefined,
  )
}
