import { createHash } from 'node:crypto'
import type { ExprNode } from 'groq-js'
import { isJsonObject, type SanityDocument } from '../documents/document.ts'
import { publishedId } from '../documents/documentIds.ts'
import { calledName } from './functions/parseUnknown.ts'
import { isExprNode } from './plan/mapChildren.ts'

// Hashing costs more than all else that a small query does.
const mostTags = 10_000
const known = new Map<string, string>()

/** The tag of all documents. */
export const everyTag = tag('all')

/** The tag of a document together with its draft and versions. */
export function idTag(id: string): string {
  return tag(`id:${publishedId(id)}`)
}

function typeTag(type: string): string {
  return tag(`type:${type}`)
}

/**
 * The tags of the queries that a change may touch: it carries all that describe its two states.
 * @param others what else there is of the same document, since a draft or version that comes or
 *   goes hides or shows them, and they may be of another type
 */
export function tagsOfChange(
  change: {
    readonly id: string
    readonly before: SanityDocument | undefined
    readonly after: SanityDocument | undefined
  },
  others: readonly SanityDocument[],
): string[] {
  const tags = new Set([everyTag, idTag(change.id)])
  for (const document of [change.before, change.after, ...others]) {
    if (document !== undefined) tags.add(typeTag(document._type))
  }
  return [...tags]
}

/**
 * Tags that cover every document whose change may alter the answer to a query, but for the ones it
 * reaches through `->`: these are known only from evaluation. A filter on `*` that pins `_type` or
 * `_id` is covered by their tags, every other use of `*` by the tag of all.
 */
export function tagsOfQuery(tree: ExprNode, params: Record<string, unknown>): Set<string> {
  const tags = new Set<string>()
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (!isJsonObject(value)) return
    if (value['type'] === 'Everything') {
      tags.add(everyTag)
      return
    }
    // `releases::all()` and its like read documents without naming `*`.
    if (isExprNode(value) && readsImplicitly(value)) tags.add(everyTag)
    const covering = value['type'] === 'Filter' ? coverOf(value, params) : undefined
    if (covering === undefined) return Object.values(value).forEach(visit)
    for (const found of covering.tags) tags.add(found)
    covering.expressions.forEach(visit)
  }
  visit(tree)
  return tags
}

function readsImplicitly(node: ExprNode): boolean {
  if (node.type !== 'FuncCall') return false
  const { name } = calledName(node)
  return /^(releases|documents)::|^sanity::versionsOf$/.test(name)
}

/** What covers a chain of filters that begins at `*`; undefined when nothing less than all does. */
function coverOf(
  filter: Record<string, unknown>,
  params: Record<string, unknown>,
): { tags: readonly string[]; expressions: unknown[] } | undefined {
  const expressions: unknown[] = []
  let tags: readonly string[] | undefined
  let node: unknown = filter
  while (isJsonObject(node) && (node['type'] === 'Filter' || node['type'] === 'Group')) {
    if (node['type'] === 'Filter') {
      expressions.push(node['expr'])
      tags ??= tagsOfCondition(node['expr'], params)
    }
    node = node['base']
  }
  const fromEverything = isExprNode(node) && node.type === 'Everything'
  return fromEverything && tags !== undefined ? { tags, expressions } : undefined
}

function tagsOfCondition(
  node: unknown,
  params: Record<string, unknown>,
): readonly string[] | undefined {
  if (!isExprNode(node)) return undefined
  if (node.type === 'Group') return tagsOfCondition(node.base, params)
  if (node.type === 'And') {
    return tagsOfCondition(node.left, params) ?? tagsOfCondition(node.right, params)
  }
  if (node.type === 'Or') {
    const left = tagsOfCondition(node.left, params)
    const right = tagsOfCondition(node.right, params)
    return left === undefined || right === undefined ? undefined : [...left, ...right]
  }
  if (node.type !== 'OpCall' || (node.op !== '==' && node.op !== 'in')) return undefined
  const pairs =
    node.op === '=='
      ? [
          [node.left, node.right],
          [node.right, node.left],
        ]
      : [[node.left, node.right]]
  for (const [attribute, operand] of pairs) {
    const tagOf = attributeTag(attribute)
    const values = tagOf === undefined ? undefined : stringsOf(operand, params)
    if (tagOf !== undefined && values !== undefined) return values.map(tagOf)
  }
  return undefined
}

function attributeTag(node: unknown): ((value: string) => string) | undefined {
  if (!isExprNode(node) || node.type !== 'AccessAttribute' || node.base !== undefined) {
    return undefined
  }
  return node.name === '_type' ? typeTag : node.name === '_id' ? idTag : undefined
}

/** The strings that an operand is known to be before evaluation. */
function stringsOf(node: unknown, params: Record<string, unknown>): string[] | undefined {
  if (!isExprNode(node)) return undefined
  if (node.type === 'Group') return stringsOf(node.base, params)
  if (node.type === 'Array') {
    const parts = node.elements.map(({ value, isSplat }) =>
      isSplat ? undefined : stringsOf(value, params),
    )
    return parts.every((part) => part !== undefined) ? parts.flat() : undefined
  }
  const value: unknown =
    node.type === 'Value' ? node.value : node.type === 'Parameter' ? params[node.name] : undefined
  if (typeof value === 'string') return [value]
  return Array.isArray(value) && value.every((part) => typeof part === 'string') ? value : undefined
}

function tag(text: string): string {
  const found =
    known.get(text) ?? `s1:${createHash('sha256').update(text).digest('base64url').slice(0, 10)}`
  if (known.size >= mostTags) known.clear()
  known.set(text, found)
  return found
}
