import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { corpus, type CorpusArticle, markdownOf } from './corpus.ts'
import { watchMemory } from './measureProcess.ts'

/** A program that builds the corpus into a site of the same kinds of page. */
export interface Peer {
  readonly name: string
  /** Writes its project into `folder`; the reason when it cannot be measured here. */
  prepare(folder: string, count: number): string | undefined
  readonly command: readonly string[]
  /** With more articles it takes hours, or ends for want of memory. */
  readonly mostArticles: number
  /** It takes minutes: measured once. */
  readonly isSlow?: boolean
}

export interface PeerBuild {
  readonly milliseconds: number
  readonly memory: number
  /** Whether it was stopped since it took longer than anybody waits; the figures are then the least. */
  readonly isStopped: boolean
}

/** Long enough to say that another takes less than 0.4 of it. */
const PATIENCE_MILLISECONDS = 18 * 60_000

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

const frontMatter = (article: CorpusArticle): string =>
  [
    '---',
    `title: ${JSON.stringify(article.title)}`,
    `slug: ${article.slug}`,
    `date: ${article.publishedAt}`,
    `description: ${JSON.stringify(article.description)}`,
    `tags: [${article.tags.map((tag) => `"tema-${tag}"`).join(', ')}]`,
    `categories: ["sezione-${article.category}"]`,
    `authors: ["autrice-${article.author}"]`,
    '---',
    '',
    '',
  ].join('\n')

function writeArticles(folder: string, count: number): void {
  for (const article of corpus(count)) {
    write(folder, { [`${article.slug}.md`]: `${frontMatter(article)}${markdownOf(article)}\n` })
  }
}

const has = (command: string): boolean =>
  spawnSync(command, ['version'], { stdio: 'ignore' }).error === undefined

const HUGO_BASE = `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="description" content="{{ .Description }}"><link rel="canonical" href="{{ .Permalink }}"></head>
<body><header><a href="/">{{ .Site.Title }}</a></header><main>{{ block "main" . }}{{ end }}</main></body></html>`
const hugoSingle = (
  related: string,
): string => `{{ define "main" }}<article><h1>{{ .Title }}</h1><time>{{ .Date.Format "2006-01-02" }}</time>
{{ range .Params.authors }}<a href="/authors/{{ . }}/">{{ . }}</a>{{ end }}{{ .Content }}
<nav>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
${related}</article>{{ end }}`
const HUGO_RELATED =
  '<ul>{{ range .Site.RegularPages.Related . | first 3 }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'
const HUGO_LIST = `{{ define "main" }}<h1>{{ .Title }}</h1>{{ range .Paginator.Pages }}<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><p>{{ .Description }}</p>{{ end }}
{{ template "_internal/pagination.html" . }}{{ end }}`

const hugo = (name: string, related: string): Peer => ({
  name,
  prepare: (folder, count) => {
    if (!has('hugo')) return 'hugo is not installed (Debian: apt-get install hugo)'
    write(folder, {
      'config.json': JSON.stringify({
        baseURL: 'https://prova.example/',
        title: 'Il Corriere di Prova',
        languageCode: 'it',
        paginate: 20,
        taxonomies: { tag: 'tags', category: 'categories', author: 'authors' },
        // What makes articles near to each other here too; without it Hugo compares dates.
        related: {
          includeNewer: true,
          indices: [
            { name: 'tags', weight: 3 },
            { name: 'categories', weight: 2 },
            { name: 'authors', weight: 1 },
          ],
        },
      }),
      'layouts/_default/baseof.html': HUGO_BASE,
      'layouts/_default/single.html': hugoSingle(related),
      'layouts/_default/list.html': HUGO_LIST,
    })
    writeArticles(join(folder, 'content/articoli'), count)
    return undefined
  },
  command: ['hugo', '--quiet', '--destination', 'out'],
  mostArticles: 100_000,
  isSlow: related !== '',
})

