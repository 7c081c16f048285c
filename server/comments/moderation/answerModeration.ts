import { z } from 'zod'
import { readBodyText } from '../checks/readBody.ts'
import { nameError } from '../describeError.ts'
import type { Intake } from '../intake.ts'
import { blockWriter, unblockWriter } from '../people/block.ts'
import { commentsOfPerson, writerOf } from '../people/people.ts'
import { authoriseEditor, type Credentials } from './authoriseEditor.ts'
import { insightInto } from './insight.ts'
import { sweepPending } from './sweepPending.ts'

const mostIds = 100
const commentId = /^comment\.[A-Za-z0-9._-]{1,120}$/
const target = z.object({ commentId: z.string().regex(commentId) })

/**
 * Answers the Studio's moderation tool under `/comments/moderation`: `GET ?ids=a,b` tells what is
 * known about comments, `POST /block` and `/unblock` with `{commentId}` shut a person out or let
 * them in again. For administrators and editors, from pages of the CMS origin.
 */
export async function answerModeration(
  intake: Intake,
  request: Request,
  action: string,
): Promise<Response> {
  const origin = request.headers.get('origin')
  const { method } = request
  const writes = action !== ''
  // A browser's GET from the CMS's own page carries no Origin; one from elsewhere does.
  if (origin !== intake.origins.cms && (writes || origin !== null)) {
    return problem(403, 'originForeign', 'Only pages of the CMS may ask this.')
  }
  if (method !== (writes ? 'POST' : 'GET')) {
    return problem(405, 'method', `Ask with ${writes ? 'POST' : 'GET'}.`)
  }
  const authorisation = await authoriseEditor(intake.client, request)
  if (authorisation.kind === 'away') return away()
  if (authorisation.kind !== 'editor') {
    const status = authorisation.kind === 'nobody' ? 401 : 403
    return problem(status, 'forbidden', 'Sign in to the Studio as an administrator or editor.')
  }
  try {
    if (!writes) return await tell(intake, request)
    return await decide(intake, request, action, authorisation.credentials)
  } catch (error) {
    intake.log(`comments: moderation: ${nameError(error)}`)
    return away()
  }
}

async function tell(intake: Intake, request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams.get('ids') ?? ''
  const ids = [...new Set(asked.split(',').filter((id) => id !== ''))]
  if (ids.length > mostIds || ids.some((id) => !commentId.test(id))) {
    return problem(400, 'ids', `Write at most ${mostIds} ids of comments, with commas.`)
  }
  return answer(200, { comments: await insightInto(intake, ids) })
}

async function decide(
  intake: Intake,
  request: Request,
  action: string,
  credentials: Credentials,
): Promise<Response> {
  const body = await readBodyText(request)
  const read = target.safeParse(parseJson(body))
  if (!read.success) return problem(400, 'commentId', 'Write {"commentId": "comment.…"} as JSON.')
  const id = read.data.commentId
  const { client, database } = intake
  const known =
    action === 'block' ? blockWriter(database, id, intake.clock()) : unblockWriter(database, id)
  const writer = writerOf(database, id)
  if (!known || writer === undefined) {
    return problem(404, 'writerUnknown', 'Nobody is known to have written this comment.')
  }
  if (action === 'unblock') return answer(200, {})
  const ids = commentsOfPerson(database, writer.person)
  return answer(200, { swept: await sweepPending(client, ids, credentials) })
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function answer(status: number, value: unknown): Response {
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
  return Response.json(value, { status, headers })
}

function problem(status: number, kind: string, message: string): Response {
  return answer(status, { error: { kind, message } })
}

function away(): Response {
  return problem(503, 'away', 'The content lake does not answer. Try again in a minute.')
}
