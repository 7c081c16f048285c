import type { ExprNode } from 'groq-js'
import { isJsonObject } from '../../documents/document.ts'
import { ungroup } from './mapChildren.ts'

/** The attribute names that lead from an item to a value. */
export type Path = readonly string[]

/** The path that a chain of attributes takes from the current item; nothing for other nodes. */
export function itemPath(node: ExprNode): Path | undefined {
  const chain = ungroup(node)
  if (chain.type !== 'AccessAttribute') return undefined
  if (chain.base === undefined || chain.base.type === 'This') return [chain.name]
  const base = itemPath(chain.base)
  return base === undefined ? undefined : [...base, chain.name]
}

/** The path to an array of the current item, and from each of its elements to a value. */
export function elementPaths(node: ExprNode): { path: Path; leaf: Path } | undefined {
  const plain = ungroup(node)
  const path = itemPath(plain)
  if (path !== undefined) return { path, leaf: [] }
  if (plain.type === 'ArrayCoerce') {
    const array = itemPath(plain.base)
    return array === undefined ? undefined : { path: array, leaf: [] }
  }
  if (plain.type !== 'Map') return undefined
  const base = ungroup(plain.base)
  const array = base.type === 'ArrayCoerce' ? itemPath(base.base) : undefined
  const leaf = itemPath(plain.expr)
  return array === undefined || leaf === undefined ? undefined : { path: array, leaf }
}

/** What stands at a path; nothing when any step of it is no attribute of an object. */
export function valueAt(value: unknown, path: Path): unknown {
  let current = value
  for (const name of path) {
    if (!isJsonObject(current) || !Object.hasOwn(current, name)) return undefined
    current = current[name]
  }
  return current
}
