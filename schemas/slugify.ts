const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  '&': ' e ',
}

const longestSlug = 96

/**
 * The address part of a title: lower case, accents folded (`Perché no?` → `perche-no`),
 * apostrophes and everything else that is no letter or digit as one hyphen, at most 96 characters
 * cut at a word. Empty for a title without letters or digits.
 */
export function slugify(title: string): string {
  const folded = title
    .toLowerCase()
    .replace(/[ßæœøđðþłı&]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (folded.length <= longestSlug) return folded
  const cut = folded.slice(0, longestSlug + 1)
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), longestSlug / 2)).replace(/-+$/, '')
}
