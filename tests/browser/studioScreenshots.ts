import type { Browser, Page } from 'playwright-core'
import type { RunningEdicola } from './runEdicola.ts'

type Keep = (name: string, png: Buffer) => Promise<void>

/** What is shown of the Studio, and how one gets there from any place. */
interface View {
  readonly name: string
  open(page: Page, cmsUrl: string): Promise<unknown>
}

const tool = (name: string, path: string, settled: (page: Page) => Promise<unknown>): View => ({
  name,
  open: async (page, cmsUrl) => {
    await page.goto(`${cmsUrl}${path}`)
    await settled(page)
  },
})

const openArticle = async (page: Page, cmsUrl: string): Promise<void> => {
  await page.goto(`${cmsUrl}/structure/article`)
  await page.getByRole('link', { name: /Quarantuno persone/ }).click()
  await page.locator('[data-testid="field-title"] input:not([readonly])').waitFor()
}

const views: readonly View[] = [
  tool('studio-home', '/', (page) => page.locator('[data-tool="home"] li').first().waitFor()),
  {
    name: 'studio-desk',
    open: async (page, cmsUrl) => {
      await openArticle(page, cmsUrl)
      await page.getByTestId('text-measure').waitFor()
    },
  },
  {
    name: 'studio-seo',
    open: async (page, cmsUrl) => {
      await openArticle(page, cmsUrl)
      await page.getByTestId('group-tab-sharing').click()
      await page.getByTestId('social-preview').waitFor()
    },
  },
  tool('studio-moderation', '/moderation', (page) =>
    page.locator('[role="option"][data-current]').waitFor(),
  ),
  tool('studio-media', '/media', async (page) => {
    const pictures = page.getByTestId('pictures').locator('button')
    await pictures.nth(1).click()
    await page.getByRole('textbox', { name: 'Testo alternativo' }).waitFor()
  }),
  tool('studio-calendar', '/calendar', (page) =>
    page.getByRole('grid').getByRole('link').first().waitFor(),
  ),
  tool('studio-site', '/site-state', (page) => page.getByRole('table').waitFor()),
  tool('studio-people', '/people', (page) => page.getByRole('combobox').first().waitFor()),
  tool('studio-trash', '/structure/trash', (page) =>
    page.getByTestId('pane').getByRole('listitem').first().waitFor(),
  ),
  // The first look makes the renderer of previews start, which takes a while.
  {
    name: 'studio-preview',
    open: async (page, cmsUrl) => {
      await openArticle(page, cmsUrl)
      await page.getByTestId('action-menu-button').last().click()
      await page.getByRole('menuitem', { name: 'Vedi l’anteprima' }).click()
      const frame = page.frameLocator('iframe')
      await frame.locator('.p-summary[data-sanity]').click()
      await frame.locator('.p-summary[data-edicola-shown]').waitFor()
      await page.getByTestId('field-lead').waitFor()
    },
  },
]

/** Takes a picture of every tool of the Studio in each colour scheme; the light ones have no suffix. */
export async function shootStudio(
  browser: Browser,
  { cmsUrl, signInLink }: RunningEdicola,
  keep: Keep,
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(90_000)
  await page.goto(signInLink ?? cmsUrl)
  await page.getByTestId('studio-navbar').waitFor()
  await throwAway(page)
  for (const view of views) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await view.open(page, cmsUrl)
      await page.waitForLoadState('networkidle')
      await page.waitForFunction(() => [...document.images].every(({ complete }) => complete))
      await keep(`${view.name}${colorScheme === 'dark' ? '-dark' : ''}`, await page.screenshot())
    }
  }
  await context.close()
}

/** Something for the trash to show. */
async function throwAway(page: Page): Promise<void> {
  const id = 'drafts.mercato-coperto'
  await page.evaluate(async (_id) => {
    const title = 'Il mercato coperto, un anno dopo'
    const document = { _id, _type: 'article', title, language: 'it' }
    for (const mutation of [{ create: document }, { delete: { id: _id } }]) {
      await fetch('/v2025-02-19/data/mutate/production', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ mutations: [mutation] }),
      })
    }
  }, id)
}
