import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectContent } from '../../../server/connect.ts'
import { readEnvironment } from '../../../server/environment.ts'
import { markupProblems, readPages } from '../../site/checkMarkup.ts'
import { readRawItems, reasonToSkip, themeUnitTest } from './themeUnitTest.ts'

const run = promisify(execFile)
const script = (name: string): string =>
  fileURLToPath(new URL(`../../../scripts/${name}.ts`, import.meta.url))

let folder = ''
let pages = new Map<string, string>()
let addresses = new Map<string, string>()
let output = ''

/** Imports the file and builds the site as a person would: by the two commands. */
beforeAll(async () => {
  if (reasonToSkip !== undefined) return
  folder = await mkdtemp(join(tmpdir(), 'edicola-wordpress-'))
  const data = join(folder, 'data')
  const env = {
    ...process.env,
    EDICOLA_DATA: data,
    SANITY_PROJECT_ID: '',
    VITEST: '',
    NODE_ENV: '',
  }
  await run(process.execPath, [script('import-wordpress'), themeUnitTest, '--no-pictures'], { env })
  const built = await run(process.execPath, [script('build'), '--out', join(folder, 'site')], {
    env,
  })
  output = built.stdout + built.stderr
  pages = await readPages(join(folder, 'site'))
  const content = await connectContent(readEnvironment({ EDICOLA_DATA: data }))
  const articles = await content.client.fetch<{ id: string; language: string; slug: string }[]>(
    '*[_type == "article"]{"id": _id, language, "slug": slug.current}',
  )
  addresses = new Map(
    articles.map(({ id, language, slug }) => [
      id,
      language === 'en' ? `/en/articles/${slug}/index.html` : `/articoli/${slug}/index.html`,
    ]),
  )
  await content.close()
}, 240_000)
afterAll(async () => {
  if (folder !== '') await rm(folder, { recursive: true, force: true })
})

test.skipIf(reasonToSkip !== undefined)(
  `every published post of the export is a page of valid HTML ${reasonToSkip ?? ''}`,
  async () => {
    const published = readRawItems().filter(
      ({ type, status, password }) => type === 'post' && status === 'publish' && !password,
    )
    expect(addresses.size).toBe(published.length)
    const problems: string[] = []
    for (const { id } of published) {
      const address = [...addresses].find(([article]) => article.endsWith(`-${id}`))?.[1] ?? ''
      const markup = pages.get(address)
      expect(markup, `the page of post ${id}`).toBeDefined()
      problems.push(...(await markupProblems(address, markup ?? '')))
    }
    expect(problems).toEqual([])
    console.log(`${published.length} published posts in the file, ${addresses.size} pages`)
  },
  60_000,
)

test.skipIf(reasonToSkip !== undefined)(
  `every other page built from the export is valid HTML too ${reasonToSkip ?? ''}`,
  async () => {
    const problems = await Promise.all([...pages].map(([page, html]) => markupProblems(page, html)))
    expect(problems.flat()).toEqual([])
  },
  120_000,
)

test.skipIf(reasonToSkip !== undefined)(
  `pictures that could not be fetched are said, and do not fail the build ${reasonToSkip ?? ''}`,
  () => {
    expect(output).toMatch(/warning.*[^]*originalUrl|warning[^]*immagin|warning[^]*picture/i)
    const html = [...pages.values()].join('')
    expect(html).toContain('wpthemetestdata.files.wordpress.com')
  },
)
