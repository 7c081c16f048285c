import { symlink } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { SiteEnvironment } from '../../server/publisher/siteEnvironment.ts'
import { onceARun } from '../onceARun.ts'
import { temporaryFolder, writeFiles } from './siteFolder.ts'

const CONFIG = `export default {
  srcDir: 'site',
  cacheDir: './cache',
  site: process.env.SITE_URL,
  trailingSlash: 'always',
  build: { concurrency: 4 },
}`

// A title with CATTIVO does not fit, one with STRANO is odd, and one with ROTTO breaks the build.
const PUBLISHING = `import { appendFileSync, existsSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

const query = '*[_type in ["article", "comment"] && (_type != "comment" || status == "approved") && !(_id in path("drafts.**")) && !(_id in path("versions.**"))] | order(_id)'

async function fetchDocuments() {
  const url = new URL('/v2025-02-19/data/query/production', process.env.EDICOLA_API_HOST)
  url.searchParams.set('query', query)
  const response = await fetch(url, { headers: { authorization: 'Bearer ' + process.env.SANITY_TOKEN } })
  const documents = (await response.json()).result
  const held = documents.find(({ title }) => title?.startsWith('FERMO '))
  if (held) {
    writeFileSync(held.title.slice(6) + '.reached', String(process.pid))
    while (!existsSync(held.title.slice(6) + '.go')) await wait(20)
  }
  return documents
}

const problemsOf = (documents) => documents.flatMap(({ _id, title = '' }) => {
  const severity = title.includes('CATTIVO') ? 'error' : title.includes('STRANO') ? 'warning' : undefined
  return severity === undefined ? [] : [{
    severity, documentId: _id, documentType: 'article', title, path: 'hero.alt',
    message: 'Manca il testo alternativo.',
    studioUrl: process.env.CMS_URL + '/intent/edit/id=' + _id + ';type=article',
  }]
})

const contentOf = (documents, now) => ({
  articles: documents.filter(({ _type, title, publishedAt }) => {
    if (_type === 'article' && title.includes('ROTTO')) throw new Error('un guasto della pagina')
    return _type === 'article' && !(Date.parse(publishedAt) > now)
  }),
  authors: [], events: [], categories: [], tags: [], series: [], pages: [], redirects: [],
  comments: documents.filter(({ _type }) => _type === 'comment'),
  settings: { _id: 'settings', _type: 'settings' },
  commentPlaces: [], pictures: new Map(), byId: new Map(), readAt: now,
})

export const picturesOf = () => new Set()

export function followSiteContent() {
  let before = new Map()
  return {
    prepare: () => {},
    pull: async ({ now }) => {
      const documents = await fetchDocuments()
      const byId = new Map(documents.map((document) => [document._id, document]))
      const gone = [...before.values()]
      before = byId
      const future = documents.map(({ publishedAt }) => publishedAt).filter((date) => Date.parse(date) > now)
      return {
        content: contentOf(documents, now),
        problems: problemsOf(documents),
        documents: byId,
        // Fetched anew, each is another object.
        gone,
        come: documents,
        nextMoment: future.sort()[0],
      }
    },
  }
}

async function loadAlone() {
  const { content, problems } = await followSiteContent().pull({ now: new Date() })
  for (const problem of problems) appendFileSync(process.env.EDICOLA_BUILD_REPORT, JSON.stringify(problem) + '\\n')
  if (problems.some(({ severity }) => severity === 'error')) throw new Error('content')
  return content
}

let loaded
export const loadContent = () => globalThis.edicolaTracker?.content() ?? (loaded ??= loadAlone())
export const pagesOf = (list) => async ({ routePattern }) =>
  globalThis.edicolaTracker?.paths(routePattern, list) ?? list(await loadContent())
`

const INDEX = `---
import { loadContent } from '../content/publishing.ts'
const { articles } = await loadContent()
---
<html lang="it"><head><title>Prova</title><link rel="canonical" href={Astro.url.href}><style>body { color: darkred }</style></head>
<body><ul>{articles.map(({ title }) => <li>{title}</li>)}</ul></body></html>
`

const ARTICLE = `---
import { pagesOf } from '../../content/publishing.ts'
export const getStaticPaths = pagesOf(({ articles }) =>
  articles.map((article) => ({ params: { slug: article._id }, props: { article } })))
---
<h1>{Astro.props.article.title}</h1>
`

/**
 * The folder of a small Astro project, which lists the articles of a lake. The files of a run share
 * it, and its templates, which are bundled once: who changes or breaks them makes one of its own.
 */
export const sharedTinySite = (): Promise<string> => onceARun('tiny-site', layOutTinySite)

/** Makes such a project for one test; returns its folder. */
export async function createTinySite(): Promise<string> {
  const root = await temporaryFolder()
  await layOutTinySite(root)
  return root
}

async function layOutTinySite(root: string): Promise<void> {
  await writeFiles(root, {
    'package.json': '{"type":"module"}',
    'package-lock.json': '{}',
    'astro.config.mjs': CONFIG,
    'site/content/publishing.ts': PUBLISHING,
    'site/pages/index.astro': INDEX,
    'site/pages/articoli/[slug].astro': ARTICLE,
  })
  await symlink(resolve('node_modules'), `${root}/node_modules`, 'dir')
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
