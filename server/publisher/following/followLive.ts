import type { SanityClient } from '@sanity/client'
import { keepSubscribed } from './keepSubscribed.ts'

/**
 * Calls `ring` whenever hosted content may have changed, by the Live Content API: at each message,
 * and when the stream is (re)opened or asks for a restart, since then it is not known what was
 * missed. The client resumes a broken stream after the last event that it got.
 * @see https://www.sanity.io/docs/content-lake/live-content-api
 */
export function followLive(client: SanityClient, ring: () => void): { close(): void } {
  return keepSubscribed(
    () => client.live.events(),
    ({ type }) => {
      // `reconnect` says that the stream is lost; what comes after it says what to do.
      if (type === 'welcome' || type === 'message' || type === 'restart') ring()
    },
    { first: 5000, last: 5000 },
  )
}
