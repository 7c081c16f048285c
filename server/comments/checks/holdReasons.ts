import type { HoldReasonCode } from '../../../schemas/holdReasons.ts'
import type { Submission } from '../submission.ts'
import { hasBlockedDomain, hasBlockedWord, type Blocklist } from './blocklist.ts'

/** Why a comment is held for a closer look; the words are in `schemas/holdReasons.ts`. */
export type HoldReason = HoldReasonCode

/** What the layers of the defence have found out about a submission. */
export interface HoldFacts {
  readonly duplicate: boolean
  readonly blockedPerson: boolean
  /** What the browser's work was worth; a proof that is spent already is `bad`. */
  readonly proof: 'none' | 'bad' | 'good'
  /** Time since its form was made, in milliseconds, when a signature vouches for it. */
  readonly ageMs: number | undefined
  readonly blocklist: Blocklist
  /** What the classifier thinks, undefined while it knows too little. */
  readonly spamProbability: number | undefined
}

/** Nobody writes and sends a comment in less; browsers fill in fields, not thoughts. */
const fastestMs = 3000
const likely = 0.9

const link = /(?:\b[a-z][a-z0-9+.-]{1,15}:\/\/(?:www\.)?|\bwww\.)[^\s]|\[url\b|<a\s/giu

/** How many links a text holds: addresses with a scheme or `www.`, and link mark-up. */
export function countLinks(text: string): number {
  const bare = text.replace(/<a\s[^>]{0,300}>|\[url[^\]]{0,300}\]/giu, ' www.x ')
  return Array.from(bare.matchAll(link)).length
}

/** The reasons to hold a checked submission, in a fixed order; none is no verdict of goodness. */
export function holdReasons(submission: Submission, facts: HoldFacts): readonly HoldReason[] {
  const { name, body, url = '', email } = submission
  const { blocklist, ageMs, spamProbability = 0 } = facts
  const verdicts: Readonly<Partial<Record<HoldReason, boolean>>> = {
    honeypot: submission.trapped,
    tooQuick: ageMs !== undefined && ageMs < fastestMs,
    noProof: facts.proof === 'none',
    badProof: facts.proof === 'bad',
    links: countLinks(body) >= 2,
    linkInName: countLinks(name) >= 1,
    duplicate: facts.duplicate,
    blockedWord: hasBlockedWord(`${name} ${body}`, blocklist),
    blockedDomain: hasBlockedDomain([name, body, url, email.replace(/^.*@/u, '')], blocklist),
    blockedPerson: facts.blockedPerson,
    likelySpam: spamProbability >= likely,
  }
  return reasonsInOrder.filter((reason) => verdicts[reason] === true)
}

const reasonsInOrder: readonly HoldReason[] = [
  'honeypot',
  'tooQuick',
  'noProof',
  'badProof',
  'links',
  'linkInName',
  'duplicate',
  'blockedWord',
  'blockedDomain',
  'blockedPerson',
  'likelySpam',
]
