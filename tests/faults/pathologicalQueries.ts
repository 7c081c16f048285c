const nested = (depth: number, wrap: (inner: string) => string, core: string): string =>
  Array.from({ length: depth }).reduce<string>((inner) => wrap(inner), core)

/** Queries that cost more than they say, by what makes them costly; over documents with n, tags and text. */
export const pathologicalQueries: Readonly<Record<string, string>> = {
  'exponential in': `*[n in ${nested(12, (inner) => `*[n in ${inner}].n`, '[1]')}]`,
  'join in a filter': 'count(*[n in *[n in *[].n].n])',
  'correlated counts': '*{"c": count(*[n > ^.n && count(*[n > ^.n]) > 0])}',
  'giant join': 'count(*{"all": *{"all": *{_id}}})',
  'giant result': '*{"all": *[0...1000]{text, "more": *[0...1000].text}}',
  'wildcard bomb': `*[text match "${'*a'.repeat(12)}*b"]{_id}`,
  'wildcard bombs over an array': `*[[text, text, text] match ["${'*a'.repeat(30)}b", "${'a*'.repeat(30)}b"]]{_id}`,
  'text query bomb': `*[@ match text::query("${'a* '.repeat(200)}")]{_id}`,
  'score bomb': `*|score(${Array.from({ length: 40 }, (_, n) => `text match "${'*a'.repeat(8)}${n}"`).join(', ')})`,
  parentheses: `${'('.repeat(10_000)}1${')'.repeat(10_000)}`,
  brackets: `${'['.repeat(10_000)}1${']'.repeat(10_000)}`,
  'long conjunction': `*[${Array.from({ length: 3000 }, (_, n) => `n != ${n}`).join(' && ')}]{_id}`,
  'nested projections': `*${nested(200, (inner) => `{"a": *[0...2]${inner}}`, '{_id}')}`,
  'order over a join': '*|order(count(*[n < ^.n && text == ^.text]) desc)[0...3]{_id}',
  'parents of parents': '*{"a": tags[]{"b": *[@.n > ^.^.n]{"c": tags[@ in ^.^.^.tags]}}}',
  'long strings': nested(
    40,
    (inner) => `(${inner} + ${inner.length < 200 ? inner : '"x"'})`,
    '"aaaaaaaa"',
  ),
  'string functions': `*{"s": string::split(array::join(*[].text, ","), "")}`,
  'unbounded range': 'count([...[0..1000000000]])',
}
