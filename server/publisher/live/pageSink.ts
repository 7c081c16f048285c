import { Worker } from 'node:worker_threads'
import type { ReleaseWriter } from './releaseWriter.ts'

/** What became of the pages that were put. */
export interface PutPages {
  /** Those that are new or have other bytes than before. */
  readonly changed: readonly string[]
  /** What was touched beyond what the writer of the release knows of; see ReleaseWriter. */
  readonly files: readonly string[]
  readonly folders: readonly string[]
}

/** Takes pages as they are rendered, and writes those that differ into the next release. */
export interface PageSink {
  /** Resolves when there is room for the next page. */
  put(file: string, page: string | Uint8Array): Promise<void>
  /** Resolves when all are written. */
  end(): Promise<PutPages>
  /** Gives up what is not written yet. */
  close(): Promise<void>
}

/** What the thread of writePages.ts is sent; `undefined` when that is all. */
export type PageBatch = readonly (readonly [file: string, page: string | Uint8Array])[] | undefined

/** A thread takes a tenth of a second to start: more pages than this are worth one. */
const MANY = 500
const PAGES_IN_BATCH = 32
/** So that pages do not pile up in memory where the disk is slower than the renderer. */
const BATCHES_AHEAD = 8

/** A sink for `count` pages: many are written by a thread, while the next ones are rendered. */
export function openPageSink(folder: string, writer: ReleaseWriter, count: number): PageSink {
  return count > MANY ? threadSink(folder) : directSink(writer)
}

function directSink(writer: ReleaseWriter): PageSink {
  const changed: string[] = []
  return {
    put: async (file, page) => {
      if (writer.put(file, page)) changed.push(file)
    },
    end: async () => ({ changed, files: [], folders: [] }),
    close: async () => {},
  }
}

function threadSink(folder: string): PageSink {
  const thread = new Worker(new URL('writePages.ts', import.meta.url), { workerData: folder })
  const ended = Promise.withResolvers<PutPages>()
  // Whoever awaits it later is told; nobody else must be.
  ended.promise.catch(() => undefined)
  let batch: (readonly [string, string | Uint8Array])[] = []
  let ahead = 0
  let room = Promise.withResolvers<void>()
  thread.on('message', (message: 'written' | PutPages) => {
    if (message !== 'written') return ended.resolve(message)
    ahead -= 1
    room.resolve()
    room = Promise.withResolvers()
  })
  thread.on('error', (error) => {
    ended.reject(error)
    room.resolve()
  })
  const send = (pages: PageBatch): void => thread.postMessage(pages)
  return {
    put: async (file, page) => {
      batch.push([file, page])
      if (batch.length < PAGES_IN_BATCH) return
      send(batch)
      batch = []
      ahead += 1
      if (ahead > BATCHES_AHEAD) await Promise.race([room.promise, ended.promise])
    },
    end: () => {
      send(batch)
      send(undefined)
      return ended.promise
    },
    close: async () => void (await thread.terminate()),
  }
}
