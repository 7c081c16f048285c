import { readDocumentId, readParent } from '../checks/readSubmission.ts'
import { mannerOf, preferredLanguage, settingOf, type Intake } from '../intake.ts'
import { answerPage, answerRefusal } from '../pages/answer.ts'
import { replyPage } from '../pages/replyPage.ts'
import { nothingTyped } from '../submission.ts'
import { articleAddress } from '../thread/articleAddress.ts'
import { lookUpThread } from '../thread/lookUpThread.ts'

/**
 * Answers `GET /comments/reply?article=…&parent=…`: the form on a page of its own, quoting the
 * comment that is answered; without `parent`, the form for a new comment.
 */
export async function answerReply(intake: Intake, request: Request): Promise<Response> {
  const manner = mannerOf(intake, request)
  const preferred = settingOf(intake, preferredLanguage(request))
  const { searchParams } = new URL(request.url)
  const article = readDocumentId(searchParams.get('article') ?? '')
  const parent = readParent(searchParams.get('parent') ?? '')
  if (article === undefined) return answerRefusal({ kind: 'articleUnknown' }, preferred, manner)
  const lookup = await lookUpThread(intake, { article, parent })
  if (lookup.kind === 'away') return answerRefusal({ kind: 'away' }, preferred, manner)
  const { verdict } = lookup
  if (verdict.kind === 'articleUnknown') return answerRefusal(verdict, preferred, manner)
  const url = articleAddress(verdict.article, intake.siteUrl)
  const setting = settingOf(intake, verdict.article.language)
  if (verdict.kind !== 'open') {
    // Without its parent the form can still be offered, for a new comment.
    const typed = verdict.kind === 'parentUnknown' ? { ...nothingTyped, article } : undefined
    return answerRefusal({ kind: verdict.kind }, setting, manner, { articleUrl: url, typed })
  }
  return answerPage(replyPage(setting, { ...verdict.article, url }, verdict.parent), 200, manner)
}
