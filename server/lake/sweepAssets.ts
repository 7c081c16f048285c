import { system } from './access/identity.ts'
import { assetId } from './assets/assetDocument.ts'
import type { AssetStore } from './assets/assetStore.ts'
import type { Dataset } from './datasets/dataset.ts'
import type { Datasets } from './datasets/openDatasets.ts'

const day = 24 * 60 * 60 * 1000

/** How long the file of a deleted asset stays on the disk, so that the deletion can be undone. */
const grace = 30 * day

/**
 * Removes, at the start and once a day, the files of assets whose document was deleted more than
 * 30 days ago, and those that never had one.
 */
export function sweepAssets(options: {
  readonly assets: AssetStore
  readonly datasets: Datasets
  readonly clock: () => Date
}): { close(): Promise<void> } {
  const { assets, datasets, clock } = options
  const closing = new AbortController()

  const sweepOne = async (dataset: Dataset, name: string, placedAt: Date): Promise<void> => {
    if (isNamed(dataset, name)) return
    const since = lastChange(dataset, assetId(name)) ?? placedAt
    if (clock().getTime() - since.getTime() < grace) return
    await assets.inTurn(dataset.name, name, async () => {
      // Somebody may have uploaded it again meanwhile.
      if (!isNamed(dataset, name)) await assets.remove(dataset.name, name)
    })
  }
  const sweep = async (): Promise<void> => {
    for (const { name: datasetName } of datasets.list()) {
      for await (const { name, placedAt } of assets.list(datasetName)) {
        const isOpen = datasets.list().some((each) => each.name === datasetName)
        if (closing.signal.aborted || !isOpen) break
        await sweepOne(datasets.get(datasetName), name, placedAt)
      }
    }
  }
  const round = async (): Promise<void> =>
    sweep().catch((error: unknown) => console.error('Old assets could not be removed:', error))

  let going = round()
  const timer = setInterval(() => {
    going = going.then(round)
  }, day)
  timer.unref()
  return {
    close: async () => {
      clearInterval(timer)
      closing.abort()
      await going
    },
  }
}

function isNamed(dataset: Dataset, name: string): boolean {
  return dataset.documents([assetId(name)], system).documents.length > 0
}

function lastChange(dataset: Dataset, id: string): Date | undefined {
  const [last] = dataset.transactions({
    documentIds: [id],
    identity: system,
    reverse: true,
    limit: 1,
    excludeMutations: true,
    includeEffects: false,
  })
  return last === undefined ? undefined : new Date(last.timestamp)
}
