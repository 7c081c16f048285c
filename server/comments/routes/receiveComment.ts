import { holdReasons } from '../checks/holdReasons.ts'
import { readBody } from '../checks/readBody.ts'
import { readFields, readFormType } from '../checks/readFields.ts'
import { readSubmission } from '../checks/readSubmission.ts'
import { acceptComment, type Acceptance, type DocumentFacts } from '../delivery/acceptComment.ts'
import { commentDocument, type CommentDocument } from '../delivery/commentDocument.ts'
import { describeError } from '../describeError.ts'
import { mannerOf, preferredLanguage, settingOf, type Intake } from '../intake.ts'
import {
  answerJson,
  answerPage,
  answerRedirect,
  answerRefusal,
  type Manner,
} from '../pages/answer.ts'
import { thanksPage } from '../pages/replyPage.ts'
import { gatherFacts } from '../checks/gatherFacts.ts'
import { linkAddress } from '../links/linkAddress.ts'
import { putLettersOnArrival } from '../mail/lettersOnArrival.ts'
import { judgeProof } from '../proof/challenge.ts'
import type { Refusal } from '../refusal.ts'
import { languageOf, type Language, type Submission, type Typed } from '../submission.ts'
import { articleAddress } from '../thread/articleAddress.ts'
import { recallArticle } from '../thread/knownArticles.ts'
import { lookUpThread } from '../thread/lookUpThread.ts'

type Arrival =
  | { readonly kind: 'typed'; readonly typed: Typed }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly typed?: Typed }

type Kept = Extract<Acceptance, { readonly commentId: string }>

type Outcome =
  | {
      readonly kind: 'taken'
      readonly articleUrl: string | undefined
      readonly language: Language
      readonly commentId: string
      /** Whether the sender is surely who wrote it, rather than somebody who sends the same again. */
      readonly isOwn: boolean
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly articleUrl?: string }

/**
 * Answers a posted comment: 303 to the article's thank-you anchor (JSON: 202 with its address)
 * once the comment is kept for good, else a page that says what is the matter and gives back
 * what was typed.
 * @param network what counts as one visitor for the quota
 */
export async function receiveComment(
  intake: Intake,
  request: Request,
  network: string,
): Promise<Response> {
  const manner = mannerOf(intake, request)
  const arrival = await readArrival(request, manner)
  const { typed } = arrival
  const language = languageOf(typed?.language) ?? preferredLanguage(request)
  const setting = settingOf(intake, language, typed?.key)
  if (arrival.kind === 'refused') return answerRefusal(arrival.refusal, setting, manner, { typed })
  try {
    const outcome = await take(intake, arrival.typed, network)
    if (outcome.kind === 'refused') {
      const { refusal, articleUrl } = outcome
      return answerRefusal(refusal, setting, manner, { typed, articleUrl })
    }
    return answerTaken(intake, outcome, manner)
  } catch (error) {
    intake.log(`comments: ${describeError(error)}`)
    return answerRefusal({ kind: 'failure' }, setting, manner, { typed })
  }
}

/** The fields of a request that came the right way, from a page of ours. */
async function readArrival(request: Request, manner: Manner): Promise<Arrival> {
  const refused = (refusal: Refusal, typed?: Typed): Arrival => {
    return { kind: 'refused', refusal, ...(typed && { typed }) }
  }
  const type = readFormType(request.headers)
  if (type === undefined) return refused({ kind: 'mediaType' })
  const origin = request.headers.get('origin') ?? 'null'
  // Another site's words are not shown on ours.
  if (manner.origin === undefined && origin !== 'null') return refused({ kind: 'originForeign' })
  const body = await readBody(request)
  if (body.kind !== 'body') return refused({ kind: body.kind })
  const fields = readFields(body.bytes, type)
  if (fields.kind === 'malformed') return refused({ kind: 'malformed' })
  if (fields.kind !== 'fields') return refused({ kind: fields.kind }, fields.typed)
  if (manner.origin === undefined) return refused({ kind: 'originMissing' }, fields.typed)
  return { kind: 'typed', typed: fields.typed }
}

