import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type AstroIntegration, type AstroPrerenderer, build } from 'astro'
import { BUNDLE_FACTS, type BundleFacts, RENDER_ENTRY } from './bundleFacts.ts'

const renderEntry = fileURLToPath(new URL('renderEntry.ts', import.meta.url))

type Setup = Parameters<NonNullable<AstroIntegration['hooks']['astro:build:setup']>>[0]

/**
 * Runs `astro build` in `root` up to the point where pages are rendered, and leaves in `folder` what
 * it has by then: bundled pages, styles, fonts, public files, and the facts that rendering needs.
 * Pages rendered from it are those of a standard build because it is one; it just never ends. The
 * process that calls it must end afterwards.
 * @see https://docs.astro.build/en/reference/integrations-reference/#setprerenderer-option
 */
export async function writeBundle(root: string, folder: string): Promise<void> {
  const { promise: done, resolve, reject } = Promise.withResolvers<void>()
  let pages: Setup['pages'] | undefined
  const integration: AstroIntegration = {
    name: 'edicola-live',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        injectRoute({ pattern: RENDER_ENTRY, entrypoint: renderEntry, prerender: true })
      },
      'astro:build:setup': (setup) => {
        pages = setup.pages
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((standard) => ({
          ...standard,
          name: 'edicola-live',
          getStaticPaths: async () => {
            const facts = factsOf(standard, pages)
            await writeFile(join(folder, BUNDLE_FACTS), JSON.stringify(facts))
            resolve()
            return new Promise(() => {})
          },
        }))
      },
    },
  }
  build({ root, outDir: folder, logLevel: 'error', integrations: [integration] }).then(
    () => reject(new Error('Astro found no page to render.')),
    reject,
  )
  await done
}

/** What Astro keeps in memory between bundling and rendering, as far as pages show it. */
function factsOf(standard: AstroPrerenderer, pages: Setup['pages'] | undefined): BundleFacts {
  const app: unknown = Reflect.get(standard, 'app')
  const scripts: unknown = settingsOf(app)
  if (pages === undefined || !Array.isArray(scripts)) {
    throw new Error('This version of Astro keeps what pages are made with elsewhere.')
  }
  if (scripts.some((script) => Reflect.get(Object(script), 'stage') === 'page')) {
    throw new Error('Scripts that an integration puts into every page cannot be followed.')
  }
  return { pages: [...pages].map(([key, { styles }]) => [key, styles]), scripts }
}

function settingsOf(app: unknown): unknown {
  if (typeof app !== 'object' || app === null || !('getSettings' in app)) return undefined
  const { getSettings } = app
  const settings: unknown = typeof getSettings === 'function' ? getSettings.call(app) : undefined
  return typeof settings === 'object' && settings !== null
    ? Reflect.get(settings, 'scripts')
    : undefined
}
