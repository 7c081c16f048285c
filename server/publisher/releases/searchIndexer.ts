import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { filesBelow, SEARCH_FOLDER } from '../live/siteFiles.ts'

/** Indexes releases for the search page, after readers have them. */
export interface SearchIndexer {
  /** Has the release in `folder` indexed, once no other comes for a while. */
  tell(folder: string): void
  /** Stops, and resolves when no process is left. */
  close(): Promise<void>
}

/** Edits come in groups, and an index takes seconds of CPU on a large site. */
const QUIET_MILLISECONDS = 1500
const OUTPUT_LENGTH = 2000

/**
 * Makes an indexer of the releases in `siteFolder`, by the site's own command. A release takes along
 * the index of the one before it; the new one is put in its place whole. `onIndexed` gets the files
 * of the index, `onFailure` what went wrong: the old index then stays.
 */
export function createSearchIndexer(options: {
  readonly root: string
  readonly siteFolder: string
  readonly onIndexed: (release: string, files: readonly string[]) => void
  readonly onFailure: (message: string) => void
}): SearchIndexer {
  const command = join(options.root, 'site/search/runSearchIndex.ts')
  let timer: NodeJS.Timeout | undefined
  let child: ChildProcess | undefined
  let working: Promise<void> = Promise.resolve()
  let isClosed = false

  const index = async (release: string): Promise<void> => {
    const fresh = join(options.siteFolder, `search.${randomBytes(4).toString('hex')}.tmp`)
    try {
      child = spawn('nice', [process.execPath, command, release, fresh], {
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      await ended(child)
      await putInPlace(fresh, join(release, SEARCH_FOLDER), `${fresh}.old.tmp`)
      const files = filesBelow(join(release, SEARCH_FOLDER))
      options.onIndexed(
        release,
        files.map((file) => `${SEARCH_FOLDER}/${file}`),
      )
    } catch (error) {
      await rm(fresh, { recursive: true, force: true })
      // A release that was pruned meanwhile needs no index.
      if (!isClosed && existsSync(release)) options.onFailure(String(error))
    }
  }

  return {
    tell: (folder) => {
      if (isClosed || !existsSync(command)) return
      clearTimeout(timer)
      timer = setTimeout(() => {
        working = working.then(() => (isClosed ? undefined : index(folder)))
      }, QUIET_MILLISECONDS)
    },
    close: async () => {
      isClosed = true
      clearTimeout(timer)
      child?.kill('SIGKILL')
      await working
    },
  }
}

function ended(child: ChildProcess): Promise<void> {
  let output = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    output = `${output}${chunk.toString()}`.slice(-OUTPUT_LENGTH)
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(`Indexing for search ended with ${signal ?? code}.\n${output}`))
    })
  })
}

/** Puts `fresh` where `target` is; a reader meets one of the two, or for microseconds none. */
async function putInPlace(fresh: string, target: string, old: string): Promise<void> {
  const hadOne = existsSync(target)
  if (hadOne) await rename(target, old)
  await rename(fresh, target)
  if (hadOne) await rm(old, { recursive: true, force: true })
}
