import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { checkQuota, quotaSeconds } from '../checks/checkQuota.ts'
import { digest, type IntakeKeys } from '../privacy/intakeKeys.ts'
import { sealText } from '../privacy/sealText.ts'
import { isBlocked } from '../people/block.ts'
import { personOf } from '../people/personOf.ts'
import type { ProofVerdict } from '../proof/challenge.ts'
import type { Submission } from '../submission.ts'
import type { CommentDocument } from './commentDocument.ts'
import { inTransaction } from './openIntakeDatabase.ts'
import { spendOnce } from './spendOnce.ts'
import { prepared } from './prepared.ts'

const hourMs = 3_600_000
/** How long a repeated post without a key of its own is known as the same. */
const repeatMs = 24 * hourMs
/** How long a text is remembered, as a keyed digest, to tell that it was sent before. */
const textMs = 30 * 24 * hourMs
/** How long anything derived from a network address is kept. */
const networkMs = 48 * hourMs
const fullSpool = 10_000

/** What became of a checked submission. */
export type Acceptance =
  | { readonly kind: 'accepted'; readonly commentId: string }
  | { readonly kind: 'repeated'; readonly commentId: string }
  | { readonly kind: 'tooFast'; readonly seconds: number }
  | { readonly kind: 'full' }

/** What only the database can tell about a submission. */
export interface DocumentFacts {
  readonly id: string
  /** Whether its text was sent before. */
  readonly duplicate: boolean
  readonly blockedPerson: boolean
  /** A good proof that was used before is bad. */
  readonly proof: ProofVerdict['kind']
}

/** What is decided about a submission before it is taken. */
export interface Candidate {
  readonly submission: Submission
  /** What counts as one visitor; see `visitorNetwork`. */
  readonly network: string
  /** False when the lake could not be asked about the article; asked again on delivery. */
  readonly verified: boolean
  readonly proof: ProofVerdict
  /** Makes the document, once its id is known and what the database knows. */
  readonly document: (facts: DocumentFacts) => CommentDocument
  /** Puts into the outbox what is to be mailed about it, in the same transaction. */
  readonly putLetters: (document: CommentDocument) => void
}

const idRow = z.object({ comment_id: z.string() })
const timeRow = z.object({ received_at: z.number() })
const keyRow = z.object({ key: z.instanceof(Uint8Array) })
const countRow = z.object({ count: z.number() })

/**
 * Takes a submission into the spool, with its encrypted address; or finds that it was taken before,
 * or that its visitor has to wait. The same key and content, or without a key the same content
 * within 24 hours, is one comment with one id. Call it in a transaction.
 */
export function acceptComment(
  database: DatabaseSync,
  keys: IntakeKeys,
  candidate: Candidate,
  now: Date,
): Acceptance {
  const { submission } = candidate
  const at = now.getTime()
  const fingerprint = fingerprintOf(submission, keys)
  const textDigest = digest(keys.identity, ['text', foldText(submission.body)])
  const since = submission.key === undefined ? at - repeatMs : 0
  const repeated = prepared(
    database,
    'SELECT comment_id FROM submissions WHERE fingerprint = ? AND received_at > ?',
  ).get(fingerprint, since)
  if (repeated !== undefined) {
    return { kind: 'repeated', commentId: idRow.parse(repeated).comment_id }
  }
  const networks = networkKeys(database, keys, candidate.network, now)
  const pace = candidate.proof.kind === 'good' ? 'full' : 'half'
  const seconds = checkQuota(recentHits(database, networks, at), at, pace)
  if (seconds > 0) return { kind: 'tooFast', seconds }
  const spooled = prepared(database, 'SELECT count(*) AS count FROM spool').get()
  if (countRow.parse(spooled).count >= fullSpool) return { kind: 'full' }

  const moment = submission.key === undefined ? now.toISOString() : ''
  const hash = digest(keys.identity, ['id', fingerprint.toString('hex'), moment])
  const commentId = `comment.${hash.toString('hex').slice(0, 32)}`
  const duplicate =
    prepared(database, 'SELECT 1 FROM submissions WHERE text_digest = ? AND received_at > ?').get(
      textDigest,
      at - textMs,
    ) !== undefined
  const known = [networks.today, ...(networks.yesterday ? [networks.yesterday] : [])]
  const document = candidate.document({
    id: commentId,
    duplicate,
    blockedPerson: isBlocked(database, personOf(keys, submission.email), known),
    proof: spendProof(database, candidate.proof),
  })
  const rows = { commentId, document, fingerprint, textDigest, network: networks.today, at }
  keep(database, keys, candidate, rows)
  candidate.putLetters(document)
  return { kind: 'accepted', commentId }
}

