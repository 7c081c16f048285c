import { ZodError } from 'zod'
import { isJsonObject } from '../document.ts'
import { badRequest } from '../errors.ts'
import { invalidOperation } from '../operationError.ts'
import type { Action, ActionContext } from './action.ts'
import { archiveRelease, unarchiveRelease } from './archiveRelease.ts'
import { createDocument } from './createDocument.ts'
import { createRelease } from './createRelease.ts'
import { createVersion } from './createVersion.ts'
import { deleteDocument } from './deleteDocument.ts'
import { deleteRelease } from './deleteRelease.ts'
import { discardDraft, discardVersion } from './discardDraft.ts'
import { editDocument } from './editDocument.ts'
import { editRelease } from './editRelease.ts'
import { publishDocument } from './publishDocument.ts'
import { publishRelease } from './publishRelease.ts'
import { replaceDraft } from './replaceDraft.ts'
import { replaceVersion } from './replaceVersion.ts'
import { scheduleRelease, unscheduleRelease } from './scheduleRelease.ts'
import { unpublishDocument } from './unpublishDocument.ts'
import { unpublishVersion } from './unpublishVersion.ts'

const actions: ReadonlyMap<string, Action> = new Map(
  [
    createDocument,
    editDocument,
    publishDocument,
    unpublishDocument,
    deleteDocument,
    discardDraft,
    discardVersion,
    replaceDraft,
    createVersion,
    replaceVersion,
    unpublishVersion,
    createRelease,
    editRelease,
    publishRelease,
    scheduleRelease,
    unscheduleRelease,
    archiveRelease,
    unarchiveRelease,
    deleteRelease,
  ].map((action) => [action.actionType, action]),
)

/** Carries out the actions of a request in order; throws what says which is wrong and why. */
export function applyActions(context: ActionContext, requests: unknown): void {
  if (!Array.isArray(requests)) throw badRequest('"actions" must be an array.')
  for (const [index, request] of requests.entries()) {
    context.working.index = index
    runAction(context, request)
  }
}

function runAction(context: ActionContext, request: unknown): void {
  const name = isJsonObject(request) ? request['actionType'] : undefined
  const action = typeof name === 'string' ? actions.get(name) : undefined
  if (action === undefined) throw invalidOperation(`There is no action "${String(name)}".`)
  try {
    action.run(context, request)
  } catch (error) {
    if (!(error instanceof ZodError)) throw error
    const issues = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw invalidOperation(`The action "${action.actionType}" is malformed: ${issues.join('; ')}.`)
  }
}
