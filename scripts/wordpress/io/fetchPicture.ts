import { type LookupAddress, lookup } from 'node:dns'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** What came of fetching a picture; `unreachable` when the host itself cannot be spoken to. */
export type PictureFetch =
  | { readonly kind: 'fetched'; readonly bytes: Buffer }
  | { readonly kind: 'failed'; readonly reason: string; readonly unreachable: boolean }

/** Where pictures may come from, and how long and large they may be. */
export interface FetchBounds {
  readonly isAllowedAddress: (address: string) => boolean
  readonly ports: ReadonlySet<string>
  readonly milliseconds: number
  readonly bytes: number
}

/** Whether an address lies in the public internet: no loopback, private or link-local one. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
}

/** The bounds for pictures from addresses that an import file names, which nobody vouches for. */
export const strictBounds: FetchBounds = {
  isAllowedAddress: isPublicAddress,
  ports: new Set(['', '80', '443']),
  milliseconds: 15_000,
  bytes: 30 * 1024 * 1024,
}

const redirectsAtMost = 3

class RefusedError extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'RefusedError'
  }
}

/** Looks a name up and checks every address before a connection is made to one of them. */
function guardedLookup({ isAllowedAddress }: FetchBounds): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const [first] = addresses ?? []
      if (error !== null || first === undefined) {
        return callback(error ?? new RefusedError(`${hostname} has no address`), '')
      }
      const foreign = addresses.find(({ address }) => !isAllowedAddress(address))
      if (foreign !== undefined) {
        return callback(new RefusedError(`${hostname} is not in the public internet`), '')
      }
      if (options.all === true) return callback(null, addresses)
      return callback(null, first.address, first.family)
    })
  }
}

function checkAddress(url: URL, bounds: FetchBounds): void {
  const { protocol, port, hostname, username } = url
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new RefusedError(`${protocol} is not the web`)
  if (!bounds.ports.has(port)) throw new RefusedError(`port ${port} is not that of a web server`)
  if (username !== '') throw new RefusedError('the address holds a user name')
  const host = hostname.replace(/^\[|\]$/g, '')
  // A literal address is never looked up, so it is checked here.
  if (isIP(host) !== 0 && !bounds.isAllowedAddress(host)) {
    throw new RefusedError(`${host} is not in the public internet`)
  }
}

function open(url: URL, bounds: FetchBounds, signal: AbortSignal): Promise<IncomingMessage> {
  checkAddress(url, bounds)
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  const headers = { Accept: 'image/*', 'User-Agent': 'Edicola import' }
  return new Promise((resolve, reject) => {
    request(url, { signal, headers, agent: false, lookup: guardedLookup(bounds) })
      .on('response', resolve)
      .on('error', reject)
      .end()
  })
}

async function readBytes(response: IncomingMessage, bounds: FetchBounds): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response) {
    const bytes = Buffer.from(part)
    size += bytes.length
    if (size > bounds.bytes) throw new RefusedError(`it is larger than ${bounds.bytes} bytes`)
    parts.push(bytes)
  }
  return Buffer.concat(parts)
}

async function fetchFrom(url: URL, bounds: FetchBounds, signal: AbortSignal): Promise<Buffer> {
  let place = url
  for (let redirects = 0; redirects <= redirectsAtMost; redirects += 1) {
    const response = await open(place, bounds, signal)
    const { statusCode = 0, headers } = response
    if (statusCode === 200) return readBytes(response, bounds)
    response.destroy()
    const { location } = headers
    if (statusCode < 300 || statusCode > 399 || location === undefined) {
      throw new RefusedError(`the server answered ${statusCode}`)
    }
    if (!URL.canParse(location, place)) throw new RefusedError('it was moved to no address')
    place = new URL(location, place)
  }
  throw new RefusedError(`it was moved more than ${redirectsAtMost} times`)
}

/**
 * Fetches a picture from an address that is not trusted: every address of its host is checked when
 * the connection is made, and again at each redirect. Never throws; bounded in time and size.
 */
export async function fetchPicture(address: string, bounds: FetchBounds): Promise<PictureFetch> {
  const signal = AbortSignal.timeout(bounds.milliseconds)
  try {
    return { kind: 'fetched', bytes: await fetchFrom(new URL(address), bounds, signal) }
  } catch (error) {
    if (signal.aborted) return { kind: 'failed', reason: 'no answer in time', unreachable: true }
    const reason = error instanceof Error ? error.message : String(error)
    return { kind: 'failed', reason, unreachable: !(error instanceof RefusedError) }
  }
}
