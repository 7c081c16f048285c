import type { Content } from './content.ts'
import { uniqueName } from './tracker.ts'

type Argument = string | number | boolean | undefined | { readonly _id: string }

/**
 * Makes a selector: a pure function of content and of documents, names or numbers. A page that
 * asks it depends on the answer, and not on everything that was looked at to find it; the answer
 * is computed once for all pages that ask the same.
 */
export function selector<Arguments extends readonly Argument[], Result>(
  select: (content: Content, ...rest: Arguments) => Result,
): (content: Content, ...rest: Arguments) => Result {
  const name = uniqueName(select.name)
  return (content, ...rest) => {
    const tracker = globalThis.edicolaTracker
    if (tracker === undefined) return select(content, ...rest)
    const key = rest.map((argument) => (typeof argument === 'object' ? argument._id : argument))
    return tracker.select(`${name} ${JSON.stringify(key)}`, () => select(content, ...rest))
  }
}
