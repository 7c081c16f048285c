import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SaxesParser } from 'saxes'
import { beforeAll, describe, expect, it } from 'vitest'
import { brokenLinks } from './brokenLinks.ts'
import { CMS_URL, SITE_URL } from './buildForTest.ts'
import { markupProblems, readPages } from './checkMarkup.ts'
import { withWrittenClasses } from './classNames.ts'
import { builtFixture, type SharedSite } from './sharedSites.ts'

const ARTICLE = '/articoli/il-quartiere-che-si-parla-dieci-anni-di-un-gruppo-di-vicini/index.html'

let build: SharedSite
let pages: Map<string, string>
const page = (path: string): string => withWrittenClasses(pages.get(path) ?? `no page at ${path}`)
const file = (path: string): Promise<string> => readFile(join(build.folder, path), 'utf8')

beforeAll(async () => {
  build = await builtFixture()
  pages = await readPages(build.folder)
}, 240_000)

describe('the built site', () => {
  it('has a page of every kind, in both languages', () => {
    const paths =
      '/ /articoli/ /articoli/pagina/1/ /persone/ /persone/elena-bruni/ /eventi/ \
/eventi/notizie-di-casa/ /categorie/mestiere/ /tag/comunita/ /serie/bottega/ /chi-siamo/ /archivio/ \
/privacy/ /en/ /en/articles/ /en/articles/the-neighbourhood/ /en/people/elena-bruni/ /en/privacy/'
    const expected = paths.split(' ').map((path) => `${path}index.html`)
    expect([...pages.keys()]).toEqual(expect.arrayContaining([...expected, ARTICLE, '/404.html']))
  })

  it('passes html-validate on every page', async () => {
    const problems = await Promise.all(
      [...pages].map(([path, markup]) => markupProblems(path, markup)),
    )
    expect(problems.flat()).toEqual([])
  })

  it('has one h1 a page and skips no heading level', () => {
    for (const [path, markup] of pages) {
      const levels = [...markup.matchAll(/<h([1-6])[\s>]/g)].map(([, level]) => Number(level))
      expect(
        levels.filter((level) => level === 1),
        path,
      ).toHaveLength(1)
      const jumps = levels.filter((level, index) => level - (levels[index - 1] ?? 1) > 1)
      expect(jumps, `${path}: ${levels.join(' ')}`).toEqual([])
    }
  })

  it('says of every page what it is, in words of its own', () => {
    const said = [...pages]
      .filter(([, markup]) => !markup.includes('http-equiv="refresh"'))
      .map(([path, markup]) => [/name="description" content="([^"]+)"/.exec(markup)?.[1], path])
    expect(said.filter(([words = '']) => words.length < 20)).toEqual([])
  })

  it('has no link, picture or anchor that leads nowhere', () => {
    const site = { folder: build.folder, siteUrl: SITE_URL, pages }
    expect([...pages.keys()].flatMap((path) => brokenLinks(site, path))).toEqual([])
  })

  it('loads nothing from another host and runs no script but that of a form', () => {
    for (const [path, markup] of pages) {
      const isSearch = /^\/(?:cerca|en\/search)\//.test(path)
      const scripts = [
        ...markup.matchAll(/<script(?! type="(?:application\/ld\+json|speculationrules)")[^>]*>/g),
      ]
      const hasForm = markup.includes('id="commenta"')
      expect(scripts.length, path).toBe(isSearch || hasForm ? 1 : 0)
      expect(markup.match(/ (?:src|srcset)="(?:https?:)?\/\//), path).toBeNull()
      expect(markup.match(/<(?:iframe|object|embed)[\s>]/), path).toBeNull()
      expect(markup.match(/ (?:style|on\w+)="/), path).toBeNull()
    }
  })

  it('never shows a draft, an article before its time, nor a comment that nobody approved', async () => {
    const files = await readdir(build.folder, { recursive: true, withFileTypes: true })
    for (const entry of files.filter((candidate) => candidate.isFile())) {
      const text = await readFile(join(entry.parentPath, entry.name), 'latin1')
      expect(text, entry.name).not.toMatch(
        /BOZZA-SEGRETA|bozza-segreta|PAROLE-NON-APPROVATE|PAROLE-IN-ATTESA/,
      )
    }
  })

  it('shows only pictures that it holds itself, at their true proportions', () => {
    const hero = /<figure class="hero">.*?<\/picture/s.exec(page(ARTICLE))?.[0] ?? ''
    expect(hero).toContain('fetchpriority="high"')
    expect(hero).toContain('width="1600" height="1067"')
    const [, src = ''] = / src="([^"]+)"/.exec(hero) ?? []
    expect(existsSync(join(build.folder, src))).toBe(true)
    expect(hero).toMatch(/<source type="image\/avif" srcset="\/_images\/[0-9a-f]+-480\.avif 480w/)
    expect(build.pictureRequests.some((path) => path.includes('fm=webp'))).toBe(true)
  })

  it('names a picture that an import could not fetch, with a link to the original', () => {
    expect(page(ARTICLE)).toContain('href="https://example.org/vecchia.jpg"')
    expect(build.warnings).toMatchObject([
      { severity: 'warning', documentId: 'n1', path: expect.stringContaining('body[') },
    ])
  })

  it('cuts what somebody wrote into pages, of which the last are never rendered anew', () => {
    const front = page('/persone/elena-bruni/index.html')
    expect(front).toContain('rel="next" href="/persone/elena-bruni/pagina/1/"')
    const oldest = page('/persone/elena-bruni/pagina/1/index.html')
    expect(oldest).toContain('rel="prev" href="/persone/elena-bruni/"')
    expect(oldest).toContain('<title>Elena Bruni, pagina 1')
    const titles = [front, oldest].map((markup) => markup.match(/class="teaser-title"/g)?.length)
    expect(titles).toEqual([expect.any(Number), 5])
    expect(page('/en/people/elena-bruni/index.html')).not.toContain('rel="next"')
  })

  it('drops a promotion whose day has passed', () => {
    expect(page(ARTICLE)).not.toContain('PROMO-SCADUTA')
    expect(page('/persone/elena-bruni/index.html')).toContain('Il laboratorio di scrittura')
  })

  it('speaks English on English pages and links the two translations', () => {
    const english = page('/en/articles/the-neighbourhood/index.html')
    expect(english).toContain('<html lang="en">')
    expect(english).toContain('No comments')
    expect(english).toContain('<label>Name *<input name="name"')
    expect(english).toContain(
      `hreflang="it" href="${SITE_URL}${ARTICLE.replace('index.html', '')}"`,
    )
    expect(page(ARTICLE)).toContain(
      `hreflang="en" href="${SITE_URL}/en/articles/the-neighbourhood/"`,
    )
  })

  it('says on every page which forms may be sent where', () => {
    const policy = /http-equiv="content-security-policy" content="([^"]+)"/.exec(page(ARTICLE))?.[1]
    expect(policy).toContain(`form-action 'self' ${SITE_URL} ${CMS_URL}`)
    expect(policy).toContain("default-src 'self'")
    expect(policy).not.toContain('unsafe')
  })

  it('lists the newest articles in well-formed feeds, and its pages in a well-formed sitemap', async () => {
    const sitemaps = ['sitemaps/site.xml', 'sitemaps/articles-1.xml']
    for (const path of ['sitemap.xml', ...sitemaps]) {
      const text = await file(path)
      const parser = new SaxesParser()
      const errors: Error[] = []
      parser.on('error', (error) => errors.push(error))
      parser.write(text).close()
      expect(errors, path).toEqual([])
    }
    expect(await file('rss.xml')).toContain('<title>Scrivere corto non è scrivere meno</title>')
    expect((await file('en/rss.xml')).match(/<item>/g)).toHaveLength(1)
    const addressesIn = async (path: string): Promise<string[]> =>
      [...(await file(path)).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address)
    expect(await addressesIn('sitemap.xml')).toEqual(sitemaps.map((path) => `${SITE_URL}/${path}`))
    for (const address of (await Promise.all(sitemaps.map(addressesIn))).flat()) {
      expect(pages.has(`${decodeURIComponent(new URL(address).pathname)}index.html`), address).toBe(
        true,
      )
    }
    expect(await file('robots.txt')).toContain(`Sitemap: ${SITE_URL}/sitemap.xml`)
  })

  it('describes articles, people and events to machines', () => {
    const dataOf = (path: string): string =>
      /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page(path))?.[1] ?? '{}'
    const types = (path: string): string[] =>
      JSON.parse(dataOf(path))['@graph'].map((thing: { '@type': string }) => thing['@type'])
    expect(types(ARTICLE)).toEqual(['BlogPosting', 'BreadcrumbList'])
    expect(types('/persone/elena-bruni/index.html')).toEqual(['ProfilePage', 'BreadcrumbList'])
    expect(types('/eventi/notizie-di-casa/index.html')).toEqual(['Event', 'BreadcrumbList'])
    expect(JSON.parse(dataOf('/index.html'))['@type']).toBe('WebSite')
  })

  it('gives each event a calendar file with lines of at most 75 octets', async () => {
    const calendar = await file('eventi/notizie-di-casa.ics')
    expect(calendar).toContain('DTSTART;TZID=Europe/Rome:20980516T100000')
    const lines = calendar.split('\r\n')
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
    expect(lines.join('\n').replaceAll('\n ', '')).toContain(
      'una giornata sul giornalismo di quartiere',
    )
  })

  it('writes redirects for the server, with the address of today', async () => {
    expect(JSON.parse(await file('redirects.json'))).toEqual([
      {
        from: '/vecchio',
        to: '/articoli/scrivere-corto-non-e-scrivere-meno/',
        status: 301,
        fallback: 'vecchio/index.html',
      },
    ])
    expect(page('/vecchio/index.html')).toContain('url=/articoli/scrivere-corto')
    expect(await file('_redirects')).toContain('/vecchio/ /articoli/scrivere-corto')
  })
})

