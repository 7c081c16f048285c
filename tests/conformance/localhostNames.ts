import dns from 'node:dns'

// The CLI puts the project before the host, and not every system knows `<project>.localhost`.
const lookup = dns.lookup as (hostname: string, ...rest: unknown[]) => void
const toLoopback = (hostname: string, ...rest: unknown[]): void =>
  lookup(hostname.endsWith('.localhost') ? '127.0.0.1' : hostname, ...rest)
dns.lookup = toLoopback as typeof dns.lookup
