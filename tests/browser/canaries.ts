import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { type EdicolaPlace, placeVariables, type RunningEdicola } from './runEdicola.ts'

/** Words that were planted, in every way in which a program may write them down. */
export function canarySpellings(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => {
    const bytes = Buffer.from(word)
    return [
      word,
      word.toUpperCase(),
      encodeURIComponent(word),
      JSON.stringify(word).slice(1, -1),
      bytes.toString('hex'),
      // Of base64 what does not depend on where in a text the word stands.
      ...[0, 1, 2].map((shift) =>
        Buffer.concat([Buffer.alloc(shift), bytes])
          .toString('base64')
          .slice(shift === 0 ? 0 : 4, -4),
      ),
      bytes.toString('utf16le'),
    ]
  })
}

/** A canary, and where it can be read. */
type Found = readonly [place: string, canary: string]

function canariesIn(place: string, text: string, spellings: readonly string[]): readonly Found[] {
  return spellings.flatMap((spelling) =>
    text.includes(spelling) ? [[place, spelling] as const] : [],
  )
}

function canariesInFiles(folder: string, spellings: readonly string[]): readonly Found[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const path = join(folder, name)
    const text = readIfStillThere(path)
    return text === undefined ? [] : canariesIn(path, text, spellings)
  })
}

/** A file as it is on the disk; `undefined` for a folder, and for what a writer has just renamed. */
function readIfStillThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1')
  } catch (error) {
    if (error instanceof Error && /^(?:ENOENT|EISDIR)/.test(error.message)) return undefined
    throw error
  }
}

/** Runs a command of `scripts/` on the data folder of a place; resolves to what it printed. */
export async function commandOn(
  place: EdicolaPlace,
  script: string,
  ...words: string[]
): Promise<string> {
  const file = fileURLToPath(new URL(`../../scripts/${script}.ts`, import.meta.url))
  const env = { ...process.env, ...placeVariables(place) }
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [file, ...words], { env })
  return stdout + stderr
}

const known = new Set<string>()

/**
 * Where a canary can be read: every file of the data folder, the dataset and its history as an
 * administrator sees them, exports, the built pages, all that the process has printed.
 * @param parts.editor a page that is signed in to the Studio as an administrator
 */
export async function searchForCanaries(
  parts: {
    readonly editor: Page
    readonly place: EdicolaPlace
    readonly edicola: RunningEdicola
    readonly articlePath: string
  },
  spellings: readonly string[],
): Promise<readonly Found[]> {
  const { editor, place, edicola, articlePath } = parts
  const api = `${edicola.cmsUrl}/v2025-02-19/data`
  const ask = async (url: string): Promise<string> => {
    const response = await editor.context().request.get(url)
    if (!response.ok()) throw new Error(`${url}: ${response.status()}`)
    return response.text()
  }
  const dataset = await ask(`${api}/query/production?query=*[]&perspective=raw`)
  const { result }: { result: { _id: string }[] } = JSON.parse(dataset)
  // What has been deleted since is in the history all the same.
  for (const { _id } of result) if (/^(?:comment\.|mercato)/.test(_id)) known.add(_id)
  const texts: Record<string, string> = {
    dataset,
    history: await ask(`${api}/history/production/transactions/${[...known].join(',')}`),
    exported: await ask(`${api}/export/production`),
    printed: edicola.output(),
    page: await ask(`${edicola.siteUrl}${articlePath}`),
    feed: await ask(`${edicola.siteUrl}${articlePath}rss.xml`),
  }
  const write = async (type: string): Promise<void> => {
    const file = `${place.dataFolder}-out.${type}`
    rmSync(file, { force: true })
    await commandOn(place, 'comments', 'export', file)
    texts[type] = readFileSync(file, 'utf8')
  }
  await Promise.all(['json', 'xml'].map(write))
  for (const [name, text] of Object.entries(texts)) {
    if (!/mercato|^ready/m.test(text)) throw new Error(`Nothing to search in: ${name}\n${text}`)
  }
  const inTexts = Object.entries(texts).flatMap(([name, text]) => canariesIn(name, text, spellings))
  return [...inTexts, ...canariesInFiles(place.dataFolder, spellings)]
}
