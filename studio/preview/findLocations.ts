import { map } from 'rxjs'
import type { DocumentLocationResolver } from 'sanity/presentation'
import { z } from 'zod'
import { isPageType, pageTypes } from '../../schemas/pageTypes.ts'
import { pageAddress } from '../siteState/pageAddress.ts'
import { documentPreview, PREVIEW } from './previewAddress.ts'

const FETCH = `{
  "own": *[_id == $id][0]{_id, _type, "title": coalesce(title, name), slug, language},
  "users": *[references($id) && _type in $types] | order(_updatedAt desc)[0...12]{
    _id, _type, "title": coalesce(title, name), slug, language
  }
}`

const shown = z.looseObject({ _id: z.string(), _type: z.string(), title: z.string().nullish() })
const found = z.object({ own: shown.nullish(), users: z.array(shown).nullish() })

const LISTEN = '*[_id in [$id, $draft] || references($id)]'

/** What the places where a document is seen are called. */
export interface LocationWords {
  readonly untitled: string
  readonly frontPage: string
}

/**
 * Where on the site a document is seen: its own page first, then the pages of what refers to it. The
 * settings are seen everywhere.
 */
export function findLocations(words: LocationWords): DocumentLocationResolver {
  return ({ id, type, perspectiveStack }, { documentStore }) => {
    const frontPage = { title: words.frontPage, href: `${PREVIEW}/` }
    if (type === 'settings') return { locations: [frontPage] }
    if (!isPageType(type)) return null
    return documentStore
      .listenQuery(
        { fetch: FETCH, listen: LISTEN },
        { id, draft: `drafts.${id}`, types: [...pageTypes] },
        { perspective: [...perspectiveStack] },
      )
      .pipe(
        map((answer: unknown) => {
          const { own, users } = found.safeParse(answer).data ?? {}
          const title = own?.title ?? words.untitled
          const page = { title, href: ownAddress(id, own) }
          const others = (users ?? []).flatMap((user) => {
            const address = pageAddress(user)
            if (address === undefined) return []
            return [{ title: user.title ?? words.untitled, href: `${PREVIEW}${address}` }]
          })
          return { locations: [page, ...others] }
        }),
      )
  }
}

/** Until a document has an address, its preview is found by its id. */
function ownAddress(id: string, document: unknown): string {
  const address = pageAddress(document)
  return address === undefined ? documentPreview(id) : `${PREVIEW}${address}`
}
