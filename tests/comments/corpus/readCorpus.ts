import { readFileSync } from 'node:fs'

/** A comment of the corpus. */
export interface CorpusComment {
  readonly name: string
  readonly body: string
  readonly url: string
}

/** Comments in two halves that share no sentence: what the editors decided, and what comes then. */
export interface Corpus {
  readonly train: readonly CorpusComment[]
  readonly test: readonly CorpusComment[]
}

const fewest = 160

/**
 * The written comments of a kind, Italian and English, in two halves; to each half are added
 * comments put together of sentences of two of its own, until it has 160.
 */
export function readCorpus(kind: 'ham' | 'spam'): Corpus {
  const written = ['it', 'en'].flatMap((language) =>
    readFileSync(new URL(`${kind}-${language}.txt`, import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .map((line): CorpusComment => {
        const [name = '', body = '', url = ''] = line.split('|')
        return { name, body, url }
      }),
  )
  const half = (parity: number) => fillUp(written.filter((_, index) => index % 2 === parity))
  return { train: half(0), test: half(1) }
}

function fillUp(written: readonly CorpusComment[]): readonly CorpusComment[] {
  const all = [...written]
  for (let step = 1; all.length < fewest; step += 1) {
    for (let index = 0; index < written.length && all.length < fewest; index += 1) {
      const one = written[index]!
      // Neighbours are of one language, but for the pair where the languages meet.
      const other = written[(index + step) % written.length]!
      const [first = ''] = one.body.split(/(?<=[.!?])\s/u)
      const last = other.body.split(/(?<=[.!?])\s/u).at(-1) ?? ''
      all.push({ name: other.name, url: one.url || other.url, body: `${first} ${last}` })
    }
  }
  return all
}
