import ipaddr from 'ipaddr.js'

/** A range of addresses that belong to our own proxies: `10.0.0.0/8`, `::1`, `192.0.2.7`. */
export type ProxyRange = readonly [ipaddr.IPv4 | ipaddr.IPv6, number]

/**
 * Reads the configured proxies.
 * @throws RangeError naming the entry that is neither an address nor a CIDR range
 */
export function readProxies(entries: readonly string[]): readonly ProxyRange[] {
  return entries.map((entry) => {
    const text = entry.trim()
    if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text)
    if (ipaddr.isValid(text)) {
      const address = ipaddr.process(text)
      return [address, address.kind() === 'ipv4' ? 32 : 128]
    }
    throw new RangeError(`Trusted proxy "${entry}" is not an address: write 10.0.0.7 or 10.0.0.0/8`)
  })
}

/**
 * The visitor's address: the connection's own, or, when that is one of our proxies, the last
 * entry of X-Forwarded-For that no proxy of ours wrote. Entries further left are the visitor's
 * own words and are not read. Undefined when the address cannot be read.
 */
export function clientAddress(
  remoteAddress: string,
  forwardedFor: string | null,
  proxies: readonly ProxyRange[],
): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const hops = (forwardedFor ?? '').split(',')
  let address = readAddress(remoteAddress)
  while (address !== undefined && isProxy(address, proxies) && hops.length > 0) {
    const hop = readAddress(hops.pop() ?? '')
    if (hop === undefined) return address
    address = hop
  }
  return address
}

/** What counts as one visitor: an IPv4 address, the /64 network of an IPv6 one, or `unknown`. */
export function visitorNetwork(address: ipaddr.IPv4 | ipaddr.IPv6 | undefined): string {
  if (address === undefined) return 'unknown'
  if (address.kind() === 'ipv4') return address.toString()
  return address.toNormalizedString().split(':').slice(0, 4).join(':')
}

function readAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const bare = text
    .trim()
    .replace(/^\[|\](?::\d+)?$/g, '')
    .replace(/^([\d.]+):\d+$/, '$1')
  return ipaddr.isValid(bare) ? ipaddr.process(bare) : undefined
}

function isProxy(address: ipaddr.IPv4 | ipaddr.IPv6, proxies: readonly ProxyRange[]): boolean {
  return proxies.some(([range, bits]) => {
    return range.kind() === address.kind() && address.match(range, bits)
  })
}
