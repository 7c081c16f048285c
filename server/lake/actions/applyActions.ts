import { ZodError } from 'zod'
import { isJsonObject } from '../documents/document.ts'
import { badRequest } from '../errors.ts'
import { invalidOperation } from '../mutations/operationError.ts'
import type { Action, ActionContext } from './action.ts'
import { createDocument } from './documents/createDocument.ts'
import { createVersion } from './documents/createVersion.ts'
import { deleteDocument } from './documents/deleteDocument.ts'
import { discardDraft, discardVersion } from './documents/discardDraft.ts'
import { editDocument } from './documents/editDocument.ts'
import { publishDocument } from './documents/publishDocument.ts'
import { replaceDraft } from './documents/replaceDraft.ts'
import { replaceVersion } from './documents/replaceVersion.ts'
import { unpublishDocument } from './documents/unpublishDocument.ts'
import { unpublishVersion } from './documents/unpublishVersion.ts'
import { archiveRelease, unarchiveRelease } from './releases/archiveRelease.ts'
import { createRelease } from './releases/createRelease.ts'
import { deleteRelease } from './releases/deleteRelease.ts'
import { editRelease } from './releases/editRelease.ts'
import { importRelease } from './releases/importRelease.ts'
import { publishRelease } from './releases/publishRelease.ts'
import { scheduleRelease, unscheduleRelease } from './releases/scheduleRelease.ts'

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
    importRelease,
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
