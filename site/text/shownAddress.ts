/** What a host is shown with as it was written: ASCII, and the letters of western European words. */
const PLAIN = /^[\u0021-\u007e\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]*$/

/**
 * A web address as a visitor's words show it: a host with letters that can pass for others, as
 * Cyrillic ones do, is written as the network knows it (`xn--…`). Undefined for an address that
 * names a user, which makes it look like another's: `https://bank.example@evil.example`.
 */
export function shownAddress(address: string): string | undefined {
  const { username, password, host, protocol } = new URL(address)
  if (username !== '' || password !== '') return undefined
  const [start = '', written = ''] = /^https?:[\\/]*([^\\/?#]*)/i.exec(address) ?? []
  if (PLAIN.test(written)) return address
  return `${protocol}//${host}${address.slice(start.length)}`
}
