/** The field that an element of a previewed page is made of, as its `data-sanity` says. */
export interface PageField {
  /** Published id. */
  readonly id: string
  readonly type: string
  /** As `body[_key=="abc"].children[_key=="def"].text`. */
  readonly path: string
}

/** Reads an element's `data-sanity`; `undefined` without one, or with one of another form. */
export function fieldOf(element: Element): PageField | undefined {
  const parts = (element.getAttribute('data-sanity') ?? '').split(';').map((part) => {
    const [name = '', value = ''] = part.split('=')
    return [name, decodeURIComponent(value)] as const
  })
  const { id, type, path } = Object.fromEntries(parts)
  return id && type && path ? { id, type, path } : undefined
}

/**
 * A path in the form that the Presentation tool keeps in its address: `body:abc.children:def.text`.
 */
export function addressedPath(path: string): string {
  return path.replaceAll(/\[_key=="([^"]*)"\]/g, ':$1').replaceAll(/\[(\d+)\]/g, ':$1')
}

/**
 * Of elements with fields the one that shows `path` best: exactly, or a part of it, or what it is a
 * part of.
 */
export function closestTo<Shown extends { readonly path: string }>(
  shown: readonly Shown[],
  path: string,
): Shown | undefined {
  const isWithin = (inner: string, outer: string): boolean =>
    inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`)
  const inside = shown.find((one) => isWithin(one.path, path))
  if (inside !== undefined) return inside
  return shown
    .filter((one) => isWithin(path, blockOf(one.path)))
    .toSorted((one, other) => other.path.length - one.path.length)[0]
}

/** What a text is of: `body[_key=="a"].children[_key=="b"].text` → `body[_key=="a"]`. */
const blockOf = (path: string): string => path.replace(/\.(?:children\[.*|[a-zA-Z]+)$/, '')
