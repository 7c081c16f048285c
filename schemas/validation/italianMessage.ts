import { readProperty } from './readProperty.ts'

const preferred = ['it-IT', 'it', 'en-US', 'en-GB', 'en']

/**
 * The words of a message, in Italian where it comes in several languages
 * (`{'it-IT': 'Scrivi il titolo.', 'en-US': 'Write a title.'}`); undefined when it has none.
 */
export function italianMessage(message: unknown): string | undefined {
  if (typeof message === 'string') return message
  const words = preferred.map((locale) => readProperty(message, locale))
  return words.find((text) => typeof text === 'string')
}
