import type { BrowserContext } from 'playwright-core'

/** A record of what pages asked of hosts that are not this machine. */
export interface ForbiddenRequests {
  /** Addresses, in the order in which they were asked for. */
  readonly addresses: readonly string[]
}

const OWN_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether a request to `address` leaves this machine; `data:`, `blob:` and the like do not. */
export function leavesThisMachine(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  const isNetwork = ['http:', 'https:', 'ws:', 'wss:', 'ftp:'].includes(protocol)
  return isNetwork && !OWN_HOSTS.has(hostname) && !hostname.endsWith('.localhost')
}

/**
 * Stops and notes every request of the context's pages, frames, workers and WebSockets to another
 * host than localhost, so that a test can end with `expect(forbidden.addresses).toEqual([])`.
 * Call it before the first page is opened. What a route cannot stop (redirects, service workers)
 * ends at the name look-up, which launchBrowser confines to this machine.
 */
export async function forbidOtherHosts(context: BrowserContext): Promise<ForbiddenRequests> {
  const addresses: string[] = []
  await context.route(
    (url) => leavesThisMachine(url.href),
    (route) => route.abort('blockedbyclient'),
  )
  // A redirect is followed inside the browser without asking the route: the event sees it too.
  context.on('request', (request) => {
    if (leavesThisMachine(request.url())) addresses.push(request.url())
  })
  await context.routeWebSocket(
    (url) => leavesThisMachine(url.href),
    async (socket) => {
      addresses.push(socket.url())
      await socket.close()
    },
  )
  return { addresses }
}
