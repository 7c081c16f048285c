import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'

/** What a first visit to a page asks for; bytes, text compressed with Brotli. */
export interface Weight {
  readonly html: number
  /** Stylesheets in files of their own; one that stands in the page is part of it. */
  readonly css: number
  readonly js: number
  readonly fonts: number
  readonly pictures: number
  readonly requests: number
  /** HTML and CSS with gzip instead. */
  readonly gzip: number
  /** What of the HTML would be left if there were nothing but the words that are read. */
  readonly words: number
}

/** Opens a page as a telephone would (412 px, density 1.75), and adds up the files it asked for. */
export async function weighPage(
  browser: Browser,
  site: { readonly origin: string; readonly folder: string },
  path: string,
): Promise<Weight> {
  const weight = { html: 0, css: 0, js: 0, fonts: 0, pictures: 0, requests: 0, gzip: 0, words: 0 }
  const context = await browser.newContext({
    viewport: { width: 412, height: 823 },
    deviceScaleFactor: 1.75,
  })
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().startsWith(site.origin)) asked.push(new URL(request.url()).pathname)
  })
  await page.goto(`${site.origin}${path}`, { waitUntil: 'networkidle' })
  await context.close()
  for (const name of new Set(asked)) {
    const file = name.endsWith('/') ? `${name}index.html` : name
    const bytes = await readFile(join(site.folder, decodeURIComponent(file)))
    weight.requests += 1
    const kind = kindOf(file)
    weight[kind] +=
      kind === 'fonts' || kind === 'pictures' ? bytes.length : brotliCompressSync(bytes).length
    if (kind === 'html') weight.words += brotliCompressSync(wordsOf(bytes.toString())).length
    if (kind === 'html' || kind === 'css') weight.gzip += gzipSync(bytes, { level: 9 }).length
  }
  return weight
}

function wordsOf(html: string): string {
  return html
    .slice(html.indexOf('<body'))
    .replaceAll(/<(script|style)\b.*?<\/\1>/gs, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}

function kindOf(file: string): 'html' | 'css' | 'js' | 'fonts' | 'pictures' {
  const [, ending = ''] = /\.(\w+)$/.exec(file) ?? []
  if (ending === 'html' || ending === 'css' || ending === 'js') return ending
  return /^(?:woff2?|ttf|otf)$/.test(ending) ? 'fonts' : 'pictures'
}
