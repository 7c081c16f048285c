/** The own property of an object at a dotted path; undefined for anything else. */
export function readProperty(value: unknown, path: string): unknown {
  let current = value
  for (const name of path.split('.')) {
    if (typeof current !== 'object' || current === null) return undefined
    current = Object.getOwnPropertyDescriptor(current, name)?.value
  }
  return current
}
