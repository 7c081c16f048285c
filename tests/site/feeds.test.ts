import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { atomProblems, jsonFeedProblems, rssProblems } from './feedProblems.ts'
import { SITE_URL } from './buildForTest.ts'
import { builtFixture, type SharedSite } from './sharedSites.ts'

const jsonFeed = z.object({ items: z.array(z.object({ content_html: z.string().optional() })) })

let build: SharedSite
const file = (path: string): Promise<string> => readFile(join(build.folder, path), 'utf8')
const filesNamed = async (name: string): Promise<string[]> =>
  (await readdir(build.folder, { recursive: true })).filter(
    (path) => path === name || path.endsWith(`/${name}`),
  )

beforeAll(async () => {
  build = await builtFixture()
}, 240_000)

describe('feeds', () => {
  const formats = {
    'rss.xml': rssProblems,
    'atom.xml': atomProblems,
    'feed.json': jsonFeedProblems,
  }

  it.each(Object.entries(formats))(
    'of every list keep to the rules of their format: %s',
    async (name, problemsOf) => {
      const paths = await filesNamed(name)
      expect(paths).toEqual(
        expect.arrayContaining([
          name,
          `en/${name}`,
          `categorie/mestiere/${name}`,
          `tag/scrittura/${name}`,
          `persone/elena-bruni/${name}`,
        ]),
      )
      for (const path of paths) {
        expect(problemsOf(await file(path), `${SITE_URL}/${path}`), path).toEqual([])
      }
    },
  )

  it('give whole texts where all articles are, and summaries elsewhere', async () => {
    const whole = jsonFeed.parse(JSON.parse(await file('feed.json')))
    expect(whole.items[0]?.content_html).toContain(`href="${SITE_URL}/articoli/`)
    expect(whole.items[0]?.content_html).not.toMatch(/ (?:href|src)="\/(?!\/)/)
    const tag = jsonFeed.parse(JSON.parse(await file('tag/scrittura/feed.json')))
    expect(tag.items.map(({ content_html: html }) => html)).toEqual(tag.items.map(() => undefined))
    expect(tag.items.length).toBeGreaterThan(1)
  })

  it('are announced in the head of the page whose list they follow', async () => {
    const page = await file('categorie/mestiere/index.html')
    for (const name of Object.keys(formats)) {
      expect(page).toContain(`href="/categorie/mestiere/${name}"`)
      expect(page).toContain(`href="/${name}"`)
    }
  })
})