const ELEVENTY_CONFIG = `export default function (config) {
  config.addCollection('articoli', (all) => all.getFilteredByGlob('articoli/*.md').reverse())
  const groups = (name, of) => config.addCollection(name, (all) => {
    const map = new Map()
    for (const item of all.getFilteredByGlob('articoli/*.md').reverse())
      for (const key of [of(item.data)].flat()) map.set(key, [...(map.get(key) ?? []), item])
    return [...map].flatMap(([key, items]) => Array.from({ length: Math.ceil(items.length / 20) },
      (_, page) => ({ key, page, items: items.slice(page * 20, page * 20 + 20) })))
  })
  groups('perTag', (data) => data.tags)
  groups('perCategory', (data) => data.categories)
  groups('perAuthor', (data) => data.authors)
  return { dir: { input: '.', output: 'out' }, markdownTemplateEngine: false }
}
`
const listTemplate = (collection: string, address: string): string => `---js
const data = { pagination: { data: 'collections.${collection}', size: 1, alias: 'list' },
  permalink: (data) => '/${address}/' + data.list.key + '/' + (data.list.page ? data.list.page + 1 + '/' : '') , layout: 'base.njk' }
---
<h1>{{ list.key }}</h1>{% for item in list.items %}<h2><a href="{{ item.url }}">{{ item.data.title }}</a></h2><p>{{ item.data.description }}</p>{% endfor %}`

const eleventy: Peer = {
  name: 'Eleventy',
  prepare: (folder, count) => {
    write(folder, {
      'package.json': '{"type":"module","private":true}',
      'eleventy.config.js': ELEVENTY_CONFIG,
      '_includes/base.njk':
        '<!doctype html><html lang="it"><head><meta charset="utf-8"><title>{{ title }}</title><meta name="description" content="{{ description }}"></head><body><header><a href="/">Il Corriere di Prova</a></header><main>{{ content | safe }}</main></body></html>',
      '_includes/article.njk':
        '---\nlayout: base.njk\n---\n<article><h1>{{ title }}</h1><time>{{ page.date.toISOString() }}</time>{{ content | safe }}{% set prev = collections.articoli | getPreviousCollectionItem %}{% if prev %}<a href="{{ prev.url }}">{{ prev.data.title }}</a>{% endif %}</article>',
      'articoli/articoli.11tydata.js':
        "export default { layout: 'article.njk', permalink: ({ slug }) => `/articoli/${slug}/` }",
      'index.njk':
        '---\npagination: {data: collections.articoli, size: 20, alias: items}\nlayout: base.njk\npermalink: "{% if pagination.pageNumber %}/pagina/{{ pagination.pageNumber + 1 }}{% endif %}/"\n---\n{% for item in items %}<h2><a href="{{ item.url }}">{{ item.data.title }}</a></h2><p>{{ item.data.description }}</p>{% endfor %}',
      'tag.njk': listTemplate('perTag', 'tag'),
      'category.njk': listTemplate('perCategory', 'categorie'),
      'author.njk': listTemplate('perAuthor', 'persone'),
    })
    writeArticles(join(folder, 'articoli'), count)
    const install = spawnSync('npm', ['install', '--silent', '@11ty/eleventy@3.1.8'], {
      cwd: folder,
    })
    return install.status === 0 ? undefined : 'Eleventy could not be installed'
  },
  command: ['npx', 'eleventy', '--quiet'],
  mostArticles: 10_000,
}

