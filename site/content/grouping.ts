import type { Content } from './content.ts'
import { uniqueName } from './tracker.ts'

/**
 * Makes a lookup in a map that is built from content once. A page that looks up a key depends on
 * that entry alone.
 */
export function grouping<Value>(
  build: (content: Content) => ReadonlyMap<string, Value>,
): (content: Content, key: string) => Value | undefined {
  const name = uniqueName(build.name)
  globalThis.edicolaTracker?.offer?.(name, { kind: 'grouping', build })
  const built = new WeakMap<Content, ReadonlyMap<string, Value>>()
  return (content, key) => {
    const tracker = globalThis.edicolaTracker
    if (tracker?.lookUp !== undefined) return tracker.lookUp(name, key, () => build(content))
    const known = built.get(content) ?? build(content)
    built.set(content, known)
    return known.get(key)
  }
}
