import { readBodyText } from '../checks/readBody.ts'
import { describeError } from '../describeError.ts'
import { mannerOf, preferredLanguage, type Intake } from '../intake.ts'
import { answerPage } from '../pages/answer.ts'
import { linkWordingOf } from '../wording/linkWording.ts'
import { confirmAddress } from './confirmAddress.ts'
import { decideComment } from './decideComment.ts'
import { editComment } from './editComment.ts'
import { linkPage } from './linkPage.ts'
import type { Visit } from './visit.ts'
import { muteNotices } from './muteNotices.ts'
import { showMine } from './showMine.ts'
import { readLink } from './signedLink.ts'

/**
 * Answers `/comments/link?t=…`: GET shows what a mailed link would do, POST does it. Who holds
 * the link may follow it, so neither origin nor cookie counts; a mail program that fetches links
 * by itself changes nothing.
 */
export async function answerLink(intake: Intake, request: Request): Promise<Response> {
  const manner = mannerOf(intake, request)
  const form =
    request.method === 'POST'
      ? new URLSearchParams(await readBodyText(request))
      : new URLSearchParams()
  const token = form.get('t') ?? new URL(request.url).searchParams.get('t') ?? ''
  const now = intake.clock()
  const language = preferredLanguage(request)
  const wording = linkWordingOf(language)
  const tell = ([title, explanation]: readonly [string, string], status: number): Response =>
    answerPage(linkPage(intake, language, { title, explanation }), status, manner)
  const reading = readLink(intake.keys, token, now)
  if (reading.kind !== 'good')
    return tell(wording[reading.kind], reading.kind === 'false' ? 400 : 410)
  const visit: Visit = {
    ...reading,
    token,
    form,
    language,
    manner,
    now,
    acts: request.method === 'POST',
  }
  try {
    return await follow(intake, visit)
  } catch (error) {
    intake.log(`comments: link: ${describeError(error)}`)
    return tell(wording.away, 503)
  }
}

function follow(intake: Intake, visit: Visit): Response | Promise<Response> {
  switch (visit.link.purpose) {
    case 'confirm':
      return confirmAddress(intake, visit)
    case 'mute':
      return muteNotices(intake, visit)
    case 'edit':
      return editComment(intake, visit)
    case 'mine':
      return showMine(intake, visit)
    case 'approve':
    case 'spam':
    case 'trash':
    case 'undo':
      return decideComment(intake, visit, visit.link.purpose)
  }
}
