import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../browser/launchBrowser.ts'
import { buildForTest } from '../site/buildForTest.ts'
import { drawSamplePictures, sampleSite } from '../site/sampleSite.ts'
import { serveFolder } from '../site/serveFolder.ts'

// npm run bench -- pages: what a reader's first visit to each kind of page of the sample site costs.

const KINDS: Readonly<Record<string, string>> = {
  'front page': '/',
  'article, eight comments': '/articoli/anatomia-di-una-chat-di-condominio/',
  'article, no comments': '/articoli/la-vetrina-e-la-strada/',
  person: '/persone/ottavia-serralunga/',
  event: '/eventi/piazze-connesse/',
  events: '/eventi/',
  tag: '/tag/scrittura/',
  archive: '/archivio/',
  search: '/cerca/',
  'MDX page': '/privacy/',
}

interface Weight {
  html: number
  css: number
  js: number
  fonts: number
  pictures: number
  requests: number
  gzip: number
}

/** Opens a page as a telephone would, and adds up what it asked for; text counts compressed. */
async function weigh(
  browser: Browser,
  origin: string,
  folder: string,
  path: string,
): Promise<Weight> {
  const weight: Weight = { html: 0, css: 0, js: 0, fonts: 0, pictures: 0, requests: 0, gzip: 0 }
  const context = await browser.newContext({
    viewport: { width: 412, height: 823 },
    deviceScaleFactor: 1.75,
  })
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' })
  await context.close()
  for (const name of new Set(asked)) {
    const bytes = await readFile(join(folder, name.endsWith('/') ? `${name}index.html` : name))
    weight.requests += 1
    const brotli = brotliCompressSync(bytes).length
    const kind = /\.(css|js|woff2|avif|webp|jpg|png)$/.exec(name)?.[1] ?? 'html'
    if (kind === 'woff2') weight.fonts += bytes.length
    else if (kind === 'css') weight.css += brotli
    else if (kind === 'js') weight.js += brotli
    else if (kind === 'html') weight.html += name.endsWith('/') ? brotli : 0
    else weight.pictures += bytes.length
    if (kind === 'css' || name.endsWith('/')) weight.gzip += gzipSync(bytes, { level: 9 }).length
  }
  return weight
}

const build = await buildForTest(sampleSite(new Date()), await drawSamplePictures())
if (build.outcome.outcome !== 'built') throw new Error(JSON.stringify(build.outcome, null, 2))
const server = await serveFolder(build.folder)
const browser = await launchBrowser()
try {
  const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1)
  console.log('| page | HTML | CSS | HTML + CSS | with gzip | JS | fonts | pictures | requests |')
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |')
  for (const [name, path] of Object.entries(KINDS)) {
    const { html, css, js, fonts, pictures, requests, gzip } = await weigh(
      browser,
      server.origin,
      build.folder,
      path,
    )
    const cells = [html, css, html + css, gzip, js, fonts, pictures].map(kilobytes)
    console.log(`| ${[name, ...cells, requests].join(' | ')} |`)
  }
} finally {
  await browser.close()
  await server.close()
  await build.remove()
}
