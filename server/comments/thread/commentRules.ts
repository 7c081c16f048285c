import { z } from 'zod'
import type { Blocklist } from '../checks/blocklist.ts'

/** What the editors have set about comments. */
export interface CommentRules {
  /** `known`: whoever has confirmed the address and has an approved comment is shown at once. */
  readonly approval: 'always' | 'known'
  readonly blocklist: Blocklist
  /** How long an address is kept after its person's last comment, in days. */
  readonly keepAddressesDays: number
}

const standardDays = 730
const strings = z.array(z.string()).nullish().catch(undefined)

/** The `comments` part of the settings document; what does not fit counts as unset. */
export const commentRulesShape = z.object({
  closeAfterDays: z.number().nullish().catch(undefined),
  approval: z.enum(['always', 'known']).nullish().catch(undefined),
  blockedWords: strings,
  blockedDomains: strings,
  keepAddressesDays: z.number().positive().nullish().catch(undefined),
})

/** The rules of the settings; without them every comment is read first and addresses go in two years. */
export function readCommentRules(
  set: z.infer<typeof commentRulesShape> | null | undefined,
): CommentRules {
  return {
    approval: set?.approval ?? 'always',
    blocklist: { words: set?.blockedWords ?? [], domains: set?.blockedDomains ?? [] },
    keepAddressesDays: set?.keepAddressesDays ?? standardDays,
  }
}
