/** A slug of an address. */
export const slug = (current: string) => ({ _type: 'slug', current })
const ref = (_ref: string) => ({ _type: 'reference', _ref })
const span = (key: string, text: string) => ({ _type: 'span', _key: key, text, marks: [] })
/** A paragraph or heading. */
export const block = (key: string, text: string, style = 'normal') => ({
  _type: 'block',
  _key: key,
  style,
  markDefs: [],
  children: [span(`${key}-s`, text)],
})
/** A whole article, of the author `ada` in the category `mestieri`. */
export const article = (_id: string, title: string, address: string) => ({
  _id,
  _type: 'article',
  title,
  slug: slug(address),
  language: 'it',
  lead: 'Che cosa si legge al mattino.',
  publishedAt: '2026-01-01T10:00:00Z',
  authors: [{ ...ref('ada'), _key: 'ada' }],
  category: ref('mestieri'),
  body: [block('p', 'Il chiosco apre alle sei.'), block('h', 'Seconda parte…', 'h2')],
})
