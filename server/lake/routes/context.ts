import type { AllowedOrigins } from '../access/allowedOrigins.ts'
import type { Identity } from '../access/identity.ts'
import type { Credentials } from '../accounts/authenticate.ts'
import type { Preferences } from '../accounts/preferences.ts'
import type { SignInThrottle } from '../accounts/signIn/signInThrottle.ts'
import type { SignInTickets } from '../accounts/signIn/signInTickets.ts'
import type { AssetKeys } from '../assets/assetKeys.ts'
import type { AssetStore } from '../assets/assetStore.ts'
import type { Datasets } from '../datasets/openDatasets.ts'
import type { ImageCache } from '../images/imageCache.ts'
import type { EventStreams } from '../listening/eventStreams.ts'
import type { Webhooks } from '../webhooks/webhooks.ts'

/** What the content routes need to know of the lake around them. */
export interface LakeContext {
  readonly projectId: string
  /** The public base address, without a slash at its end. */
  readonly apiHost: string
  readonly datasets: Datasets
  readonly eventStreams: EventStreams
}

/** What the routes around accounts need to know of the lake, beyond its content. */
export interface AccessContext extends LakeContext {
  readonly credentials: Credentials
  readonly origins: AllowedOrigins
  readonly tickets: SignInTickets
  readonly throttle: SignInThrottle
  readonly preferences: Preferences
}

/** What the routes around assets need to know of the lake, beyond its content. */
export interface AssetContext extends LakeContext {
  readonly assets: AssetStore
  readonly assetKeys: AssetKeys
  readonly imageCache: ImageCache
}

/** What the routes around webhooks need to know of the lake, beyond its content. */
export interface WebhookContext extends LakeContext {
  readonly webhooks: Webhooks
}

/** What the handler in front of the routes has already found out about a request. */
export interface LakeBindings {
  Variables: {
    identity: Identity
    /** The visitor's address; behind our own proxies the one that they forwarded. */
    remoteAddress: string
    /** Whether the same credential would say the same now: nobody revoked it or changed the role. */
    isStillKnown: () => boolean
    /** `1`, `X`, or a date such as `2025-02-19`. */
    apiVersion: string
  }
}
