/** Ids that the page around a body uses itself. */
const TAKEN = ['contenuto', 'commenti', 'commenta', 'grazie', 'note', 'indice', 'titolo']

/** A safe id from a heading: unaccented letters, digits and hyphens; `#Hashtag` becomes `hashtag`. */
export function headingId(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return plain === '' ? 'sezione' : plain
}

/** Gives headings of one page their ids: the same text twice gets `-2`, and so on. */
export function createHeadingIds(): (text: string) => string {
  const used = new Set(TAKEN)
  return (text) => {
    const base = headingId(text)
    let id = base
    for (let number = 2; used.has(id); number += 1) id = `${base}-${number}`
    used.add(id)
    return id
  }
}
