import { nameError } from '../describeError.ts'
import type { Intake } from '../intake.ts'
import { judgeThread, type ThreadVerdict } from './judgeThread.ts'
import { recallArticle, rememberArticle } from './knownArticles.ts'
import { readThread, type Thread } from './readThread.ts'

/** A verdict on where a comment is to stand. */
export type ThreadLookup =
  | { readonly kind: 'asked'; readonly verdict: ThreadVerdict }
  /** The lake cannot be asked; the verdict is on what was known of the article, if anything. */
  | { readonly kind: 'away'; readonly verdict: ThreadVerdict | undefined }

/** Asks the content lake where a comment is to stand; while it is away, one's own notes. */
export async function lookUpThread(
  intake: Intake,
  ids: { readonly article: string; readonly parent: string | undefined },
): Promise<ThreadLookup> {
  const now = intake.clock()
  try {
    const thread = await readOnce(intake, ids)
    const { article, closeAfterDays } = thread
    if (thread.siteTitle !== undefined) intake.siteTitle = thread.siteTitle
    intake.rules = thread.rules
    if (article !== undefined) rememberArticle(intake.database, { article, closeAfterDays })
    return { kind: 'asked', verdict: judgeThread(thread, ids.parent, now) }
  } catch (error) {
    intake.log(`comments: an article could not be looked up: ${nameError(error)}`)
  }
  const known = recallArticle(intake.database, ids.article)
  if (known === undefined) return { kind: 'away', verdict: undefined }
  const thread = { ...known, parent: undefined }
  return { kind: 'away', verdict: judgeThread(thread, undefined, now) }
}

/** Comments that arrive together under one article share one question about it. */
function readOnce(
  { client, threadsUnderWay }: Intake,
  ids: { readonly article: string; readonly parent: string | undefined },
): Promise<Thread> {
  const key = `${ids.article} ${ids.parent ?? ''}`
  const underWay = threadsUnderWay.get(key)
  if (underWay !== undefined) return underWay
  const started = readThread(client, ids).finally(() => threadsUnderWay.delete(key))
  threadsUnderWay.set(key, started)
  return started
}
