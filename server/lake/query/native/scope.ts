import type { SanityDocument } from '../../documents/document.ts'
import type { LakeFunction } from '../functions/callExpression.ts'

/** What surrounds the evaluation of a query. */
export interface Environment {
  readonly params: Record<string, unknown>
  readonly timestamp: Date
  readonly identity: string
  readonly sanity: { readonly projectId: string; readonly dataset: string }
  /** What `*` stands for. */
  readonly documents: readonly unknown[]
  dereference(id: string): SanityDocument | undefined
  /** The document of an id, without following a reference to it. */
  readonly find: (id: string) => SanityDocument | undefined
  /** A function that stands in a tree as `callExpression` wrote it. */
  call(name: string): LakeFunction | undefined
}

/** A scope of GROQ: the current item, and the scopes that `^` reaches. */
export interface Scope {
  readonly environment: Environment
  readonly item: unknown
  readonly parent: Scope | undefined
  readonly isHidden: boolean
}

/** A compiled expression: its value in a scope, `null` where it has none. */
export type Evaluate = (scope: Scope) => unknown

/** Compiles an expression; throws `NotNative` when there is something in it that it cannot. */
export type Compile<Node> = (node: Node) => Evaluate

/** Says that an expression is left to groq-js. */
export class NotNative extends Error {}

/** The scope in which a whole query is evaluated. */
export function rootScope(environment: Environment): Scope {
  return { environment, item: null, parent: undefined, isHidden: false }
}

/** A scope within another; `^` passes over a hidden one. */
export function scopeWithin(scope: Scope, item: unknown, isHidden = false): Scope {
  const parent = scope.isHidden ? scope.parent : scope
  return { environment: scope.environment, item, parent, isHidden }
}
