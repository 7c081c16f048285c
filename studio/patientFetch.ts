type Fetch = typeof globalThis.fetch

const firstWaitMilliseconds = 250
const longestWaitMilliseconds = 3000

/** What a proxy answers while the server behind it is away. */
const awayStatuses = new Set([502, 504])

/**
 * A `fetch` whose reads at `apiHost` outlast a lost connection: they are asked again, after at most
 * three seconds, until somebody answers or the caller gives up. The Studio takes a read that failed
 * for a fault of its own, and puts an error in the place of the form with all that was typed
 * meanwhile; one that waits leaves the form as it is, under the Studio's word that the connection
 * is gone. Writes fail as they do: the Studio keeps and repeats them itself.
 */
export function createPatientFetch(fetch: Fetch, apiHost: string): Fetch {
  return async (input, init) => {
    const isRequest = input instanceof Request
    const method = init?.method ?? (isRequest ? input.method : 'GET')
    const url = isRequest ? input.url : String(input)
    if (method.toUpperCase() !== 'GET' || !url.startsWith(`${apiHost}/`)) return fetch(input, init)
    const signal = init?.signal ?? (isRequest ? input.signal : undefined)
    for (let wait = firstWaitMilliseconds; ; wait = Math.min(wait * 2, longestWaitMilliseconds)) {
      const response = await answerOf(fetch(input, init))
      if (response !== undefined) return response
      await pause(wait, signal)
    }
  }
}

/** The answer, or undefined when nobody gave one; other errors, such as an abort, are thrown. */
async function answerOf(asked: Promise<Response>): Promise<Response | undefined> {
  try {
    const response = await asked
    return awayStatuses.has(response.status) ? undefined : response
  } catch (error) {
    // https://fetch.spec.whatwg.org/#concept-network-error is a TypeError to whoever fetches.
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function pause(milliseconds: number, signal: AbortSignal | null | undefined): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const stop = (): void => {
    clearTimeout(timer)
    reject(
      signal?.reason instanceof Error ? signal.reason : new DOMException('Aborted', 'AbortError'),
    )
  }
  const timer = setTimeout(() => {
    signal?.removeEventListener('abort', stop)
    resolve()
  }, milliseconds)
  if (signal?.aborted === true) stop()
  else signal?.addEventListener('abort', stop, { once: true })
  return promise
}
