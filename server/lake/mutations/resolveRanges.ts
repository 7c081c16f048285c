import { isJsonObject } from '../documents/document.ts'
import { PatchError } from './patchError.ts'

/** Whether a path may have a range. */
export function meansRange(path: string): boolean {
  return path.includes(':') || /\[\s*[*\]]/.test(path)
}

/** One step of a path: an attribute, or what stands in brackets. */
type Step = { readonly name: string } | { readonly inBrackets: string }

/** How many elements of arrays a path may mean. */
const mostElements = 10_000
// Where a path is not resolved here, the mutator takes time by the square of an array's length.
const mostUnresolved = 100

/**
 * The paths that a path with ranges (`list[0:5]`, `list[]`, `list[*].title`) means in a document,
 * each without a range but perhaps at its end, and none beyond the elements that are there.
 * `@sanity/mutator` goes through a range by the square of its length, and counts as far as it is
 * told. A path without a range is itself.
 * @throws PatchError when it means more than 10,000 elements
 */
export function resolveRanges(path: string, document: unknown): string[] {
  if (!meansRange(path)) return [path]
  const steps = stepsOf(path)
  if (steps === undefined) {
    if (longestArray(document) <= mostUnresolved && !/\d{4}/.test(path)) return [withWhole(path)]
    throw new PatchError(
      `The path "${path.slice(0, 120)}" joins a range with another selection. Name the elements.`,
    )
  }
  if (!steps.some((step) => 'inBrackets' in step && boundsOf(step.inBrackets) !== undefined)) {
    return [path]
  }
  let found: { path: string; value: unknown }[] = [{ path: '', value: document }]
  for (const [place, step] of steps.entries()) {
    const isLast = place === steps.length - 1
    found = found.flatMap((each) => follow(each, step, isLast))
    if (found.length > mostElements) {
      throw new PatchError(
        `The path "${path.slice(0, 120)}" means more than 10,000 elements. Set the whole array.`,
      )
    }
  }
  return found.map((each) => each.path)
}

/** The steps of a path; undefined when it has recursion, a union, or brackets not understood. */
function stepsOf(path: string): Step[] | undefined {
  const steps: Step[] = []
  const step = /(?:^|\.)([A-Za-z_]\w*)|\[((?:[^\][",']|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')*)\]/y
  while (step.lastIndex < path.length) {
    const match = step.exec(path)
    if (match === null) return undefined
    const [, name, inBrackets = ''] = match
    steps.push(name === undefined ? { inBrackets: inBrackets.trim() } : { name })
  }
  return steps
}

interface Found {
  readonly path: string
  readonly value: unknown
}

function follow({ path, value }: Found, step: Step, isLast: boolean): Found[] {
  if ('name' in step) {
    const next = isJsonObject(value) ? value[step.name] : undefined
    return [{ path: path === '' ? step.name : `${path}.${step.name}`, value: next }]
  }
  const bounds = boundsOf(step.inBrackets)
  const array = Array.isArray(value) ? value : []
  if (bounds === undefined) {
    const index = indexOf(array, step.inBrackets)
    return [{ path: `${path}[${step.inBrackets}]`, value: array[index] }]
  }
  const start = Math.min(fromEnd(bounds.start ?? 0, array.length), array.length)
  const end = Math.min(fromEnd(bounds.end ?? array.length, array.length), array.length)
  if (start >= end) return []
  if (isLast && end - start <= mostElements) {
    // At the end the mutator goes through it well, and an unset must not shift what comes after.
    return [{ path: `${path}[${start}:${end}]`, value: undefined }]
  }
  return array.slice(start, end).map((child: unknown, place) => ({
    path: `${path}[${start + place}]`,
    value: child,
  }))
}

/** The bounds of a range in brackets; undefined when they hold something else. */
function boundsOf(inBrackets: string): { start?: number; end?: number } | undefined {
  if (inBrackets === '' || inBrackets === '*') return {}
  const match = /^(-?\d+)?\s*:\s*(-?\d+)?$/.exec(inBrackets)
  if (match === null) return undefined
  const [, start, end] = match
  return {
    ...(start === undefined ? {} : { start: Number(start) }),
    ...(end === undefined ? {} : { end: Number(end) }),
  }
}

function fromEnd(index: number, length: number): number {
  return index < 0 ? Math.max(0, length + index) : index
}

/** The place of the one element that an index or a key names; -1 when it is another condition. */
function indexOf(array: readonly unknown[], inBrackets: string): number {
  if (/^-?\d+$/.test(inBrackets)) return fromEnd(Number(inBrackets), array.length)
  const key = /^_key\s*==\s*(?:"([^"\\]*)"|'([^'\\]*)')$/.exec(inBrackets)
  if (key === null) return -1
  return array.findIndex((child) => isJsonObject(child) && child['_key'] === (key[1] ?? key[2]))
}

/** The path with `[]` and `[*]` as the mutator reads them; keys stay as they are. */
function withWhole(path: string): string {
  return path.replace(/"(?:[^"\\]|\\.)*"|\[\*?\]/g, (part) => (part[0] === '[' ? '[0:]' : part))
}

function longestArray(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const own = Array.isArray(value) ? value.length : 0
  return Object.values(value).reduce<number>(
    (longest, child) => Math.max(longest, longestArray(child)),
    own,
  )
}
