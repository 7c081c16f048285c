import ipaddr from 'ipaddr.js'

/** What counts as one visitor: an IPv4 address, the /64 network of an IPv6 one, or `unknown`. */
export function visitorNetwork(remoteAddress: string): string {
  if (!ipaddr.isValid(remoteAddress)) return 'unknown'
  const address = ipaddr.process(remoteAddress)
  if (address.kind() === 'ipv4') return address.toString()
  return address.toNormalizedString().split(':').slice(0, 4).join(':')
}
