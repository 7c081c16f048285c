/** A schema.org object, to be written as JSON-LD. */
export type StructuredData = Readonly<Record<string, unknown>>

/** JSON-LD for a script element: nothing in it can close the element. */
export function structuredDataText(data: readonly StructuredData[]): string {
  const [only, ...others] = data
  const graph =
    others.length === 0
      ? { '@context': 'https://schema.org', ...only }
      : { '@context': 'https://schema.org', '@graph': data }
  return JSON.stringify(graph).replaceAll('<', '\\u003c')
}
