import type { Content } from './content.ts'
import { type Argument, uniqueName } from './tracker.ts'

/**
 * Makes a selector: a pure function of content and of documents, names or numbers. A page that
 * asks it depends on the answer, and not on everything that was looked at to find it; the answer
 * is computed once for all pages that ask the same.
 */
export function selector<Arguments extends readonly Argument[], Result>(
  select: (content: Content, ...rest: Arguments) => Result,
): (content: Content, ...rest: Arguments) => Result {
  const name = uniqueName(select.name)
  globalThis.edicolaTracker?.offer?.(name, {
    kind: 'selector',
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- read back from a key that Arguments made.
    answer: (content, rest) => select(content, ...(rest as Arguments)),
  })
  const answered = new WeakMap<Content, Map<string, { readonly answer: Result }>>()
  return (content, ...rest) => {
    const tracker = globalThis.edicolaTracker
    const key = JSON.stringify(rest.map(keyOf))
    if (tracker?.select !== undefined) {
      return tracker.select(`${name} ${key}`, () => select(content, ...rest))
    }
    const answers = answered.get(content) ?? new Map<string, { readonly answer: Result }>()
    answered.set(content, answers)
    const known = answers.get(key) ?? { answer: select(content, ...rest) }
    answers.set(key, known)
    return known.answer
  }
}

const keyOf = (argument: Argument): string | number | boolean | null | { readonly id: string } =>
  typeof argument === 'object' ? { id: argument._id } : (argument ?? null)