function keep(
  database: DatabaseSync,
  keys: IntakeKeys,
  { submission, verified }: Candidate,
  rows: {
    readonly commentId: string
    readonly document: CommentDocument
    readonly fingerprint: Buffer
    readonly textDigest: Buffer
    readonly network: Buffer
    readonly at: number
  },
): void {
  const { commentId, at, network } = rows
  prepared(
    database,
    'INSERT INTO submissions (comment_id, fingerprint, text_digest, received_at) VALUES (?, ?, ?, ?)',
  ).run(commentId, rows.fingerprint, rows.textDigest, at)
  prepared(
    database,
    `INSERT INTO contacts (comment_id, email, received_at, person, network, notify, language)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    commentId,
    sealText(keys.contact, submission.email, commentId),
    at,
    personOf(keys, submission.email),
    network,
    submission.notify ? 1 : 0,
    rows.document.language,
  )
  prepared(database, 'INSERT INTO hits (network, received_at) VALUES (?, ?)').run(network, at)
  prepared(
    database,
    'INSERT INTO spool (comment_id, document, verified, received_at) VALUES (?, ?, ?, ?)',
  ).run(commentId, JSON.stringify(rows.document), verified ? 1 : 0, at)
}

/** Forgets what has had its time: network keys after 48 hours, digests of texts after 30 days. */
export function forgetExpired(database: DatabaseSync, now: Date): void {
  const at = now.getTime()
  inTransaction(database, () => {
    prepared(database, 'DELETE FROM hits WHERE received_at <= ?').run(at - networkMs)
    prepared(
      database,
      'UPDATE contacts SET network = NULL WHERE received_at <= ? AND network IS NOT NULL',
    ).run(at - networkMs)
    prepared(database, 'DELETE FROM blocked_networks WHERE blocked_at <= ?').run(at - networkMs)
    prepared(database, 'DELETE FROM spent WHERE until <= ?').run(at)
    prepared(database, 'DELETE FROM mailed WHERE mailed_at <= ?').run(at - 24 * hourMs)
    prepared(database, 'DELETE FROM day_keys WHERE day < ?').run(
      new Date(at - networkMs).toISOString().slice(0, 10),
    )
    prepared(database, 'DELETE FROM submissions WHERE received_at <= ?').run(at - textMs)
  })
  // What was overwritten in the database would live on in its write-ahead log.
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
}

/** Uses a proof up: the second use of one is bad. */
function spendProof(database: DatabaseSync, proof: ProofVerdict): ProofVerdict['kind'] {
  if (proof.kind !== 'good') return proof.kind
  return spendOnce(database, proof.spend, proof.until) ? 'good' : 'bad'
}

function fingerprintOf(submission: Submission, keys: IntakeKeys): Buffer {
  return digest(keys.identity, [
    'submission',
    submission.key ?? '',
    submission.article,
    submission.parent ?? '',
    submission.email.toLowerCase(),
    submission.body,
  ])
}

/** The text as it is compared with earlier ones: case and spacing do not make it another. */
function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
}

/**
 * The visitor's network under the random key of today and of yesterday (for the minutes after
 * midnight). When a day's key is deleted, nobody can tell any more whose hits were whose.
 */
function networkKeys(
  database: DatabaseSync,
  keys: IntakeKeys,
  network: string,
  now: Date,
): { readonly today: Buffer; readonly yesterday: Buffer | undefined } {
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10)
  const today = day(now.getTime())
  prepared(database, 'INSERT INTO day_keys (day, key) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
    today,
    randomBytes(32),
  )
  const under = (date: string): Buffer | undefined => {
    const row = prepared(database, 'SELECT key FROM day_keys WHERE day = ?').get(date)
    if (row === undefined) return undefined
    const key = Buffer.from(keyRow.parse(row).key).toString('hex')
    return digest(keys.network, [key, network])
  }
  const keyed = under(today)
  if (keyed === undefined) throw new Error('The key of the day is missing')
  return { today: keyed, yesterday: under(day(now.getTime() - 24 * hourMs)) }
}

function recentHits(
  database: DatabaseSync,
  networks: { readonly today: Buffer; readonly yesterday: Buffer | undefined },
  at: number,
): readonly number[] {
  return prepared(
    database,
    'SELECT received_at FROM hits WHERE network IN (?, ?) AND received_at > ?',
  )
    .all(networks.today, networks.yesterday ?? networks.today, at - quotaSeconds * 1000)
    .map((row) => timeRow.parse(row).received_at)
}
