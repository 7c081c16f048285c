import { symlink } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { SiteEnvironment } from '../../server/publisher/siteEnvironment.ts'
import { temporaryFolder, writeFiles } from './siteFolder.ts'

const CONFIG = `export default {
  srcDir: 'site',
  cacheDir: './cache',
  site: process.env.SITE_URL,
  build: { concurrency: 4 },
}`

// A title with CATTIVO does not fit, one with STRANO is odd, and one with ROTTO breaks the build.
const CONTENT = `import { appendFileSync, existsSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

const query = '*[_type == "article" && !(_id in path("drafts.**")) && !(_id in path("versions.**"))] | order(_id)'
const url = new URL('/v2025-02-19/data/query/production', process.env.EDICOLA_API_HOST)
url.searchParams.set('query', query)
const response = await fetch(url, { headers: { authorization: 'Bearer ' + process.env.SANITY_TOKEN } })
export const articles = (await response.json()).result
const held = articles.find(({ title }) => title.startsWith('FERMO '))
if (held) {
  writeFileSync(held.title.slice(6) + '.reached', String(process.pid))
  while (!existsSync(held.title.slice(6) + '.go')) await wait(20)
}
for (const { _id, title } of articles) {
  const severity = title.includes('CATTIVO') ? 'error' : title.includes('STRANO') ? 'warning' : undefined
  if (severity) {
    appendFileSync(process.env.EDICOLA_BUILD_REPORT, JSON.stringify({
      severity, documentId: _id, documentType: 'article', title, path: 'hero.alt',
      message: 'Manca il testo alternativo.',
      studioUrl: process.env.CMS_URL + '/intent/edit/id=' + _id + ';type=article',
    }) + '\\n')
  }
  if (severity === 'error') throw new Error('content')
  if (title.includes('ROTTO')) throw new Error('un guasto della pagina')
}
`

const INDEX = `---
import { articles } from '../content.ts'
---
<html lang="it"><head><title>Prova</title><style>body { color: darkred }</style></head>
<body><ul>{articles.map(({ title }) => <li>{title}</li>)}</ul></body></html>
`

const ARTICLE = `---
import { articles } from '../../content.ts'
export const getStaticPaths = () =>
  articles.map((article) => ({ params: { slug: article._id }, props: article }))
---
<h1>{Astro.props.title}</h1>
`

/** Makes a small Astro project of its own, which lists the articles of a lake; returns its folder. */
export async function createTinySite(): Promise<string> {
  const root = await temporaryFolder()
  await writeFiles(root, {
    'package.json': '{"type":"module"}',
    'package-lock.json': '{}',
    'astro.config.mjs': CONFIG,
    'site/content.ts': CONTENT,
    'site/pages/index.astro': INDEX,
    'site/pages/articoli/[slug].astro': ARTICLE,
  })
  await symlink(resolve('node_modules'), `${root}/node_modules`, 'dir')
  return root
}

/** The surroundings of a tiny site that reads from the lake at `apiHost`. */
export function tinySiteEnvironment(apiHost: string): SiteEnvironment {
  return {
    apiHost,
    projectId: 'edicola',
    dataset: 'production',
    token: 'secret',
    siteUrl: 'http://localhost:4321',
    cmsUrl: 'http://localhost:3333',
  }
}
