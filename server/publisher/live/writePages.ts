import { parentPort, workerData } from 'node:worker_threads'
import type { PageBatch } from './pageSink.ts'
import { openReleaseWriter } from './releaseWriter.ts'

/*
 * The thread of a page sink: writes batches of pages into the folder of the next release, and ends
 * by telling what it changed.
 */
const writer = openReleaseWriter(String(workerData))
const changed: string[] = []

parentPort?.on('message', (batch: PageBatch) => {
  if (batch === undefined) {
    parentPort?.postMessage({ changed, ...writer.touched() })
    return
  }
  for (const [file, page] of batch) if (writer.put(file, page)) changed.push(file)
  parentPort?.postMessage('written')
})
