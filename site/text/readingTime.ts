import { plainText } from './plainText.ts'

const WORDS_PER_MINUTE = 220

/** Minutes that a body takes to read, at least 1. */
export function readingTime(body: unknown): number {
  const words = plainText(body).match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE))
}
