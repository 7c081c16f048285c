import { mannerOf, preferredLanguage, settingOf, type Intake } from '../intake.ts'
import { answerModeration } from '../moderation/answerModeration.ts'
import { answerPreflight, answerRefusal } from '../pages/answer.ts'
import type { Refusal } from '../refusal.ts'
import { answerChallenge } from './answerChallenge.ts'
import { answerLink } from '../links/answerLink.ts'
import { answerMine } from './answerMine.ts'
import { answerReply } from './answerReply.ts'
import { receiveComment } from './receiveComment.ts'

/**
 * Leads a request to what answers it: `POST /comments`, `GET /comments/reply`, and the
 * permission that browsers ask for before JSON.
 */
export async function routeIntake(
  intake: Intake,
  request: Request,
  network: string,
): Promise<Response> {
  const path = new URL(request.url).pathname.replace(/\/+$/, '')
  const { method } = request
  if (path === '/comments') {
    if (method === 'POST') return receiveComment(intake, request, network)
    if (method === 'OPTIONS') return answerPreflight(mannerOf(intake, request))
    return refuseRequest(intake, request, { kind: 'method', allow: 'POST, OPTIONS' })
  }
  if (path === '/comments/reply') {
    if (method === 'GET' || method === 'HEAD') return answerReply(intake, request)
    return refuseRequest(intake, request, { kind: 'method', allow: 'GET, HEAD' })
  }
  if (path === '/comments/challenge') {
    if (method === 'GET') return answerChallenge(intake, request)
    return refuseRequest(intake, request, { kind: 'method', allow: 'GET' })
  }
  if (path === '/comments/link' || path === '/comments/mine') {
    if (!['GET', 'HEAD', 'POST'].includes(method)) {
      return refuseRequest(intake, request, { kind: 'method', allow: 'GET, HEAD, POST' })
    }
    return path === '/comments/link' ? answerLink(intake, request) : answerMine(intake, request)
  }
  const moderation = /^\/comments\/moderation(?:\/(block|unblock))?$/.exec(path)
  if (moderation !== null) return answerModeration(intake, request, moderation[1] ?? '')
  return refuseRequest(intake, request, { kind: 'address' })
}

/** Refuses a request of which nothing has been read. */
export function refuseRequest(intake: Intake, request: Request, refusal: Refusal): Response {
  const setting = settingOf(intake, preferredLanguage(request))
  return answerRefusal(refusal, setting, mannerOf(intake, request))
}
