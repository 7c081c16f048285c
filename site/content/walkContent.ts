/** A JSON object somewhere inside a document. */
export interface ContentNode {
  /** Where it is, in Sanity's form: `body[_key=="abc"].link`; empty for the document itself. */
  readonly path: string
  readonly value: Readonly<Record<string, unknown>>
}

/** Whether `value` is a JSON object (not a list, not null). */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Every object inside `value`, depth first, the outermost before what it holds. */
export function* walkContent(value: unknown, path = ''): Generator<ContentNode> {
  if (Array.isArray(value)) {
    const members: readonly unknown[] = value
    for (const [index, member] of members.entries()) {
      const key =
        isObject(member) && typeof member['_key'] === 'string' ? member['_key'] : undefined
      const place = key === undefined ? `[${index}]` : `[_key=="${key}"]`
      yield* walkContent(member, `${path}${place}`)
    }
    return
  }
  if (!isObject(value)) return
  yield { path, value }
  for (const [name, member] of Object.entries(value)) {
    if (typeof member === 'object')
      yield* walkContent(member, path === '' ? name : `${path}.${name}`)
  }
}

/** The objects that walkContent finds, in its order, for those who need not know where they are. */
export function objectsIn(value: unknown): readonly ContentNode['value'][] {
  const found: ContentNode['value'][] = []
  gather(value, found)
  return found
}

function gather(value: unknown, found: ContentNode['value'][]): void {
  if (Array.isArray(value)) {
    for (const member of value) if (typeof member === 'object') gather(member, found)
  } else if (isObject(value)) {
    found.push(value)
    for (const name in value) {
      const member = value[name]
      if (typeof member === 'object') gather(member, found)
    }
  }
}
