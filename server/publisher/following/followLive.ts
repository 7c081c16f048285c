import type { SanityClient } from '@sanity/client'

const RETRY_MILLISECONDS = 5000
/** A connection can die without a word: asking again now and then costs one small query. */
const CHECK_MILLISECONDS = 10 * 60_000

/**
 * Calls `ring` whenever hosted content may have changed, by the Live Content API: at each message,
 * and when the stream is (re)opened or asks for a restart, since then it is not known what was
 * missed. The client resumes a broken stream after the last event that it got.
 * @see https://www.sanity.io/docs/content-lake/live-content-api
 */
export function followLive(client: SanityClient, ring: () => void): { close(): void } {
  let timer: NodeJS.Timeout | undefined
  let subscription: { unsubscribe(): void } | undefined
  let isClosed = false

  const reconnect = (): void => {
    if (!isClosed) timer = setTimeout(connect, RETRY_MILLISECONDS)
  }
  const connect = (): void => {
    subscription?.unsubscribe()
    subscription = client.live.events().subscribe({
      next: ({ type }) => {
        // `reconnect` says that the stream is lost; what comes after it says what to do.
        if (type === 'welcome' || type === 'message' || type === 'restart') ring()
      },
      error: reconnect,
      complete: reconnect,
    })
  }

  const check = setInterval(() => ring(), CHECK_MILLISECONDS)
  connect()
  return {
    close: () => {
      isClosed = true
      clearInterval(check)
      clearTimeout(timer)
      subscription?.unsubscribe()
    },
  }
}