describe('the comments of an article', () => {
  it('counts in words', () => {
    expect(page(ARTICLE)).toContain('<h2 id="commenti-titolo">6 commenti</h2>')
    const silent = page('/articoli/la-sala-stampa-vuota/index.html')
    expect(silent).toContain('<h2 id="commenti-titolo">Nessun commento</h2>')
  })

  it('nests replies to the third level and leaves a tombstone for an answered comment', () => {
    const section = /<section class="comments".*?<\/section>/s.exec(page(ARTICLE))?.[0] ?? ''
    const depths = [...section.matchAll(/<(\/?)ol[ >]|id="commento-(\w+)"/g)].reduce(
      (state: { depth: number; found: Record<string, number> }, [, closing, id]) => {
        if (id !== undefined) state.found[id] = state.depth
        else state.depth += closing === '/' ? -1 : 1
        return state
      },
      { depth: 0, found: {} },
    ).found
    expect(depths).toEqual({ uno: 1, due: 2, tre: 3, quattro: 3, cinque: 1, sei: 2, sette: 1 })
    expect(section).toContain('<p class="tombstone" id="commento-cinque">')
  })

  it('renders hostile words as words', () => {
    const markup = page(ARTICLE)
    expect(markup).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(markup).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(markup).toContain('href="https://example.org/" rel="nofollow ugc"')
    expect(markup).not.toMatch(/href="javascript:/)
    expect(markup).not.toContain('\u202E')
  })

  it('offers a plain form that the comment intake understands', () => {
    const form = /<form method="post".*?<\/form>/s.exec(page(ARTICLE))?.[0] ?? ''
    expect(form).toContain(`action="${CMS_URL}/comments"`)
    const names = new Set([...form.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name))
    const expected = 'article language body name email url website_confirm notify'
    expect(names).toEqual(new Set(expected.split(' ')))
    expect(form).toContain('name="article" value="n1"')
    expect(form).toContain(
      'Il tuo indirizzo email non sarà pubblicato. I campi obbligatori sono contrassegnati *',
    )
    expect(page(ARTICLE)).toContain(`${CMS_URL}/comments/reply?article=n1&amp;parent=comment.uno`)
  })

  it('closes where the article says so', () => {
    const closed = page('/articoli/chi-risponde-ai-commenti/index.html')
    expect(closed).toContain('I commenti a questo articolo sono chiusi.')
    expect(closed).not.toContain('<form')
  })
})
