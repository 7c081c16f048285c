import { readFileSync } from 'node:fs'

/** A comment of the corpus. */
export interface CorpusComment {
  readonly name: string
  readonly body: string
  readonly url: string
}

/** Comments in two halves: what the editors decided, and what comes then. */
export interface Corpus {
  readonly train: readonly CorpusComment[]
  readonly test: readonly CorpusComment[]
}

/** The comments of a kind, Italian and English, each written for itself, every second one in a half. */
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
  const half = (parity: number) => written.filter((_, index) => index % 2 === parity)
  return { train: half(0), test: half(1) }
}
