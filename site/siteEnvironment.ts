import { z } from 'zod'

const origin = (fallback: string) =>
  z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .default(fallback)

const variables = z.object({
  EDICOLA_API_HOST: z
    .url()
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  SANITY_PROJECT_ID: z.string().min(1).default('edicola'),
  SANITY_DATASET: z.string().min(1).default('production'),
  SANITY_TOKEN: z.string().min(1).optional(),
  SITE_URL: origin('http://localhost:4321'),
  CMS_URL: origin('http://localhost:3333'),
  EDICOLA_IMAGE_CACHE: z.string().min(1).default('node_modules/.cache/edicola/images'),
  EDICOLA_BUILD_REPORT: z.string().min(1).optional(),
})

/** What a build of the site knows about its surroundings. */
export interface SiteEnvironment {
  /** Address of the embedded lake; absent means hosted Sanity. */
  readonly apiHost: string | undefined
  readonly projectId: string
  readonly dataset: string
  readonly token: string | undefined
  /** Public origin of the site, without a trailing slash. */
  readonly siteUrl: string
  /** Public origin of the Studio and of the comment form, without a trailing slash. */
  readonly cmsUrl: string
  /** Folder that keeps processed pictures across builds. */
  readonly imageCache: string
  /** File that receives one JSON line for each problem in the content. */
  readonly buildReport: string | undefined
}

/**
 * Reads the build's surroundings from environment variables; empty ones count as absent.
 * @throws Error naming each variable that has a wrong value.
 */
export function readSiteEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): SiteEnvironment {
  // Every page asks several times, and nobody sets variables while a build runs.
  const key = NAMES.map((name) => env[name]).join('\n')
  if (last?.key !== key) last = { key, environment: parseEnvironment(env) }
  return last.environment
}

const NAMES = Object.keys(variables.shape)
let last: { readonly key: string; readonly environment: SiteEnvironment } | undefined

function parseEnvironment(env: Readonly<Record<string, string | undefined>>): SiteEnvironment {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = variables.safeParse(present)
  if (!parsed.success) {
    throw new Error(`The site's environment is not right.\n${z.prettifyError(parsed.error)}`)
  }
  return {
    apiHost: parsed.data.EDICOLA_API_HOST,
    projectId: parsed.data.SANITY_PROJECT_ID,
    dataset: parsed.data.SANITY_DATASET,
    token: parsed.data.SANITY_TOKEN,
    siteUrl: parsed.data.SITE_URL,
    cmsUrl: parsed.data.CMS_URL,
    imageCache: parsed.data.EDICOLA_IMAGE_CACHE,
    buildReport: parsed.data.EDICOLA_BUILD_REPORT,
  }
}
