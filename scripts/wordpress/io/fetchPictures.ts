import { type FetchBounds, fetchPicture } from './fetchPicture.ts'

/** What came of fetching many pictures: assets and reasons, both by address. */
export interface FetchedPictures {
  readonly assets: ReadonlyMap<string, string>
  readonly failures: ReadonlyMap<string, string>
}

const atOnce = 4

/**
 * Fetches pictures and stores each with `store`, which answers with the id of its asset. A host
 * that cannot be reached is not asked again, and after `milliseconds` nothing new is begun.
 */
export async function fetchPictures(
  addresses: readonly string[],
  options: {
    readonly bounds: FetchBounds
    readonly milliseconds: number
    readonly store: (bytes: Buffer, filename: string) => Promise<string>
    readonly onProgress: (done: number, total: number) => void
  },
): Promise<FetchedPictures> {
  const assets = new Map<string, string>()
  const failures = new Map<string, string>()
  const unreachable = new Set<string>()
  const deadline = Date.now() + options.milliseconds
  const waiting = [...addresses]

  const fetchOne = async (address: string): Promise<void> => {
    const url = new URL(address)
    if (unreachable.has(url.host)) {
      failures.set(address, `${url.host} cannot be reached`)
      return
    }
    if (Date.now() > deadline) {
      failures.set(address, 'the time for pictures was over')
      return
    }
    const outcome = await fetchPicture(address, options.bounds)
    if (outcome.kind === 'failed') {
      if (outcome.unreachable) unreachable.add(url.host)
      failures.set(address, outcome.reason)
      return
    }
    const filename = url.pathname.split('/').pop() ?? 'picture'
    try {
      assets.set(address, await options.store(outcome.bytes, filename))
    } catch (error) {
      failures.set(address, error instanceof Error ? error.message : String(error))
    }
  }
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await fetchOne(next)
      options.onProgress(assets.size + failures.size, addresses.length)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return { assets, failures }
}
