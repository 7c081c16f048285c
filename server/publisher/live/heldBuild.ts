import { type AstroPrerenderer, build } from 'astro'
import { addressOf } from './routePaths.ts'

/** A route of the site, and the pages that it has without asking content. */
export interface HeldRoute {
  readonly pattern: string
  readonly component: string
  readonly type: 'page' | 'endpoint'
  /** The one path of a route without parameters. */
  readonly pathname: string | undefined
}

/** A page to be rendered. */
export interface PageAddress {
  readonly route: HeldRoute
  readonly pathname: string
}

/** Astro's build, stopped where pages are rendered. */
export interface HeldBuild {
  /** In Astro's order: where two routes claim one address, the first has it. Routes with parameters
   * are those for which `getStaticPaths` named any page at all. */
  readonly routes: readonly HeldRoute[]
  /** The bytes that `astro build` writes for this page; `undefined` when it writes no file. */
  render(page: PageAddress): Promise<Uint8Array | undefined>
  /** Makes Astro ask for the pages of dynamic routes again. */
  forgetPaths(): void
}

type RouteData = Parameters<AstroPrerenderer['render']>[1]['routeData']

/**
 * Runs `astro build` up to the point where pages are rendered, and hands the renderer that it would
 * use to `work`. The pages are those of a standard build because it is one; it just never ends.
 * Assets and public files are in `outDir` by then.
 * @see https://docs.astro.build/en/reference/integrations-reference/#setprerenderer-option
 */
export async function holdBuild(
  options: { readonly root: string; readonly outDir: string; readonly siteUrl: string },
  onStep: (step: 'bundling' | 'content') => void,
  work: (held: HeldBuild) => Promise<void>,
): Promise<void> {
  await build({
    root: options.root,
    outDir: options.outDir,
    logLevel: 'error',
    integrations: [
      {
        name: 'edicola-live',
        hooks: {
          'astro:build:start': ({ setPrerenderer }) => {
            onStep('bundling')
            setPrerenderer((standard) => ({
              ...standard,
              name: 'edicola-live',
              getStaticPaths: async () => {
                onStep('content')
                await work(await prepare(standard, options.siteUrl))
                return []
              },
            }))
          },
        },
      },
    ],
  })
}

async function prepare(standard: AstroPrerenderer, siteUrl: string): Promise<HeldBuild> {
  const found = await standard.getStaticPaths()
  const known = new Map(found.map(({ route }) => [route.component, route]))
  const cache = routeCacheOf(standard)
  return {
    routes: [...known.values()].map(shapeOf),
    render: async ({ route, pathname }) => {
      const routeData = known.get(route.component)
      if (routeData === undefined) throw new Error(`Astro knows no ${route.component}.`)
      const request = new Request(new URL(addressOf(pathname, route), siteUrl))
      const rendered = await standard.render(request, { routeData })
      const response = rendered instanceof Response ? rendered : rendered.response
      // Astro gives the page for unknown addresses its own status.
      if (response.status !== 200 && response.status !== 404) {
        throw new Error(`${pathname} was answered with status ${response.status}.`)
      }
      return response.body === null ? undefined : new Uint8Array(await response.arrayBuffer())
    },
    forgetPaths: () => cache.clearAll(),
  }
}

/**
 * Astro keeps the answer of `getStaticPaths` for ever, since its builds end. This is the one thing
 * here that its documentation does not name; the dependency is held at an exact version, and
 * tests/publisher/live compares with a standard build.
 */
function routeCacheOf(standard: object): { clearAll(): void } {
  const app: unknown = Reflect.get(standard, 'app')
  const cache: unknown = typeof app === 'object' && app !== null && Reflect.get(app, 'routeCache')
  if (typeof cache === 'object' && cache !== null && 'clearAll' in cache) {
    const { clearAll } = cache
    if (typeof clearAll === 'function') return { clearAll: () => void clearAll.call(cache) }
  }
  throw new Error('This version of Astro keeps the paths of its routes somewhere else.')
}

const shapeOf = (route: RouteData): HeldRoute => ({
  pattern: route.route,
  component: route.component,
  type: route.type === 'endpoint' ? 'endpoint' : 'page',
  pathname: route.pathname,
})
