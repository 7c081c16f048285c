/** The words and sites of the settings that hold a comment. */
export interface Blocklist {
  readonly words: readonly string[]
  /** Host names; their subdomains count too. */
  readonly domains: readonly string[]
}

const host = /(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.)+[\p{L}]{2,24}/giu

/** Whether a text holds one of the words or phrases, whole, whatever its case and accents. */
export function hasBlockedWord(text: string, { words }: Blocklist): boolean {
  const folded = ` ${fold(text)} `
  return words.some((word) => {
    const sought = fold(word)
    return sought !== '' && folded.includes(` ${sought} `)
  })
}

/** Whether a text, a website or an address leads to one of the sites. */
export function hasBlockedDomain(texts: readonly string[], { domains }: Blocklist): boolean {
  const sites = domains.map(plain).filter((site) => site !== '')
  if (sites.length === 0) return false
  const hosts = texts.flatMap((text) => text.match(host) ?? []).map(plain)
  return sites.some((site) => hosts.some((found) => found === site || found.endsWith(`.${site}`)))
}

/** What looks alike is alike: full-width letters, accents and punctuation do not hide a word. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function plain(domain: string): string {
  const bare = domain.normalize('NFKC').toLowerCase().trim()
  return bare.replace(/^(?:https?:\/\/)?(?:www\.)?/, '').replace(/[/?#].*$/, '')
}
