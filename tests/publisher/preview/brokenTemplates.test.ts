import { readdir, stat, symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { temporaryFolder, writeFiles } from '../siteFolder.ts'
import { openPreviewedSite } from './previewedSite.ts'

vi.setConfig({ testTimeout: 240_000 })

const CONFIG = `export default { srcDir: 'site', site: process.env.SITE_URL, trailingSlash: 'always' }`

const PAGE = `---
const { articles } = await globalThis.edicolaTracker.content()
const [{ title }] = articles
if (title === 'getta') throw new Error('un guasto della pagina')
if (title === 'muore') process.exit(7)
---
<html lang="it"><head><title>{title}</title></head><body><h1>{title}</h1></body></html>
`

// Content of one document, without schemas: what matters here is what its page does.
const PREVIEWING = `
const query = '*[_type == "article"]{_id, _type, title}'
export function followPreview(perspective) {
  let articles = []
  return {
    pull: async () => {
      const url = new URL('/v2025-02-19/data/query/production', process.env.EDICOLA_API_HOST)
      url.searchParams.set('query', query)
      url.searchParams.set('perspective', perspective.join(','))
      const headers = { authorization: 'Bearer ' + process.env.SANITY_TOKEN }
      articles = (await (await fetch(url, { headers })).json()).result
    },
    look: ({ pathname }) => ({
      kind: 'view',
      view: {
        content: {
          articles, authors: [], events: [], categories: [], tags: [], series: [], pages: [],
          settings: { _id: 'settings', _type: 'settings' }, byId: new Map(),
        },
        pathname,
        document: { id: 'uno', type: 'article' },
        problems: [],
      },
    }),
  }
}
`

async function brokenSite(): Promise<string> {
  const root = await temporaryFolder()
  await writeFiles(root, {
    'package.json': '{"type":"module"}',
    'astro.config.mjs': CONFIG,
    'site/content/previewing.ts': PREVIEWING,
    'site/pages/index.astro': PAGE,
  })
  await symlink(resolve('node_modules'), `${root}/node_modules`, 'dir')
  return root
}

test('a template that fails says so, one that kills its process harms the next look not at all', async () => {
  const root = await brokenSite()
  const site = await openPreviewedSite({ root })
  onTestFinished(() => site.close())
  const look = async () => {
    const response = await site.get('/anteprima/', 'editor')
    return { status: response.status, text: await response.text() }
  }
  const write = (title: string) => site.client.patch('drafts.uno').set({ title }).commit()
  await site.client.create({ _id: 'drafts.uno', _type: 'article', title: 'getta' })
  const failed = await look()
  expect(failed.status).toBe(422)
  expect(failed.text).toContain('un guasto della pagina')
  expect(failed.text).toContain('Il sito pubblicato non ne risente')
  const bundles = join(root, '.astro', 'templates')
  const bundle = async () => (await stat(join(bundles, (await readdir(bundles)).join()))).ino
  const first = await bundle()

  await write('bene')
  await vi.waitUntil(async () => (await look()).text.includes('>bene</h1>'), { timeout: 60_000 })
  await write('muore')
  await vi.waitUntil(async () => (await look()).status === 503, { timeout: 60_000 })
  await write('di nuovo bene')
  const again = await look()
  expect(again.status).toBe(200)
  expect(again.text).toContain('di nuovo bene</h1>')
  // Whoever renders next takes the templates that are there.
  expect(await bundle()).toBe(first)
})
