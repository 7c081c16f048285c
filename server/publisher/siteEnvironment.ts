/** What a build of the site must know about its surroundings; the same for every build of a process. */
export interface SiteEnvironment {
  /** Address of the embedded lake, for example `http://localhost:3333`; absent = hosted Sanity. */
  readonly apiHost?: string | undefined
  readonly projectId: string
  readonly dataset: string
  /** A token that reads published documents and comments (comments have dotted ids). */
  readonly token: string
  /** Public origin of the site, without a trailing slash. */
  readonly siteUrl: string
  /** Public origin of the Studio and the comment form, without a trailing slash. */
  readonly cmsUrl: string
}

const NAMES = [
  'EDICOLA_API_HOST',
  'SANITY_PROJECT_ID',
  'SANITY_DATASET',
  'SANITY_TOKEN',
  'SITE_URL',
  'CMS_URL',
] as const

/** The variables that `site/` reads, all unset. */
export const noSiteVariables: Readonly<Record<string, undefined>> = Object.fromEntries(
  NAMES.map((name) => [name, undefined]),
)

/** Names of the variables that `site/` reads, with their values; `undefined` = must be unset. */
export function siteVariables(
  site: SiteEnvironment,
): Record<(typeof NAMES)[number], string | undefined> {
  return {
    EDICOLA_API_HOST: site.apiHost,
    SANITY_PROJECT_ID: site.projectId,
    SANITY_DATASET: site.dataset,
    SANITY_TOKEN: site.token,
    SITE_URL: site.siteUrl,
    CMS_URL: site.cmsUrl,
  }
}