async function take(intake: Intake, typed: Typed, network: string): Promise<Outcome> {
  const checked = readSubmission(typed)
  if (checked.kind === 'problems') {
    const known = recallArticle(intake.database, typed.article)
    const articleUrl = known && articleAddress(known.article, intake.siteUrl)
    const refusal: Refusal = { kind: 'fields', problems: checked.problems }
    return { kind: 'refused', refusal, ...(articleUrl && { articleUrl }) }
  }
  const { submission } = checked
  if (submission.article === '') return { kind: 'refused', refusal: { kind: 'articleUnknown' } }
  const { kind, verdict } = await lookUpThread(intake, submission)
  if (verdict?.kind === 'articleUnknown') return { kind: 'refused', refusal: verdict }
  const articleUrl = verdict && articleAddress(verdict.article, intake.siteUrl)
  if (verdict !== undefined && verdict.kind !== 'open') {
    return { kind: 'refused', refusal: { kind: verdict.kind }, ...(articleUrl && { articleUrl }) }
  }
  const language = verdict?.article.language ?? submission.language
  const title = verdict?.article.title ?? intake.siteTitle
  const kept = await keep(intake, submission, {
    network,
    language,
    verified: kind === 'asked',
    title,
  })
  if (kept.kind === 'accepted' || kept.kind === 'repeated') {
    const isOwn = kept.kind === 'accepted' || submission.key !== undefined
    return { kind: 'taken', articleUrl, language, commentId: kept.commentId, isOwn }
  }
  return { kind: 'refused', refusal: kept, ...(articleUrl && { articleUrl }) }
}

/** Keeps the comment on disk, then brings it to the lake if that can be done now. */
async function keep(
  intake: Intake,
  submission: Submission,
  facts: {
    readonly network: string
    readonly language: Language
    readonly verified: boolean
    /** The article's title. */
    readonly title: string
  },
): Promise<Refusal | Kept> {
  const { network, language, verified } = facts
  const now = intake.clock()
  const proof = await judgeProof(intake.keys, submission.proof, submission.article, now)
  const found = gatherFacts(intake, submission, proof, now)
  const document = ({ id, ...known }: DocumentFacts) =>
    commentDocument(submission, {
      id,
      submittedAt: now,
      language,
      holdReasons: holdReasons(submission, { ...found, ...known }),
    })
  const putLetters = (taken: CommentDocument): void =>
    putLettersOnArrival(intake, submission, taken, facts.title, now)
  const candidate = { submission, network, verified, proof, document, putLetters }
  const acceptance = await intake.commits.run(() =>
    acceptComment(intake.database, intake.keys, candidate, now),
  )
  if (acceptance.kind === 'tooFast') return acceptance
  if (acceptance.kind === 'full') return { kind: 'away' }
  intake.outbox.wake()
  await intake.delivery.deliver(acceptance.commentId)
  return acceptance
}

function answerTaken(
  intake: Intake,
  taken: Extract<Outcome, { readonly kind: 'taken' }>,
  manner: Manner,
): Response {
  const setting = settingOf(intake, taken.language)
  const url = taken.articleUrl && `${taken.articleUrl}#grazie`
  if (manner.json) {
    const { thanksTitle, thanks } = setting.wording
    const message = `${thanksTitle}. ${thanks}`
    // To change or withdraw it: for the browser that has just sent it, and nobody else.
    const link = { purpose: 'edit', subject: taken.commentId } as const
    const edit = taken.isOwn ? linkAddress(intake, link, intake.clock()) : undefined
    return answerJson({ status: 'pending', message, url, edit }, 202, manner)
  }
  return url === undefined
    ? answerPage(thanksPage(setting), 202, manner)
    : answerRedirect(url, manner)
}
