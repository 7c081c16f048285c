import { execFile } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { z } from 'zod'
import { isObject } from '../../../site/content/walkContent.ts'
import { plainText } from '../../../site/text/plainText.ts'

const run = promisify(execFile)

const articleShape = z.object({
  _type: z.literal('article'),
  language: z.literal('it'),
  title: z.string(),
  lead: z.string().default(''),
  slug: z.object({ current: z.string() }),
  publishedAt: z.string(),
  hero: z.object({ alt: z.string(), asset: z.object({ _ref: z.string() }) }).optional(),
  body: z.array(z.unknown()),
})

/** What a theme is given of an article. */
export type PeerArticle = z.infer<typeof articleShape>

/** The Italian articles among documents. */
export function peerArticles(documents: readonly unknown[]): PeerArticle[] {
  return documents.flatMap((document) => articleShape.safeParse(document).data ?? [])
}

/** Another site with the same words and pictures. */
export interface Peer {
  readonly name: string
  /** The environment variable that names a checkout of it with its packages installed. */
  readonly variable: string
  readonly source: string
  /** Where its own articles are, which ours replace. */
  readonly articles: string
  frontMatter(article: PeerArticle, hero: string | undefined): object
  /** The address of an article. */
  address(slug: string): string
}

/** The blog that Astro itself gives out, and a theme that many use. */
export const PEERS: readonly Peer[] = [
  {
    name: 'Astro blog starter',
    variable: 'ASTRO_BLOG',
    source: 'examples/blog of github.com/withastro/astro',
    articles: 'src/content/blog',
    frontMatter: (article, hero) => ({
      title: article.title,
      description: article.lead,
      pubDate: article.publishedAt,
      ...(hero !== undefined && { heroImage: hero }),
    }),
    address: (slug) => `/blog/${slug}/`,
  },
  {
    name: 'Astro Cactus',
    variable: 'ASTRO_CACTUS',
    source: 'github.com/chrismwilliams/astro-theme-cactus',
    articles: 'content/posts',
    frontMatter: (article, hero) => ({
      // Its schema takes no more.
      title: article.title.slice(0, 60),
      description: article.lead,
      publishDate: article.publishedAt,
      ...(hero !== undefined && { coverImage: { src: hero, alt: article.hero?.alt ?? '' } }),
    }),
    address: (slug) => `/posts/${slug}/`,
  },
]

/**
 * Builds a peer from a checkout with our articles in place of its own; returns the built folder.
 * @param pictureOf the original of an asset, by its id.
 */
export async function buildPeer(
  peer: Peer,
  checkout: string,
  articles: readonly PeerArticle[],
  pictureOf: (asset: string) => Buffer | undefined,
): Promise<string> {
  const folder = join(checkout, peer.articles)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const article of articles) {
    const slug = article.slug.current
    const picture = pictureOf(article.hero?.asset._ref ?? '')
    if (picture !== undefined)
      await sharp(picture)
        .jpeg()
        .toFile(join(folder, `${slug}.jpg`))
    const matter = peer.frontMatter(article, picture && `./${slug}.jpg`)
    // YAML takes JSON.
    const text = `---\n${JSON.stringify(matter)}\n---\n\n${markdownOf(article.body)}\n`
    await writeFile(join(folder, `${slug}.md`), text)
  }
  await run('npx', ['astro', 'build'], { cwd: checkout, maxBuffer: 64 * 1024 * 1024 })
  return join(checkout, 'dist')
}

const SIGNS: Readonly<Record<string, string>> = {
  h2: '## ',
  h3: '### ',
  h4: '#### ',
  blockquote: '> ',
}

/** The words of a body; what Markdown has no sign for becomes a paragraph. */
function markdownOf(body: readonly unknown[]): string {
  return body
    .map((member) => {
      const style = isObject(member) ? String(member['style']) : ''
      const list = isObject(member) && member['listItem'] !== undefined ? '- ' : ''
      const words = plainText(member).replaceAll(/\s+/g, ' ').trim()
      return `${SIGNS[style] ?? ''}${list}${words}`
    })
    .join('\n\n')
}
