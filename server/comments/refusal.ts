import type { FieldProblem } from './submission.ts'

/**
 * Why a request is refused.
 * - `fields`: some values have to be mended;
 * - `originMissing`: no Origin header, or `null`; `originForeign`: a page that is not ours;
 * - `malformed`: not decodable; `tooManyFields`, `repeatedField`: not what our form sends;
 * - `articleUnknown`, `commentsClosed`, `parentUnknown`: what the article's state forbids;
 * - `tooFast`: over the quota; `away`: cannot be answered now.
 */
export type Refusal =
  | { readonly kind: 'fields'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'tooFast'; readonly seconds: number }
  | { readonly kind: 'method'; readonly allow: string }
  | {
      readonly kind:
        | 'address'
        | 'mediaType'
        | 'tooLarge'
        | 'tooSlow'
        | 'malformed'
        | 'tooManyFields'
        | 'repeatedField'
        | 'originMissing'
        | 'originForeign'
        | 'articleUnknown'
        | 'commentsClosed'
        | 'parentUnknown'
        | 'away'
        | 'failure'
    }

const statuses: Readonly<Record<Refusal['kind'], number>> = {
  fields: 422,
  tooFast: 429,
  method: 405,
  address: 404,
  mediaType: 415,
  tooLarge: 413,
  tooSlow: 408,
  malformed: 400,
  tooManyFields: 400,
  repeatedField: 400,
  originMissing: 403,
  originForeign: 403,
  articleUnknown: 404,
  commentsClosed: 403,
  parentUnknown: 422,
  away: 503,
  failure: 500,
}

/** The HTTP status of a refusal. */
export function refusalStatus(refusal: Refusal): number {
  return statuses[refusal.kind]
}

/** The headers, beyond the usual ones, that a refusal's status asks for. RFC 9110. */
export function refusalHeaders(refusal: Refusal): Readonly<Record<string, string>> {
  if (refusal.kind === 'method') return { allow: refusal.allow }
  if (refusal.kind === 'tooFast') return { 'retry-after': String(refusal.seconds) }
  // The rest of the body may still come, and is no new request.
  if (refusal.kind === 'tooSlow') return { connection: 'close' }
  if (refusal.kind === 'away') return { 'retry-after': '60' }
  return {}
}

/** Whether sending the same form again, as it is given back, can succeed. */
export function canBeSentAgain(refusal: Refusal): boolean {
  return [
    'fields',
    'tooFast',
    'tooManyFields',
    'repeatedField',
    'originMissing',
    'parentUnknown',
    'away',
    'failure',
  ].includes(refusal.kind)
}
