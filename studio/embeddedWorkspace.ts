import { createClient } from '@sanity/client'
import type { SourceOptions } from 'sanity'
import { createPatientFetch } from './patientFetch.ts'
import { withoutProjectHost } from './projectHost.ts'
import type { StudioTarget } from './target.ts'
import { createStreamFetch } from './transport.ts'

type EmbeddedOptions = Pick<SourceOptions, 'apiHost' | 'auth' | 'unstable_clientFactory'>

const dayMilliseconds = 24 * 60 * 60 * 1000

/**
 * What a workspace needs to edit the embedded lake, and nothing for the hosted one. The lake
 * answers on the Studio's own origin, so that one build serves any host and port.
 */
export function embeddedWorkspace(target: StudioTarget): EmbeddedOptions {
  if (target.kind === 'hosted' || !isInBrowser()) return {}
  const apiHost = window.location.origin
  const fetch = withoutProjectHost(window.fetch.bind(window), apiHost, target.projectId)
  window.fetch = fetch
  hideProtocolWarning()
  const streamFetch = createStreamFetch({
    apiHost,
    fetch: createPatientFetch(fetch, apiHost),
    openSocket: (url) => new WebSocket(url),
  })
  return {
    apiHost,
    unstable_clientFactory: (options) =>
      createClient({
        ...options,
        apiHost,
        useProjectHostname: false,
        useCdn: false,
        resolveFetch: () => streamFetch,
        // A read that waits for the connection to come back is not to be given up after five minutes.
        timeout: dayMilliseconds,
      }),
    auth: {
      loginMethod: 'cookie',
      redirectOnSingle: true,
      providers: [{ name: 'edicola', title: 'Edicola', url: `${apiHost}/login` }],
    },
  }
}

// The command line loads the configuration too, beside a window that cannot fetch.
const isInBrowser = (): boolean => typeof window !== 'undefined' && 'fetch' in window

// The Studio warns that HTTP/1.1 allows few streams; ours all share one socket, so the warning
// would be false. This key is the Studio's own switch for the protocol it believes in.
function hideProtocolWarning(): void {
  try {
    window.localStorage.setItem('_sanity_debugProtocol', 'h2')
  } catch {
    // Storage may be forbidden; the warning is then shown, and does no harm.
  }
}
