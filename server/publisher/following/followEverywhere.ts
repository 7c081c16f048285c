import type { SanityClient } from '@sanity/client'
import { followContent } from './followContent.ts'
import { followLive } from './followLive.ts'

/** A connection can die without a word: asking again now and then costs one small query. */
const CHECK_MILLISECONDS = 10 * 60_000

/**
 * Calls `ring` whenever the content of the site may have changed, as often as there is a way to hear
 * of it, and every ten minutes. The listener names the document, comments included, but starts anew
 * after a lost connection; the Live Content API takes up where it was, but tells of public documents
 * only. Hosted Sanity is further away: there both are followed.
 */
export function followEverywhere(
  client: SanityClient,
  isHosted: boolean,
  ring: (id?: string) => void,
): { close(): void } {
  const following = [
    followContent(client, ring),
    ...(isHosted ? [followLive(client, () => ring())] : []),
  ]
  const check = setInterval(() => ring(), CHECK_MILLISECONDS)
  return {
    close: () => {
      clearInterval(check)
      for (const each of following) each.close()
    },
  }
}
