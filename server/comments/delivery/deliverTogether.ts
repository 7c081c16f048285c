import type { DatabaseSync } from 'node:sqlite'
import type { SanityClient } from '@sanity/client'
import { judgeThread } from '../thread/judgeThread.ts'
import { readThread } from '../thread/readThread.ts'
import type { CommentDocument } from './commentDocument.ts'
import type { Commits } from './commitTogether.ts'
import { readSpooled, removeSpooled } from './spool.ts'

/** From where comments are brought, and to where. */
export interface DeliveryWays {
  readonly client: SanityClient
  readonly database: DatabaseSync
  readonly commits: Commits
  /** Does what rules decide about a comment that has reached the lake. Never rejects. */
  readonly decide: (document: CommentDocument) => Promise<void>
}

/**
 * Brings spooled comments to the lake in one transaction, and returns once it has acknowledged
 * them, now or before, and rules have decided about them. Ids that do not wait in the spool are
 * passed over.
 * @throws whatever the client throws; then all of them stay in the spool
 */
export async function deliverTogether(
  { client, database, commits, decide }: DeliveryWays,
  commentIds: readonly string[],
): Promise<void> {
  const settled: CommentDocument[] = []
  for (const id of commentIds) {
    const spooled = readSpooled(database, id)
    if (spooled === undefined) continue
    const { document, verified } = spooled
    settled.push(verified ? document : await settleThread(client, document))
  }
  if (settled.length === 0) return
  const mutations = settled.map((document) => ({ createIfNotExists: document }))
  await client.mutate(mutations, { returnDocuments: false })
  // Before they leave the spool: whoever is killed in between decides again.
  await Promise.all(settled.map(decide))
  const ids = settled.map(({ _id }) => _id)
  await commits.run(() => removeSpooled(database, ids))
}

/**
 * A comment that was accepted while the lake was away, judged as its visitor would have been
 * judged then. It was accepted, so it is not refused now: an editor reads what is the matter.
 */
async function settleThread(
  client: SanityClient,
  document: CommentDocument,
): Promise<CommentDocument> {
  const ids = { article: document.article._ref, parent: document.parent?._ref }
  const thread = await readThread(client, ids)
  const verdict = judgeThread(thread, ids.parent, new Date(document.submittedAt))
  if (verdict.kind === 'open') return { ...document, language: verdict.article.language }
  const { parent: _, ...withoutParent } = document
  const kept = verdict.kind === 'parentUnknown' ? withoutParent : document
  return { ...kept, holdReasons: [...document.holdReasons, verdict.kind] }
}