const ASTRO_PAGE = `---
import { getCollection, render } from 'astro:content'
export async function getStaticPaths() {
  const articles = (await getCollection('articoli')).sort((a, b) => b.data.date - a.data.date)
  return articles.map((article, at) => ({ params: { slug: article.data.slug }, props: { article, before: articles[at + 1], after: articles[at - 1] } }))
}
const { article, before, after } = Astro.props
const { Content } = await render(article)
---
<!doctype html><html lang="it"><head><meta charset="utf-8"><title>{article.data.title}</title><meta name="description" content={article.data.description} /></head>
<body><header><a href="/">Il Corriere di Prova</a></header><main><article><h1>{article.data.title}</h1><time>{article.data.date.toISOString()}</time><Content />
<nav>{before && <a href={'/articoli/' + before.data.slug + '/'}>{before.data.title}</a>}{after && <a href={'/articoli/' + after.data.slug + '/'}>{after.data.title}</a>}</nav></article></main></body></html>`
const astroList = (kind: string): string => `---
import { getCollection } from 'astro:content'
export async function getStaticPaths({ paginate }) {
  const articles = (await getCollection('articoli')).sort((a, b) => b.data.date - a.data.date)
  const keys = [...new Set(articles.flatMap(({ data }) => data.${kind}))]
  return keys.flatMap((key) => paginate(articles.filter(({ data }) => data.${kind}.includes(key)), { params: { key }, pageSize: 20 }))
}
const { page } = Astro.props
---
<!doctype html><html lang="it"><head><meta charset="utf-8"><title>{Astro.params.key}</title></head><body><h1>{Astro.params.key}</h1>
{page.data.map(({ data }) => <><h2><a href={'/articoli/' + data.slug + '/'}>{data.title}</a></h2><p>{data.description}</p></>)}
{page.url.next && <a href={page.url.next}>→</a>}</body></html>`

const astro: Peer = {
  name: 'Astro blog',
  prepare: (folder, count) => {
    write(folder, {
      'package.json': '{"type":"module","private":true}',
      'astro.config.mjs': "export default { site: 'https://prova.example' }",
      'src/content.config.ts': `import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
import { z } from 'astro/zod'
export const collections = { articoli: defineCollection({ loader: glob({ pattern: '*.md', base: 'articoli' }),
  schema: z.object({ title: z.string(), slug: z.string(), date: z.date(), description: z.string(), tags: z.array(z.string()), categories: z.array(z.string()), authors: z.array(z.string()) }) }) }`,
      'src/pages/articoli/[slug].astro': ASTRO_PAGE,
      'src/pages/tag/[key]/[...page].astro': astroList('tags'),
      'src/pages/categorie/[key]/[...page].astro': astroList('categories'),
      'src/pages/persone/[key]/[...page].astro': astroList('authors'),
    })
    writeArticles(join(folder, 'articoli'), count)
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'dir')
    return undefined
  },
  command: ['npx', 'astro', 'build', '--silent'],
  mostArticles: 10_000,
}

/** The one that has all kinds of page that are compared, related articles included. */
export const HUGO = 'Hugo'
/** The same without related articles, which this version looks for slowly. */
export const HUGO_WITHOUT_RELATED = 'Hugo without related articles'

/** Those that are measured. */
export const peers: readonly Peer[] = [
  hugo(HUGO, HUGO_RELATED),
  hugo(HUGO_WITHOUT_RELATED, ''),
  eleventy,
  astro,
]

/**
 * Builds once from nothing; time and peak memory of the whole process family. A peer that has not
 * ended after eighteen minutes is stopped.
 */
export async function buildPeer({ command, name }: Peer, folder: string): Promise<PeerBuild> {
  for (const left of ['out', 'dist', '.astro', 'resources', '.hugo_build.lock']) {
    rmSync(join(folder, left), { recursive: true, force: true })
  }
  const [program = '', ...words] = command
  const started = performance.now()
  const child = spawn(program, words, {
    cwd: folder,
    env: {
      ...process.env,
      NODE_OPTIONS: '--max-old-space-size=8192',
      ASTRO_TELEMETRY_DISABLED: '1',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let output = ''
  child.stderr.on('data', (chunk) => (output += String(chunk)))
  const memory = watchMemory(child.pid ?? 0)
  let isStopped = false
  const timer = setTimeout(() => {
    isStopped = true
    child.kill('SIGKILL')
  }, PATIENCE_MILLISECONDS)
  const code = await new Promise((done) => child.on('close', done))
  clearTimeout(timer)
  const peak = memory.stop()
  if (code !== 0 && !isStopped) throw new Error(`${name} failed:\n${output.slice(-2000)}`)
  return { milliseconds: performance.now() - started, memory: peak, isStopped }
}
