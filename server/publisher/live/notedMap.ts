import type { DependencyGraph } from './dependencyGraph.ts'

/** A map whose lookups are noted in `graph` as cells of the kind `name`; walking through it as the key `*`. */
export function createNotedMap<Value>(
  graph: DependencyGraph,
  name: string,
  source: {
    readonly now: () => ReadonlyMap<string, Value>
    /** What readers get for a value. */
    readonly present: (value: Value) => Value
  },
): ReadonlyMap<string, Value> {
  const whole = (): Map<string, Value> => {
    graph.note(name, '*')
    return new Map([...source.now()].map(([key, value]) => [key, source.present(value)]))
  }
  return {
    get: (key) => {
      graph.note(name, key)
      const value = source.now().get(key)
      return value === undefined ? undefined : source.present(value)
    },
    has: (key) => {
      graph.note(name, key)
      return source.now().has(key)
    },
    get size() {
      return whole().size
    },
    forEach: (visit) => whole().forEach(visit),
    entries: () => whole().entries(),
    keys: () => whole().keys(),
    values: () => whole().values(),
    [Symbol.iterator]: () => whole().entries(),
  }
}
