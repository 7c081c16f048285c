const SAFE_SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** The address if a link may lead there (web, mail, telephone, this site), else `undefined`. */
export function safeUrl(address: string | undefined | null): string | undefined {
  const trimmed = address?.trim() ?? ''
  if (trimmed === '') return undefined
  if (/^(?:\/(?![/\\])|#)/.test(trimmed)) return trimmed
  if (!URL.canParse(trimmed)) return undefined
  return SAFE_SCHEMES.has(new URL(trimmed).protocol) ? trimmed : undefined
}
