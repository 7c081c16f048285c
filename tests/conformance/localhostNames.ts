import dns from 'node:dns'

// The CLI puts the project before the host, and not every system knows `<project>.localhost`.
const { lookup } = dns
const toLoopback = (hostname: string, ...rest: unknown[]): unknown =>
  Reflect.apply(lookup, dns, [hostname.endsWith('.localhost') ? '127.0.0.1' : hostname, ...rest])
Object.assign(dns, { lookup: toLoopback })
