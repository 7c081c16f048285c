import type { Dictionary } from './dictionary.ts'

type AnyFunction = (...values: readonly unknown[]) => unknown

const isFunction = (value: unknown): value is AnyFunction => typeof value === 'function'
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const messages = new Set<PropertyKey>(['error', 'warning', 'info'])

/**
 * A field's `validation` whose messages come in another language: those given to the rule, and
 * those that a custom rule answers with.
 */
export function translateRules(validation: Function, dictionary: Dictionary): AnyFunction {
  return (rule, ...others) => {
    const originals = new WeakMap<object, object>()
    const watch = (original: object): object => {
      const watched = new Proxy(original, {
        get: (target, key) => {
          const value: unknown = Reflect.get(target, key)
          if (!isFunction(value)) return value
          return (...given: readonly unknown[]) => {
            const said = given.map((one) => translated(key, one, dictionary))
            const answer = Reflect.apply(value, target, said)
            // Every step of a rule answers with the next; other answers are left alone.
            return isObject(answer) && answer.constructor === original.constructor
              ? watch(answer)
              : answer
          }
        },
      })
      originals.set(watched, original)
      return watched
    }
    const unwatch = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(unwatch)
      return isObject(value) ? (originals.get(value) ?? value) : value
    }
    return unwatch(
      Reflect.apply(validation, undefined, [isObject(rule) ? watch(rule) : rule, ...others]),
    )
  }
}

function translated(method: PropertyKey, given: unknown, dictionary: Dictionary): unknown {
  if (messages.has(method) && typeof given === 'string') return dictionary[given] ?? given
  if (method !== 'custom' || !isFunction(given)) return given
  return async (...values: readonly unknown[]) => {
    const verdict: unknown = await given(...values)
    return typeof verdict === 'string' ? (dictionary[verdict] ?? verdict) : verdict
  }
}
