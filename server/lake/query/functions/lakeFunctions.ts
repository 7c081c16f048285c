import { isJsonObject } from '../../documents/document.ts'
import { publishedId } from '../../documents/documentIds.ts'
import type { View } from '../view.ts'
import type { LakeFunction } from './callExpression.ts'
import { geo, geoContains, geoDistance, geoIntersects, geoLatLng } from './geoFunctions.ts'

/** What the functions of a query see. */
export interface FunctionScope {
  readonly view: View
  readonly projectId: string
  readonly dataset: string
}

interface Definition {
  readonly argumentCount: number
  /** Whether the current item is handed in, as the last argument. */
  readonly readsItem?: boolean
  /** Whether the answer is a reference that is to be followed. */
  readonly isReference?: boolean
  readonly compute: (scope: FunctionScope) => LakeFunction
}

/**
 * The functions of GROQ as Sanity has it that groq-js 2.0.1 only parses or does not know, by name.
 * See https://www.sanity.io/docs/specifications/groq-functions. As in all of GROQ, arguments of a
 * wrong kind give null.
 */
export const lakeFunctions: ReadonlyMap<string, Definition> = new Map<string, Definition>([
  [
    'global::geo',
    {
      argumentCount: 1,
      compute:
        () =>
        ([value]) =>
          geo(value),
    },
  ],
  [
    'global::pt',
    {
      argumentCount: 1,
      compute:
        () =>
        ([value]) =>
          portableText(value),
    },
  ],
  ['geo::latLng', pair(geoLatLng)],
  ['geo::contains', pair(geoContains)],
  ['geo::intersects', pair(geoIntersects)],
  ['geo::distance', pair(geoDistance)],
  ['documents::get', { argumentCount: 1, isReference: true, compute: referenceTarget }],
  ['documents::incomingRefCount', ofItem(incomingReferences)],
  ['documents::incomingGlobalDocumentReferenceCount', ofItem(incomingGlobalReferences)],
  ['sanity::versionsOf', { argumentCount: 1, compute: versionsOf }],
  ['sanity::partOfVariant', { argumentCount: 1, readsItem: true, compute: () => partOfVariant }],
  // There is no media library beside this lake whose aspects a reference could reach.
  ['media::aspect', { argumentCount: 2, compute: () => () => null }],
  ['user::attributes', { argumentCount: 0, compute: () => () => ({}) }],
])

/** The functions that groq-js does not even parse, by their bare names. */
export const unparsedFunctions: ReadonlyMap<string, string> = new Map([
  ['geo', 'global::geo'],
  ['pt', 'global::pt'],
  ['versionsOf', 'sanity::versionsOf'],
  ['partOfVariant', 'sanity::partOfVariant'],
])

function pair(compute: (first: unknown, second: unknown) => unknown): Definition {
  return {
    argumentCount: 2,
    compute:
      () =>
      ([first, second]) =>
        compute(first, second),
  }
}

function ofItem(count: (scope: FunctionScope, id: string) => number): Definition {
  const compute =
    (scope: FunctionScope): LakeFunction =>
    ([item]) =>
      isJsonObject(item) && typeof item['_id'] === 'string' ? count(scope, item['_id']) : null
  return { argumentCount: 0, readsItem: true, compute }
}

function incomingReferences({ view }: FunctionScope, id: string): number {
  return view.indexes.references().get(publishedId(id)).length
}

function incomingGlobalReferences({ view, ...names }: FunctionScope, id: string): number {
  return view.indexes.references().get(globalPrefix(names) + publishedId(id)).length
}

/** The id of what a reference, or a global document reference into this dataset, points at. */
function referenceTarget({ projectId, dataset }: FunctionScope): LakeFunction {
  const prefix = globalPrefix({ projectId, dataset })
  return ([reference]) => {
    const target = isJsonObject(reference) ? reference['_ref'] : undefined
    if (typeof target !== 'string') return null
    return target.startsWith(prefix) ? target.slice(prefix.length) : target
  }
}

function globalPrefix({ projectId, dataset }: Omit<FunctionScope, 'view'>): string {
  return `dataset:${projectId}.${dataset}:`
}

function versionsOf({ view }: FunctionScope): LakeFunction {
  return ([id]) => {
    if (typeof id !== 'string') return null
    return view.indexes
      .group()
      .get(publishedId(id))
      .map((document) => document['_originalId'] ?? document._id)
  }
}

const partOfVariant: LakeFunction = ([variant, item]) => {
  if (typeof variant !== 'string' || !isJsonObject(item)) return null
  const system = item['_system']
  const variants: unknown = isJsonObject(system) ? system['variants'] : undefined
  const isNamed = (each: unknown): boolean =>
    isJsonObject(each) && each['_ref'] === `_.variants.${variant}`
  return Array.isArray(variants) && variants.some(isNamed)
}

/** A block, or an array of blocks and other objects, as it is; null for anything else. */
function portableText(value: unknown): unknown {
  const blocks: readonly unknown[] = Array.isArray(value) ? value : [value]
  const isValid = blocks.every((block) => isJsonObject(block) && typeof block['_type'] === 'string')
  return isValid && blocks.length > 0 ? value : null
}
