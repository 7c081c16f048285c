/*
 * Injected as a route into bundles alone, so that Astro's own function is bundled beside the
 * components that it renders: Astro tells some of its objects by the class of one copy of a module.
 * The route is never rendered.
 */
export { renderToString } from 'astro/runtime/server/index.js'
