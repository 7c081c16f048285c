import { createHash } from 'node:crypto'

/**
 * The content security policy of a page: everything from the site itself, no script and no style
 * inside the page but those whose words are given here, and rules for what may be fetched ahead
 * (https://developer.mozilla.org/docs/Web/API/Speculation_Rules_API).
 * @param given.styles the contents of the page's style elements.
 * @param given.frames origins of the players that readers may open.
 */
export function contentPolicy(given: {
  readonly siteUrl: string
  readonly cmsUrl: string
  readonly styles: readonly string[]
  readonly frames: readonly string[]
}): string {
  const origins = [new URL(given.siteUrl).origin, new URL(given.cmsUrl).origin]
  return [
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    // The comment form asks the CMS for a challenge, and sends the comment there.
    `connect-src 'self' ${new URL(given.cmsUrl).origin}`,
    // The CMS receives comments and leads back to the article: Chromium checks both addresses.
    `form-action 'self' ${[...new Set(origins)].join(' ')}`,
    `style-src 'self' ${given.styles.map(hashSource).join(' ')}`,
    "script-src 'self' 'inline-speculation-rules'",
    ...(given.frames.length > 0 ? [`frame-src ${given.frames.join(' ')}`] : []),
  ].join(';')
}

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
