import { italianMessage } from './italianMessage.ts'
import { readProperty } from './readProperty.ts'
import { type SanitySegment, sanitySegments } from './sanityPath.ts'

/** Where a value stands in its document. */
export interface ValueContext {
  readonly document: unknown
  readonly parent: unknown
  readonly path: readonly (string | number)[]
}

/** Something wrong with a value, or with what is inside it at `path`. */
export interface Fault {
  readonly path: readonly (string | number)[]
  readonly message: string
  /** Whether the message of the rule takes the place of this one. */
  readonly isDefault: boolean
}

/** Thrown by `getClient` of the context: judging here happens without a lake. */
class NeedsLakeError extends Error {
  constructor() {
    super('This rule asks the lake, which only the Studio can do.')
    this.name = 'NeedsLakeError'
  }
}

const getClient = (): never => {
  throw new NeedsLakeError()
}

/**
 * What a custom rule finds wrong. The rule is told the document, the parent and the path, as in
 * the Studio. One that answers with a promise or asks for a client passes: it is left to the
 * Studio. One that breaks down, or answers nothing, is a fault of its own.
 */
export function checkCustom(
  check: (value: unknown, context: unknown) => unknown,
  value: unknown,
  context: ValueContext,
): readonly Fault[] {
  const { document, parent, path } = context
  const told = { document, parent, path: sanitySegments(document, path), getClient }
  try {
    return readVerdict(check(value ?? undefined, told), value)
  } catch (error) {
    if (error instanceof NeedsLakeError) return []
    const reason = error instanceof Error ? error.message : String(error)
    return [{ path: [], message: `La regola si è interrotta: ${reason}`, isDefault: false }]
  }
}

/** Reads `true`, a text, texts by language, `{message, path}`, or a list of those. */
function readVerdict(verdict: unknown, value: unknown): readonly Fault[] {
  if (verdict === true) return []
  if (verdict instanceof Promise) {
    // Nobody waits for it, and an unheard rejection would end the process.
    verdict.catch(() => undefined)
    return []
  }
  if (typeof verdict === 'string') return [{ path: [], message: verdict, isDefault: true }]
  if (Array.isArray(verdict)) return verdict.flatMap((each) => readVerdict(each, value))
  const stated = readProperty(verdict, 'message')
  const message = italianMessage(stated ?? verdict) ?? 'La regola non ha dato un verdetto.'
  const one = readProperty(verdict, 'path')
  const several = readProperty(verdict, 'paths')
  const paths = [...(one === undefined ? [] : [one]), ...(Array.isArray(several) ? several : [])]
  const places = paths.length === 0 ? [[]] : paths.map((path) => placesOf(path, value))
  return places.map((path) => ({ path, message, isDefault: false }))
}

/** A path below `value`, with list members by place instead of by key. */
function placesOf(path: unknown, value: unknown): (string | number)[] {
  let current = value
  return (Array.isArray(path) ? path : [path]).map((segment: SanitySegment) => {
    const members: readonly unknown[] = Array.isArray(current) ? current : []
    const place =
      typeof segment === 'object'
        ? members.findIndex((member) => readProperty(member, '_key') === segment._key)
        : segment
    current = typeof place === 'number' ? members[place] : readProperty(current, place)
    return place
  })
}
