/** The own property of an object at a dotted path; undefined for anything else. */
export function readProperty(value: unknown, path: string): unknown {
  if (!path.includes('.')) return ownProperty(value, path)
  return path.split('.').reduce(ownProperty, value)
}

const ownProperty = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined
