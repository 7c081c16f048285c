/** Ids that the page around a body uses itself. */
const TAKEN = ['contenuto', 'commenti', 'commenta', 'grazie', 'note', 'indice', 'titolo']

/**
 * A safe id from a heading: unaccented letters, digits and hyphens, a letter first; `#Hashtag`
 * becomes `hashtag`. Words in other scripts leave nothing behind.
 */
export function headingId(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (plain === '') return 'sezione'
  return /^\d/.test(plain) ? `sezione-${plain}` : plain
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
