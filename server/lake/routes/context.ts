import type { Dataset } from '../datasets/dataset.ts'
import type { Identity } from '../access/identity.ts'

/** The datasets of one project. */
export interface Datasets {
  /** The open dataset of that name; throws a 404 LakeError when there is none. */
  get(name: string): Dataset
  list(): readonly Dataset[]
  /** Opens a new dataset; the one that is there when the name is taken. */
  create(name: string, options?: { aclMode?: 'public' | 'private' }): Dataset
}

/** What the content routes need to know of the lake around them. */
export interface LakeContext {
  readonly projectId: string
  /** The public base address, without a slash at its end. */
  readonly apiHost: string
  readonly datasets: Datasets
}

/** What the handler in front of the routes has already found out about a request. */
export interface LakeBindings {
  Variables: {
    identity: Identity
    /** `1`, `X`, or a date such as `2025-02-19`. */
    apiVersion: string
  }
}
