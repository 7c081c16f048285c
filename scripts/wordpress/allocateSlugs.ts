import { slugify } from '../../schemas/slugify.ts'
import { reservedSlugs } from '../../site/content/reservedSlugs.ts'
import type { Language, TakenAddress } from './conversion.ts'

/** Gives every document an address of its own. */
export type AllocateSlug = (document: {
  readonly id: string
  readonly type: string
  readonly language: Language
  /** Names to make the address of, the best first; what none of them gives, `fallback` does. */
  readonly names: readonly string[]
  readonly fallback: string
}) => string

const longest = 96

const keyOf = (type: string, language: string, slug: string): string =>
  JSON.stringify([type, type === 'author' ? '' : language, slug])

/** An allocator that keeps clear of what other documents have and of what the site uses itself. */
export function createSlugAllocator(taken: readonly TakenAddress[]): AllocateSlug {
  const owners = new Map(
    taken.map(({ type, language, slug, id }) => [keyOf(type, language, slug), id]),
  )
  return ({ id, type, language, names, fallback }) => {
    const base = names.map(addressOf).find((slug) => slug !== '') ?? fallback
    for (let number = 1; ; number += 1) {
      const ending = number === 1 ? '' : `-${number}`
      const slug = `${base.slice(0, longest - ending.length).replace(/-+$/, '')}${ending}`
      const owner = owners.get(keyOf(type, language, slug))
      const free = owner === undefined || owner === id
      if (free && !(type === 'page' && reservedSlugs.has(slug))) {
        owners.set(keyOf(type, language, slug), id)
        return slug
      }
    }
  }
}

/** A name in another alphabet loses its letters: what is left of it says nothing. */
function addressOf(name: string): string {
  const decoded = decode(name)
  const slug = slugify(decoded)
  return /\p{L}/u.test(decoded) && !/[a-z]/.test(slug) ? '' : slug
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
