import { createChallenge, extractParams, verifySolution } from 'altcha-lib/v1'
import type { Challenge } from 'altcha-lib/v1/types'
import { z } from 'zod'
import type { IntakeKeys } from '../privacy/intakeKeys.ts'

/** How much a browser has to count: 0.1 to 0.5 s of a telephone's work, on average half of it. */
const hardest = 50_000
const validMs = 24 * 3_600_000
const longestProof = 1000

/**
 * What the work of a comment's sender is worth. `good` and `bad` say when the challenge was
 * given out, if that can be known; `spend` may be used once.
 */
export type ProofVerdict =
  | { readonly kind: 'none' | 'bad' }
  | {
      readonly kind: 'good'
      readonly madeAt: number
      readonly spend: string
      readonly until: number
    }

const payloadShape = z.object({
  algorithm: z.literal('SHA-256'),
  challenge: z.string().regex(/^[0-9a-f]{64}$/),
  number: z.int().min(0).max(hardest),
  salt: z.string().max(400),
  signature: z.string().max(128),
})
const bound = z.object({
  article: z.string(),
  at: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
})

/** A challenge for one article, to be solved within a day. https://altcha.org/docs/v1 */
export function makeChallenge(keys: IntakeKeys, article: string, now: Date): Promise<Challenge> {
  return createChallenge({
    hmacKey: keys.proof,
    maxnumber: hardest,
    params: { article, at: String(now.getTime()) },
  })
}

/** Judges a proof of work against its article and the clock; whether it is spent is not known here. */
export async function judgeProof(
  keys: IntakeKeys,
  proof: string,
  article: string,
  now: Date,
): Promise<ProofVerdict> {
  if (proof === '') return { kind: 'none' }
  const payload = readPayload(proof)
  if (payload === undefined) return { kind: 'bad' }
  const params = bound.safeParse(extractParams(payload))
  if (!params.success || params.data.article !== article) return { kind: 'bad' }
  const madeAt = params.data.at
  const until = madeAt + validMs
  if (madeAt > now.getTime() || until <= now.getTime()) return { kind: 'bad' }
  if (!(await verifySolution(payload, keys.proof, false))) return { kind: 'bad' }
  return { kind: 'good', madeAt, spend: `proof ${payload.challenge}`, until }
}

function readPayload(proof: string): z.infer<typeof payloadShape> | undefined {
  if (proof.length > longestProof) return undefined
  try {
    return payloadShape.parse(JSON.parse(Buffer.from(proof, 'base64').toString('utf8')))
  } catch {
    return undefined
  }
}
