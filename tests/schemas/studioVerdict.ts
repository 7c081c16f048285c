import type { SanityClient } from '@sanity/client'
import type { SanityDocument } from '@sanity/types'
import { validateDocument, type Workspace } from 'sanity'

/** The paths at which the Studio itself refuses a document, in its own notation. */
export async function studioVerdict(
  workspace: Workspace,
  client: SanityClient,
  document: SanityDocument,
): Promise<string[]> {
  const markers = await validateDocument({
    document,
    workspace,
    getClient: () => client,
    getDocumentExists: async () => true,
    environment: 'studio',
  })
  const errors = markers.filter(({ level }) => level === 'error')
  return [...new Set(errors.map(({ path }) => written(path)))].toSorted()
}

type Segment = string | number | { readonly _key: string } | readonly unknown[]

const written = (path: readonly Segment[]): string =>
  path.reduce<string>((text, segment) => {
    if (typeof segment === 'number') return `${text}[${segment}]`
    if (typeof segment === 'string') return text === '' ? segment : `${text}.${segment}`
    return '_key' in segment ? `${text}[_key=="${segment._key}"]` : `${text}[]`
  }, '')
