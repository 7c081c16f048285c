import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import type { ServedStudio } from './serveStudio.ts'

/**
 * A browser context, 1440 pixels wide, that is signed in with this role and has opened no page yet.
 * The tests of a file share one: a Studio that its browser has loaded before opens in half the time.
 * It asks for less motion, since painting what moves takes a quarter of the time of a test; in the
 * journeys of `tests/browser` things move as they do for most people.
 */
export async function signedIn(
  browser: Browser,
  studio: ServedStudio,
  role: string,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  })
  await context.request.get(studio.signInLink(role))
  return context
}
