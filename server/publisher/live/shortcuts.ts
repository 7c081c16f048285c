import type { PagePath } from '../../../site/content/tracker.ts'

/** What Astro's request pipeline gives the component of a page to render with. */
type Result = Readonly<Record<string, unknown>>
type Slots = Readonly<Record<string, unknown>>
type Component = (result: Result, props: unknown, slots: unknown) => unknown
/** Astro's own class behind `Astro.slots`. */
type SlotsClass = new (result: Result, slots: unknown) => object
/** Astro's own function, from the bundle of the pages. */
export type RenderToString = (
  result: Result,
  component: Component,
  props: object,
  slots: Slots,
  isPage: boolean,
) => Promise<unknown>

/** A module of a page as Astro loads it. */
type PageModule = Readonly<Record<string, unknown>>

/** Where Astro looks up the modules of pages, by the file of their component. */
export type PageMap = Map<string, () => Promise<{ readonly page: () => Promise<PageModule> }>>

/** Ways around the request pipeline, which costs several times what the components do. */
export interface Shortcuts {
  /**
   * Renders a page: the first of each component through the pipeline as well, and unless both give
   * the same bytes, so are all others. What no shortcut can give (a request, cookies) or anything
   * that goes wrong leads back to the pipeline too.
   * @param whole renders the page through the pipeline.
   */
  render(
    page: {
      readonly component: string
      readonly pathname: string
      readonly path: PagePath
      readonly address: URL
    },
    whole: (request: Request) => Promise<Uint8Array | undefined>,
  ): Promise<string | Uint8Array | undefined>
  /** Whether pages of a component are rendered directly; `undefined` before the first. */
  isOpen(component: string): boolean | undefined
}

/**
 * Opens shortcuts for the pages of `pageMap`, whose entries it wraps to see what the pipeline hands
 * to components.
 */
export function openShortcuts(pageMap: PageMap, renderToString: RenderToString): Shortcuts {
  const seen = new WeakMap<object, Seen>()
  const known = new Map<string, Seen | 'none'>()

  const direct = async (path: PagePath, pathname: string, model: Seen): Promise<string> => {
    const result = resultLike(model, path, pathname)
    const text = await renderToString(result, model.component, { ...path.props }, {}, true)
    if (typeof text !== 'string') throw new Error('The component answered with a response.')
    return text
  }

  return {
    render: async ({ component, pathname, path, address }, whole) => {
      const model = known.get(component)
      if (model === 'none') return whole(new Request(address))
      if (model !== undefined) {
        return direct(path, pathname, model).catch(async () => {
          const bytes = await whole(new Request(address))
          known.set(component, 'none')
          return bytes
        })
      }
      // Others of the component that come meanwhile go the long way.
      known.set(component, 'none')
      watch(pageMap, component, seen)
      const request = new Request(address)
      const bytes = await whole(request)
      const found = seen.get(request)
      const again = found && (await direct(path, pathname, found).catch(() => undefined))
      if (found && bytes && again && Buffer.from(again).equals(bytes)) known.set(component, found)
      return bytes
    },
    isOpen: (component) => {
      const model = known.get(component)
      return model === undefined ? undefined : model !== 'none'
    },
  }
}

/** What the pipeline handed to a component, as it was before the component ran. */
interface Seen {
  readonly component: Component
  readonly result: Result
  readonly metadata: Readonly<Record<string, unknown>>
  readonly elements: Readonly<Record<string, readonly unknown[]>>
  readonly slots: SlotsClass
}

const ELEMENTS = ['styles', 'scripts', 'links'] as const

/** Has what `component` is given noted in `seen`, by the request. */
function watch(pageMap: PageMap, component: string, seen: WeakMap<object, Seen>): void {
  const load = pageMap.get(component)
  if (load === undefined) return
  let watched: Promise<PageModule> | undefined
  const page = async (): Promise<PageModule> => {
    const module = await (await load()).page()
    const render = module['default']
    return isComponent(render) ? { ...module, default: watching(render, seen) } : module
  }
  pageMap.set(component, () => Promise.resolve({ page: () => (watched ??= page()) }))
}

function watching(component: Component, seen: WeakMap<object, Seen>): Component {
  const watcher: Component = (result, props, slots) => {
    const { request } = result
    const found = typeof request === 'object' && request !== null && note(component, result)
    if (found) seen.set(request, found)
    return component(result, props, slots)
  }
  // Astro knows components by properties of the function.
  return Object.assign(watcher, Object.fromEntries(Object.entries(component)))
}

/** The class that Astro makes `Astro.slots` of, taken from one, since it is not exported. */
function slotsClassOf({ createAstro }: Result): SlotsClass | undefined {
  const astro: unknown = typeof createAstro === 'function' ? createAstro({}, {}) : undefined
  const slots: unknown = typeof astro === 'object' && astro && Reflect.get(astro, 'slots')
  const made: unknown = typeof slots === 'object' && slots ? slots.constructor : undefined
  return isSlotsClass(made) ? made : undefined
}

function note(component: Component, result: Result): Seen | undefined {
  const members = (value: unknown): unknown[] => (value instanceof Set ? [...value] : [])
  const { _metadata: metadata } = result
  const kept = copyOf(typeof metadata === 'object' && metadata !== null ? { ...metadata } : {})
  const elements = Object.fromEntries(ELEMENTS.map((name) => [name, members(result[name])]))
  const slots = slotsClassOf(result)
  return slots && { component, result, metadata: kept, elements, slots }
}

/** A copy that a page may write into. */
const copyOf = (metadata: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(metadata).map(([name, value]) => {
      if (value instanceof Set) return [name, new Set(value)]
      return [name, Array.isArray(value) ? [...value] : value]
    }),
  )

function resultLike(model: Seen, path: PagePath, pathname: string): Result {
  const page = Object.assign(Object.create(nothingElse), { params: path.params })
  const elements = Object.entries(model.elements).map(([name, all]) => [name, new Set(all)])
  const result = {
    ...model.result,
    ...Object.fromEntries(elements),
    params: path.params,
    pathname,
    cancelled: false,
    _metadata: copyOf(model.metadata),
    createAstro: (props: unknown, slots: unknown): object =>
      Object.assign(Object.create(page), {
        props,
        self: null,
        slots: new model.slots(result, slots ?? null),
      }),
  }
  return result
}

/** Whatever else a template asks of `Astro` needs the pipeline. */
const nothingElse: object = new Proxy(
  {},
  {
    get: (_, name) => {
      if (typeof name === 'symbol') return undefined
      throw new Error(`Astro.${name} needs a request.`)
    },
  },
)

const isSlotsClass = (value: unknown): value is SlotsClass =>
  typeof value === 'function' && typeof Reflect.get(value.prototype ?? {}, 'render') === 'function'

const isComponent = (value: unknown): value is Component =>
  typeof value === 'function' && Reflect.get(value, 'isAstroComponentFactory') === true
