import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Keys that open one original to whoever holds its address, for a while. */
export interface AssetKeys {
  /** The query of an address that answers with the untouched original. */
  queryFor(dataset: string, name: string): string
  opens(dataset: string, name: string, query: Readonly<Record<string, string>>): boolean
}

const validFor = 24 * 60 * 60 * 1000

/** Keys that are good for a day, and not beyond the life of this process. */
export function createAssetKeys(clock: () => Date): AssetKeys {
  const secret = randomBytes(32)
  const keyOf = (dataset: string, name: string, until: string): Buffer =>
    createHmac('sha256', secret)
      .update(JSON.stringify([dataset, name, until]))
      .digest()
  return {
    queryFor(dataset, name) {
      const until = String(clock().getTime() + validFor)
      const key = keyOf(dataset, name, until).toString('base64url')
      return `dlRaw=true&until=${until}&key=${key}`
    },
    opens(dataset, name, { until = '', key = '' }) {
      if (!(Number(until) > clock().getTime())) return false
      const [given, right] = [Buffer.from(key, 'base64url'), keyOf(dataset, name, until)]
      return given.length === right.length && timingSafeEqual(given, right)
    },
  }
}
