import { z } from 'zod'

const text = z.string().catch('')
const picture = z
  .looseObject({ asset: z.object({ _ref: z.string() }) })
  .optional()
  .catch(undefined)

const page = z.object({
  title: text,
  name: text,
  lead: text,
  summary: text,
  role: text,
  hero: picture,
  image: picture,
  portrait: picture,
  seo: z
    .object({ title: text, description: text, image: picture, noIndex: z.boolean().catch(false) })
    .optional()
    .catch(undefined),
})

/** What of a page is seen elsewhere: in search results and on social networks. */
export interface PageLooks {
  readonly title: string
  readonly description: string
  readonly picture: z.infer<typeof picture>
  readonly isHidden: boolean
}

/** How a document's page looks elsewhere: what is written for it, else what the page itself says. */
export function pageLooks(document: unknown): PageLooks {
  const { seo, ...own } = page.safeParse(document).data ?? page.parse({})
  return {
    title: seo?.title || own.title || own.name,
    description: seo?.description || own.lead || own.summary || own.role,
    picture: seo?.image ?? own.hero ?? own.image ?? own.portrait,
    isHidden: seo?.noIndex === true,
  }
}
