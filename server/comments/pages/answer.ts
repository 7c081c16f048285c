import { refusalHeaders, refusalStatus, type Refusal } from '../refusal.ts'
import type { Typed } from '../submission.ts'
import { refusalWording } from '../wording/wordingOf.ts'
import { pageStyleSource } from './pageStyle.ts'
import { cleanedFields, refusalPage, type Setting } from './refusalPage.ts'

/** The origins that pages of ours are served from. */
export interface Origins {
  readonly site: string
  readonly cms: string
}

/** How, and to whom, an answer is given. */
export interface Manner {
  readonly json: boolean
  readonly origins: Origins
  /** The request's origin, when it is one of ours. */
  readonly origin: string | undefined
}

/** A page, under a policy that lets it show itself and send its form, and nothing else. */
export function answerPage(
  markup: string,
  status: number,
  manner: Manner,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const { site, cms } = manner.origins
  const policy = [
    "default-src 'none'",
    `style-src ${pageStyleSource}`,
    // Chromium applies it to the redirect after the form too, which leads to the site.
    `form-action ${[...new Set([cms, site])].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  return new Response(markup, {
    status,
    headers: {
      ...commonHeaders(manner),
      ...headers,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'x-robots-tag': 'noindex',
    },
  })
}

/** JSON, readable by the pages of ours that asked for it. */
export function answerJson(
  value: unknown,
  status: number,
  manner: Manner,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { ...commonHeaders(manner), ...headers, 'content-type': 'application/json' },
  })
}

/** 303 (See Other) to an address of the site's, as after every form that was taken. */
export function answerRedirect(url: string, manner: Manner): Response {
  return new Response(null, { status: 303, headers: { ...commonHeaders(manner), location: url } })
}

/** The permission that a browser asks for before it sends JSON from the site. */
export function answerPreflight(manner: Manner): Response {
  const allowed = manner.origin !== undefined && {
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'content-type',
    'access-control-max-age': '600',
  }
  return new Response(null, { status: 204, headers: { ...commonHeaders(manner), ...allowed } })
}

/**
 * A refusal as a page or as JSON: `{error: {kind, message, fields?, cleaned?, retryAfterSeconds?}}`,
 * `cleaned` being what to put into fields whose problem cannot be seen.
 */
export function answerRefusal(
  refusal: Refusal,
  setting: Setting,
  manner: Manner,
  kept: { readonly typed?: Typed | undefined; readonly articleUrl?: string | undefined } = {},
): Response {
  const status = refusalStatus(refusal)
  const headers = refusalHeaders(refusal)
  if (!manner.json) {
    return answerPage(refusalPage(setting, refusal, kept), status, manner, headers)
  }
  const [title, explanation] = refusalWording(refusal, setting.wording)
  const error = {
    kind: refusal.kind,
    message: `${title}. ${explanation}`,
    ...(refusal.kind === 'fields' && {
      fields: Object.fromEntries(
        refusal.problems.map(({ field, code }) => [field, setting.wording.problems[field][code]]),
      ),
      ...(kept.typed && { cleaned: cleanedFields(kept.typed, refusal) }),
    }),
    ...(refusal.kind === 'tooFast' && { retryAfterSeconds: refusal.seconds }),
  }
  return answerJson({ error }, status, manner, headers)
}

function commonHeaders(manner: Manner): Record<string, string> {
  return {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    // A stricter policy would make the Origin of our own form `null`.
    'referrer-policy': 'strict-origin-when-cross-origin',
    vary: 'Origin',
    ...(manner.origin !== undefined && { 'access-control-allow-origin': manner.origin }),
  }
}
