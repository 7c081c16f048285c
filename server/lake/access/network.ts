import { isIPv6 } from 'node:net'

/** An IPv4 address, or the /64 of an IPv6 one, which a single household holds whole. */
export function networkOf(remoteAddress: string): string {
  const address = remoteAddress.replace(/^::ffff:(?=\d+\.)/, '')
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const first = head.split(':').filter(Boolean)
  const last = (tail ?? '').split(':').filter(Boolean)
  const zeros = Array.from(
    { length: tail === undefined ? 0 : 8 - first.length - last.length },
    () => '0',
  )
  return [...first, ...zeros, ...last].slice(0, 4).join(':')
}
