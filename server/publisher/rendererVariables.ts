import { type SiteEnvironment, siteVariables } from './siteEnvironment.ts'

/** The environment of a process that renders the site, its pictures kept in `imageCache`. */
export function rendererVariables(site: SiteEnvironment, imageCache: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...siteVariables(site),
    NODE_ENV: 'production',
    VITEST: undefined,
    EDICOLA_IMAGE_CACHE: imageCache,
    ASTRO_TELEMETRY_DISABLED: '1',
  }
}
