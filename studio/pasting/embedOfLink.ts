import { randomKey } from '@portabletext/block-tools'
import type { TypedObject } from '@sanity/types'
import { embedAddress, embedProvider } from '../../schemas/embedAddress.ts'

/** The embed of a text that is nothing but the address of a video, a post or a map. */
export function embedOfLink(text: string): TypedObject | undefined {
  const address = text.trim()
  if (/\s/.test(address) || !/^https?:\/\//.test(address) || !URL.canParse(address))
    return undefined
  const url = new URL(address)
  const provider = embedProvider(url)
  // Anything else is a link, as the writer will see at once.
  if (provider === 'other' || url.pathname === '/') return undefined
  return { _key: randomKey(12), _type: 'embed', url: embedAddress(url), provider }
}
