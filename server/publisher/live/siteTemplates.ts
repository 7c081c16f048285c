import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js'
import type { PagePath } from '../../../site/content/tracker.ts'
import { BUNDLE_FACTS, bundleFacts, RENDER_ENTRY } from './bundleFacts.ts'
import { addressOf } from './routePaths.ts'
import { openShortcuts, type PageMap, type RenderToString, type Shortcuts } from './shortcuts.ts'

/** A route of the site, and the pages that it has without asking content. */
export interface TemplateRoute {
  readonly pattern: string
  readonly component: string
  readonly type: 'page' | 'endpoint'
  /** The one path of a route without parameters. */
  readonly pathname: string | undefined
}

/** A page to be rendered. */
export interface PageAddress {
  readonly route: TemplateRoute
  readonly pathname: string
  /** What the route gave for it; absent for routes without parameters. */
  readonly path?: PagePath | undefined
}

/** A file of the site: text, or the bytes that an endpoint answered with. */
export type PageContent = string | Uint8Array

/** Bundled templates, and everything that renders pages from them. */
export interface SiteTemplates {
  /** In Astro's order: where two routes claim one address, the first has it. Routes with parameters
   * are those for which `getStaticPaths` named any page at all. */
  readonly routes: readonly TemplateRoute[]
  /** What `astro build` writes for this page; `undefined` when it writes no file. */
  render(page: PageAddress): Promise<PageContent | undefined>
  /** Whether pages of a component go around Astro's request pipeline; `undefined` before the first. */
  isDirect(component: string): boolean | undefined
  /** Makes Astro ask for the pages of dynamic routes again. */
  forgetPaths(): void
}

type RouteData = Awaited<ReturnType<StaticPaths['getAll']>>[number]['route']

/** What is used of the application in the bundle, as `astro build` uses it. */
type App = ConstructorParameters<typeof StaticPaths>[0] & {
  setInternals(internals: object): void
  setOptions(options: object): void
  render(request: Request, options: { readonly routeData: RouteData }): Promise<Response>
}

/**
 * Opens what bundleTemplates left in `folder`. A page rendered from it has the bytes that `astro build`
 * writes: tests/publisher/live holds the two together.
 */
export async function openTemplates(folder: string, siteUrl: string): Promise<SiteTemplates> {
  const inner = join(folder, '.prerender')
  const facts = bundleFacts.parse(JSON.parse(await readFile(join(folder, BUNDLE_FACTS), 'utf8')))
  const name = (await readdir(inner)).find((file) => /^prerender-entry\..+\.mjs$/.test(file))
  if (name === undefined) throw new Error(`There are no templates in ${folder}.`)
  const { app }: { readonly app: unknown } = await import(pathToFileURL(join(inner, name)).href)
  if (!isApp(app)) throw new Error('This version of Astro renders pages in another way.')
  app.setInternals({ pagesByKeys: new Map(facts.pages.map(([key, styles]) => [key, { styles }])) })
  app.setOptions({
    settings: { scripts: facts.scripts },
    logger: { options: { destination: { write: printError } } },
  })
  return prepare(app, siteUrl)
}

function printError({ level, message }: { readonly level: string; readonly message: string }) {
  if (level === 'error') console.error(message)
  return true
}

async function prepare(app: App, siteUrl: string): Promise<SiteTemplates> {
  const found = await new StaticPaths(app).getAll()
  const entry = found.find(({ route }) => route.route === RENDER_ENTRY)?.route
  const known = new Map(
    found.flatMap(({ route }) => (route === entry ? [] : [[route.component, route]])),
  )
  const { forgetPaths, shortcuts } = await openApp(app, entry)
  const whole = async (request: Request, routeData: RouteData): Promise<Uint8Array | undefined> => {
    const response = await app.render(request, { routeData })
    // Astro gives the page for unknown addresses its own status.
    if (response.status !== 200 && response.status !== 404) {
      throw new Error(`${request.url} was answered with status ${response.status}.`)
    }
    return response.body === null ? undefined : new Uint8Array(await response.arrayBuffer())
  }
  return {
    routes: [...known.values()].map(shapeOf),
    render: ({ route, pathname, path }) => {
      const routeData = known.get(route.component)
      if (routeData === undefined) throw new Error(`Astro knows no ${route.component}.`)
      const address = new URL(addressOf(pathname, route), siteUrl)
      if (path === undefined || route.type !== 'page') return whole(new Request(address), routeData)
      const { component } = route
      return shortcuts.render({ component, pathname, path, address }, (request) =>
        whole(request, routeData),
      )
    },
    isDirect: shortcuts.isOpen,
    forgetPaths,
  }
}

/**
 * What is used here of Astro's application and its documentation does not name: the routes' paths,
 * which it keeps for ever, since its builds end; the modules of pages, and how they are rendered. The
 * dependency is held at an exact version, and tests/publisher/live compares with a standard build.
 */
async function openApp(
  app: App,
  entry: RouteData | undefined,
): Promise<{ readonly forgetPaths: () => void; readonly shortcuts: Shortcuts }> {
  const cache = memberOf(app, 'routeCache')
  const clearAll = memberOf(cache, 'clearAll')
  const pageMap = memberOf(memberOf(app, 'manifest'), 'pageMap')
  if (typeof clearAll !== 'function' || !isPageMap(pageMap) || entry === undefined) {
    throw new Error('This version of Astro keeps the paths or modules of its routes elsewhere.')
  }
  const module = await (await pageMap.get(entry.component)?.())?.page()
  const renderToString = module?.['renderToString']
  if (!isRenderToString(renderToString)) throw new Error('Astro’s renderer cannot be found.')
  return {
    forgetPaths: () => void clearAll.call(cache),
    shortcuts: openShortcuts(pageMap, renderToString),
  }
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

const isApp = (value: unknown): value is App =>
  ['setInternals', 'setOptions', 'render'].every(
    (name) => typeof memberOf(value, name) === 'function',
  )

const isPageMap = (value: unknown): value is PageMap => value instanceof Map

const isRenderToString = (value: unknown): value is RenderToString => typeof value === 'function'

const shapeOf = (route: RouteData): TemplateRoute => ({
  pattern: route.route,
  component: route.component,
  type: route.type === 'endpoint' ? 'endpoint' : 'page',
  pathname: route.pathname,
})
