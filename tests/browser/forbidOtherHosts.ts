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
 * Notes every request of the context's pages, frames, workers and WebSockets to another host than
 * localhost, so that a test can end with `expect(forbidden.addresses).toEqual([])`. Call it before
 * the first page is opened. They end at the name look-up, which launchBrowser confines to this
 * machine; nothing is routed, since a browser whose requests are routed keeps no cache, and each page
 * of the Studio would be fetched and compiled anew.
 */
export function forbidOtherHosts(context: BrowserContext): ForbiddenRequests {
  const addresses: string[] = []
  const note = (address: string): void => {
    if (leavesThisMachine(address)) addresses.push(address)
  }
  context.on('request', (request) => note(request.url()))
  context.on('page', (page) => page.on('websocket', (socket) => note(socket.url())))
  return { addresses }
}
