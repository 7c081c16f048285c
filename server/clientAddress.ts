import ipaddr from 'ipaddr.js'

/** A range of addresses that belong to our own proxies: `10.0.0.0/8`, `::1`, `192.0.2.7`. */
export type ProxyRange = readonly [ipaddr.IPv4 | ipaddr.IPv6, number]

/** Reads one configured proxy, an address or a CIDR range; undefined when it is neither. */
export function readProxy(entry: string): ProxyRange | undefined {
  const text = entry.trim()
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text)
  if (!ipaddr.isValid(text)) return undefined
  const address = ipaddr.process(text)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}

/**
 * The visitor's address: the connection's own, or, when that is one of our proxies, the last
 * entry of X-Forwarded-For that no proxy of ours wrote. Entries further left are the visitor's
 * own words and are not read. The connection's own, as it is, when it is no IP address.
 */
export function clientAddress(
  remoteAddress: string,
  forwardedFor: string | null,
  proxies: readonly ProxyRange[],
): string {
  const hops = (forwardedFor ?? '').split(',')
  let address = readAddress(remoteAddress)
  while (address !== undefined && isProxy(address, proxies) && hops.length > 0) {
    const hop = readAddress(hops.pop() ?? '')
    if (hop === undefined) break
    address = hop
  }
  return address?.toString() ?? remoteAddress
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
