import { hash } from 'node:crypto'
import type { Grants } from '../access/grants.ts'
import { identityId, type Identity, type Permission } from '../access/identity.ts'
import { isOwnId, isPublishedId, publishedId } from '../documents/documentIds.ts'
import type { DocumentValidator } from '../documents/documentValidator.ts'
import { plainError, transactionError } from '../errors.ts'
import { OperationError } from '../mutations/operationError.ts'
import { createWorkingSet, type WorkingSet } from '../mutations/workingSet.ts'
import type { CurrentDocuments } from '../storage/currentDocuments.ts'
import type { Store } from '../storage/store.ts'
import type {
  DocumentChange,
  Operation,
  PendingTransaction,
  TransactionOutcome,
} from '../storage/transaction.ts'
import { checkIntegrity } from './checkIntegrity.ts'
import { documentEventsOf } from './documentEvents.ts'
import type { Timestamps } from './timestamps.ts'
import type { WriteRequest } from './writeRequest.ts'

/** What transactions are prepared with. */
export interface PrepareOptions {
  readonly store: Store
  readonly grants: Grants
  readonly timestamps: Timestamps
  readonly validate: DocumentValidator | undefined
}

/** A request that is allowed and fits: what to write, if anything, and then to answer. */
interface PreparedTransaction {
  readonly outcome: TransactionOutcome
  readonly transaction: PendingTransaction | undefined
}

/**
 * Carries out a request on documents as they are, on paper only. Throws a LakeError when it is
 * refused.
 */
export async function prepareTransaction(
  options: PrepareOptions,
  request: WriteRequest,
  documents: CurrentDocuments,
): Promise<PreparedTransaction> {
  const { identity, transactionId: id } = request
  // Under an id that was given here, nothing can be asked again.
  const requestDigest = request.isNamed ? hash('sha256', JSON.stringify(request.content)) : ''
  if (request.isNamed) {
    const repeated = outcomeOfRepetition(options.store, id, identity, requestDigest)
    if (repeated !== undefined) return { outcome: repeated, transaction: undefined }
  }

  const working = createWorkingSet(documents, id, options.timestamps.next())
  const changed = await fillAndCheck(options, request, working, documents)
  const outcome = outcomeOf(working, options.grants, identity)
  const changes = changed.map(({ change }) => change)
  if (request.dryRun || changes.length === 0) return { outcome, transaction: undefined }

  const facts = { id, timestamp: working.timestamp, author: identityId(identity), changes }
  const events = documentEventsOf(facts, (group) => remaining(working, documents, group, changes))
  return { outcome, transaction: { ...facts, requestDigest, events } }
}

/** Fills and checks the working set; throws a LakeError that says which operation is at fault. */
async function fillAndCheck(
  { grants, validate }: PrepareOptions,
  request: WriteRequest,
  working: WorkingSet,
  documents: CurrentDocuments,
): Promise<{ change: DocumentChange; index: number }[]> {
  try {
    await request.fill(working)
    const changed = working.changes()
    for (const { change, index } of changed) {
      working.index = index
      checkGrants(grants, request.identity, change)
      checkContent(validate, change)
    }
    checkIntegrity(
      working,
      documents,
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
  if (!isPublishedId(after._id) || isOwnId(after._id)) return
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
  documents: CurrentDocuments,
  group: string,
  changes: readonly DocumentChange[],
): string | undefined {
  const members = [...documents.group(group).map(({ _id }) => _id), ...changes.map(({ id }) => id)]
  return members.find(
    (id) => publishedId(id) === group && !isPublishedId(id) && working.get(id) !== undefined,
  )
}
