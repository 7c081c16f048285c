import type { UriDemand } from './recordRules.ts'

const ownOrigin = 'http://sanity'

/**
 * Whether a text is an address as demanded: true, or what is wrong, in an editor's words. The
 * Studio's reading: https://www.sanity.io/docs/studio/url-type
 */
export function checkUri(demand: UriDemand, text: string): true | string {
  if (text === '') return true
  const allowsRelative = demand.allowRelative || demand.relativeOnly
  const base = allowsRelative ? ownOrigin : undefined
  if (!URL.canParse(text, base)) return 'Non è un indirizzo web valido.'
  const url = new URL(text, base)
  if (demand.relativeOnly && url.origin !== ownOrigin) {
    return 'Scrivi un indirizzo del sito, che comincia con /.'
  }
  if (!demand.allowCredentials && (url.username !== '' || url.password !== '')) {
    return 'L’indirizzo non deve contenere nome utente né password.'
  }
  if (/^\.*\//.test(text)) return true
  const scheme = url.protocol.slice(0, -1)
  const isAllowed = demand.schemes.some((allowed) =>
    typeof allowed === 'string' ? allowed === scheme : new RegExp(allowed).test(scheme),
  )
  if (isAllowed) return true
  const names = demand.schemes.map((allowed) =>
    typeof allowed === 'string' ? `${allowed}:` : allowed.source,
  )
  return `L’indirizzo deve cominciare con ${names.join(', ')}.`
}
