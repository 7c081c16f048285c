/** Which web origins may use the lake with a person's session. */
export interface AllowedOrigins {
  /** All of them, the lake's own first. */
  readonly list: readonly string[]
  /** Whether an `Origin` header names one of them, exactly. */
  includes(origin: string): boolean
  /** Whether the request comes from one of them, from the lake's own pages, or from no page. */
  accepts(request: Request): boolean
  /** The address to go back to after signing in; undefined when it is not on one of them. */
  returnAddress(value: string): URL | undefined
}

/**
 * An exact list of origins, that of `apiHost` included.
 * @throws when one is not an `http` or `https` origin.
 */
export function collectAllowedOrigins(
  apiHost: string,
  allowedOrigins: readonly string[],
): AllowedOrigins {
  const list = [...new Set([apiHost, ...allowedOrigins].map(readOrigin))]
  const includes = (origin: string): boolean => list.includes(origin)
  return {
    list,
    includes,
    accepts: (request) => {
      const origin = request.headers.get('origin')
      // A page that another name leads here (DNS rebinding) has no cookie of ours to send.
      return origin === null || includes(origin) || origin === new URL(request.url).origin
    },
    returnAddress: (value) => {
      const address = URL.canParse(value) ? new URL(value) : undefined
      if (address === undefined || !includes(address.origin)) return undefined
      return address.username === '' && address.password === '' ? address : undefined
    },
  }
}

function readOrigin(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url.origin
  throw new Error(`"${value}" is not an origin. Write it as http://localhost:3333.`)
}
