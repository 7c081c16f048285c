import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import type { ServedStudio } from './serveStudio.ts'

/**
 * A browser context, 1440 pixels wide, that is signed in with this role and has opened no page yet.
 * The tests of a file share one: a Studio that its browser has loaded before opens in half the time.
 */
export async function signedIn(
  browser: Browser,
  studio: ServedStudio,
  role: string,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
  await context.request.get(studio.signInLink(role))
  return context
}
