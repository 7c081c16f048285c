import type { HoldReasonCode } from '../../../schemas/holdReasons.ts'
import type { Submission } from '../submission.ts'

/** Why a comment is held for a closer look; the words are in `schemas/holdReasons.ts`. */
export type HoldReason = HoldReasonCode

const link = /(?:\b[a-z][a-z0-9+.-]{1,15}:\/\/(?:www\.)?|\bwww\.)[^\s]|\[url\b|<a\s/giu

/** How many links a text holds: addresses with a scheme or `www.`, and link mark-up. */
export function countLinks(text: string): number {
  const bare = text.replace(/<a\s[^>]{0,300}>|\[url[^\]]{0,300}\]/giu, ' www.x ')
  return Array.from(bare.matchAll(link)).length
}

/** The reasons to hold a checked submission, in a fixed order; none is no verdict of goodness. */
export function holdReasons(
  submission: Submission,
  facts: { readonly duplicate: boolean },
): readonly HoldReason[] {
  const reasons: HoldReason[] = []
  if (submission.trapped) reasons.push('honeypot')
  if (countLinks(submission.body) >= 2) reasons.push('links')
  if (countLinks(submission.name) >= 1) reasons.push('linkInName')
  if (facts.duplicate) reasons.push('duplicate')
  return reasons
}
