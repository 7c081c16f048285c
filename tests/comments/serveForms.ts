import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, Page, Route } from 'playwright-core'
import { createCommentIntake } from '../../server/comments/createCommentIntake.ts'
import { launchBrowser } from '../browser/launchBrowser.ts'
import { buildForTest, CMS_URL, SITE_URL } from '../site/buildForTest.ts'
import { type FakeLake, startFakeLake } from './fakeLake.ts'

/** A built site and the real intake under their own names, in a browser that reaches nothing else. */
export interface ServedForms {
  /** Where the site is built. */
  readonly folder: string
  readonly lake: FakeLake
  /** Where the intake sent readers back to. */
  readonly redirects: readonly (string | null)[]
  open(address: string, options?: BrowserContextOptions): Promise<Page>
  /** Lets time pass for the intake. */
  pass(milliseconds: number): void
  close(): Promise<void>
}

/** Builds the site of some documents, and has the intake take what its forms send. */
export async function serveForms(
  documents: () => Parameters<typeof startFakeLake>[0],
): Promise<ServedForms> {
  const mail = mkdtempSync(join(tmpdir(), 'intake-form-'))
  const build = await buildForTest(documents())
  const lake = await startFakeLake(documents())
  const redirects: (string | null)[] = []
  let now = Date.parse('2026-11-20T10:00:00Z')
  const intake = await createCommentIntake({
    client: lake.client,
    folder: mail,
    siteUrl: SITE_URL,
    cmsUrl: CMS_URL,
    clock: () => new Date(now),
    log: () => {},
  })
  const browser = await launchBrowser()
  const answer = async (route: Route) => {
    const request = route.request()
    const body = request.postData()
    const response = await intake.handle(
      new Request(request.url(), {
        method: request.method(),
        headers: await request.allHeaders(),
        ...(body !== null && { body }),
      }),
      { remoteAddress: '198.51.100.9' },
    )
    if (response.status === 303) redirects.push(response.headers.get('location'))
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    }
  }
  return {
    folder: build.folder,
    lake,
    redirects,
    open: async (address, options = {}) => {
      const page = await (await browser.newContext(options)).newPage()
      await page.route(`${SITE_URL}/**`, async (route) => {
        const { pathname } = new URL(route.request().url())
        const file = join(build.folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname)
        await route.fulfill({ body: readFileSync(file), contentType: typeOf(file) })
      })
      await page.route(`${CMS_URL}/**`, async (route) => route.fulfill(await answer(route)))
      await page.goto(`${SITE_URL}${address}`)
      return page
    },
    pass: (milliseconds) => {
      now += milliseconds
    },
    close: async () => {
      await browser.close()
      await intake.close()
      await lake.close()
      await build.remove()
      rmSync(mail, { recursive: true, force: true })
    },
  }
}

function typeOf(file: string): string {
  const types: Record<string, string> = {
    html: 'text/html',
    js: 'text/javascript',
    css: 'text/css',
    svg: 'image/svg+xml',
  }
  return types[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
}
