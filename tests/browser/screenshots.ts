import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { launchBrowser } from './launchBrowser.ts'
import { freePlace, runEdicola, type RunningEdicola } from './runEdicola.ts'
import { shootStudio } from './studioScreenshots.ts'

// Takes the pictures of the documentation from a fresh start with the sample content:
// npm run screenshots, or npm run screenshots -- studio|site

const [only] = process.argv.slice(2)

const imageFolder = fileURLToPath(new URL('../../docs/images/', import.meta.url))

interface Shot {
  readonly name: string
  readonly path: string
}

/** What to show; of a list, the first page that it leads to. */
const lists: Readonly<Record<string, string>> = {
  article: '/articoli/',
  author: '/persone/',
  event: '/eventi/',
}
const sizes = [
  { width: 1440, height: 1000 },
  { width: 390, height: 844 },
]

async function keep(name: string, png: Buffer): Promise<void> {
  const file = join(imageFolder, `${name}.webp`)
  const { size } = await sharp(png)
    .resize({ width: 1000, withoutEnlargement: true })
    .webp({ quality: 72 })
    .toFile(file)
  console.log(`${name}.webp ${Math.round(size / 1024)} KB`)
}

async function shootSite(browser: Browser, { siteUrl }: RunningEdicola): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const viewport of sizes) {
      const page = await browser.newPage({ viewport, colorScheme, locale: 'it-IT' })
      for (const { name, path } of await pagesToShow(siteUrl)) {
        await page.goto(`${siteUrl}${path}`, { waitUntil: 'networkidle' })
        await keep(`${name}-${colorScheme}-${viewport.width}`, await page.screenshot())
      }
      await page.close()
    }
  }
}

async function pagesToShow(siteUrl: string): Promise<readonly Shot[]> {
  const found = Object.entries(lists).map(async ([name, list]) => {
    const html = await (await fetch(`${siteUrl}${list}`)).text()
    const path = new RegExp(`href="(?:${siteUrl})?(${list}[a-z0-9-]+/)"`).exec(html)?.[1]
    return { name, path: path ?? list }
  })
  return [{ name: 'home', path: '/' }, ...(await Promise.all(found))]
}

await mkdir(imageFolder, { recursive: true })
const dataFolder = await mkdtemp(join(tmpdir(), 'edicola-screenshots-'))
const edicola = await runEdicola(await freePlace(dataFolder))
const browser = await launchBrowser()
try {
  if (only !== 'studio') await shootSite(browser, edicola)
  if (only !== 'site') await shootStudio(browser, edicola, keep)
} finally {
  await browser.close()
  await edicola.stop('SIGTERM')
  await rm(dataFolder, { recursive: true, force: true })
}
