import type { AssetStore } from '../assets/assetStore.ts'
import type { LakeContext } from './context.ts'
import type { ImageCache } from '../images/imageCache.ts'

/** What the routes around assets need to know of the lake, beyond its content. */
export interface AssetContext extends LakeContext {
  readonly assets: AssetStore
  readonly imageCache: ImageCache
}
