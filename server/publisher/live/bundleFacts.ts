import { z } from 'zod'

/** The pattern of the route of renderEntry.ts, which is in bundles alone and never rendered. */
export const RENDER_ENTRY = '/_edicola-render'

/** The file of {@link BundleFacts} in the folder of a bundle: there, the bundle is whole. */
export const BUNDLE_FACTS = '.prerender/facts.json'

/** What Astro knows after bundling, and needs when it renders. */
export const bundleFacts = z.object({
  /** The styles of each page, by Astro's own key. */
  pages: z.array(z.tuple([z.string(), z.array(z.unknown())])),
  /** What integrations put into every head. */
  scripts: z.array(z.unknown()),
})

/** See {@link bundleFacts}. */
export type BundleFacts = z.infer<typeof bundleFacts>
