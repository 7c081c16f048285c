import { readChallenge } from './readIntakeAnswer.ts'

/** The intake takes who sends sooner for a program; a form that was kept and filled in is no program. */
const slowestMs = 3200

/** Solves a challenge while the comment is being written; '' where that cannot be done. */
export async function proofOfWork(action: string, article: string): Promise<string> {
  try {
    const asked = await fetch(`${action}/challenge?article=${encodeURIComponent(article)}`)
    const ripe = new Promise((resolve) => setTimeout(resolve, slowestMs))
    const { algorithm, challenge, salt, signature, maxnumber } = readChallenge(await asked.json())
    for (let from = 0; from <= maxnumber; from += 500) {
      const numbers = Array.from({ length: 500 }, (_, index) => from + index)
      const hashes = await Promise.all(numbers.map((number) => hash(algorithm, `${salt}${number}`)))
      const found = hashes.indexOf(challenge)
      if (found >= 0) {
        const number = from + found
        await ripe
        return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }))
      }
    }
  } catch {
    // Without a proof the comment is taken all the same, and held.
  }
  return ''
}

async function hash(algorithm: string, text: string): Promise<string> {
  const digest = await crypto.subtle.digest(algorithm, new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
