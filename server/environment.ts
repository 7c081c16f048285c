import { resolve } from 'node:path'
import { z } from 'zod'
import { type ProxyRange, readProxy } from './clientAddress.ts'

/** Where content lives: the embedded lake in the data folder, or hosted Sanity. */
export type ContentTarget =
  | { readonly kind: 'embedded'; readonly projectId: string; readonly dataset: string }
  | {
      readonly kind: 'hosted'
      readonly projectId: string
      readonly dataset: string
      readonly token: string
    }

/** Everything that Edicola reads from the environment, checked and complete. */
export interface Environment {
  /** Absolute path of the folder that holds content, pictures, comments and built sites. */
  readonly dataFolder: string
  readonly sitePort: number
  readonly cmsPort: number
  /** Public origin of the site, without a trailing slash. */
  readonly siteUrl: string
  /** Public origin of Studio, API and comments, without a trailing slash. */
  readonly cmsUrl: string
  /** Proxies of our own in front, whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly ProxyRange[]
  readonly content: ContentTarget
  /** How the comment intake's mails leave. */
  readonly mail: {
    /** Undefined: mails become files in the data folder. */
    readonly smtpUrl: string | undefined
    readonly from: string
    /** Who is told of comments that wait. */
    readonly moderators: readonly string[]
  }
  /** What is called after each swap of the site. */
  readonly deployHook: {
    readonly command: string | undefined
    readonly url: string | undefined
  }
  /** 32 bytes in base64 that encrypt commenters' addresses; undefined: a file in the data folder. */
  readonly commentsKey: string | undefined
}

/** One wrong variable: which, why, and what to write instead. */
export interface EnvironmentIssue {
  readonly variable: string
  readonly reason: string
}

/** Thrown by {@link readEnvironment}; its message lists every wrong variable at once. */
export class EnvironmentError extends Error {
  readonly issues: readonly EnvironmentIssue[]
  constructor(issues: readonly EnvironmentIssue[]) {
    const lines = issues.map(({ variable, reason }) => `  ${variable}: ${reason}`)
    super(`The environment has ${issues.length} wrong value(s):\n${lines.join('\n')}`)
    this.name = 'EnvironmentError'
    this.issues = issues
  }
}

const unset = (value: unknown): unknown => (value === '' ? undefined : value)

const port = (standard: number) =>
  z.preprocess(
    unset,
    z
      .string()
      .regex(/^\d{1,5}$/, { error: `write a port from 1 to 65535, for example ${standard}` })
      .transform(Number)
      .refine((value) => value >= 1 && value <= 65_535, {
        error: `write a port from 1 to 65535, for example ${standard}`,
      })
      .default(standard),
  )

const isOrigin = (value: string): boolean => {
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.pathname === '/'
}

const origin = (example: string) =>
  z.preprocess(
    unset,
    z
      .string()
      .refine((value) => isOrigin(value) && !/[?#]/.test(value), {
        error: `write an origin without a path, for example ${example}`,
      })
      .transform((value) => new URL(value).origin)
      .optional(),
  )

const proxies = z.preprocess(
  unset,
  z
    .string()
    .default('')
    .transform((list, context) => {
      const entries = list.split(',').filter((entry) => entry.trim() !== '')
      return entries.flatMap((entry) => {
        const range = readProxy(entry)
        if (range !== undefined) return [range]
        const message = 'write addresses or ranges with commas, for example 127.0.0.1, 10.0.0.0/8'
        context.addIssue({ code: 'custom', message })
        return []
      })
    }),
)

const isSmtpUrl = (value: string): boolean => {
  const url = URL.parse(value)
  return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== ''
}

const address = z.email({ error: 'write one email address, for example redazione@example.it' })

const addresses = z.preprocess(
  unset,
  z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((entry) => entry.trim() || []))
    .pipe(
      z.array(
        z.email({
          error: 'write email addresses with commas, for example a@example.it, b@example.it',
        }),
      ),
    ),
)

const variables = z.object({
  EDICOLA_DATA: z.preprocess(unset, z.string().default('data')),
  SITE_PORT: port(4321),
  CMS_PORT: port(3333),
  SITE_URL: origin('https://www.example.it'),
  CMS_URL: origin('https://cms.example.it'),
  TRUSTED_PROXIES: proxies,
  SANITY_PROJECT_ID: z.preprocess(
    unset,
    z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]*$/, {
        error: 'write the id shown at sanity.io/manage: lower-case letters, digits, hyphens',
      })
      .optional(),
  ),
  SANITY_DATASET: z.preprocess(
    unset,
    z
      .string()
      .regex(/^~?[a-z0-9][a-z0-9_-]{0,63}$/, {
        error: 'write a dataset name: lower-case letters, digits, _ and -',
      })
      .default('production'),
  ),
  SANITY_TOKEN: z.preprocess(unset, z.string().optional()),
  SMTP_URL: z.preprocess(
    unset,
    z
      .string()
      .refine(isSmtpUrl, {
        error:
          'write smtps://user:password@host or smtp://host:587, with % codes for special characters',
      })
      .optional(),
  ),
  MAIL_FROM: z.preprocess(unset, address.optional()),
  MAIL_MODERATORS: addresses,
  DEPLOY_COMMAND: z.preprocess(unset, z.string().optional()),
  DEPLOY_URL: z.preprocess(
    unset,
    z
      .url({ protocol: /^https?$/, error: 'write an address, for example https://example.it/hook' })
      .optional(),
  ),
  COMMENTS_KEY: z.preprocess(
    unset,
    z
      .string()
      .refine((value) => Buffer.from(value, 'base64').length === 32, {
        error: 'write 32 bytes in base64, for example the output of: openssl rand -base64 32',
      })
      .optional(),
  ),
})

function contentTarget(values: z.infer<typeof variables>): ContentTarget {
  const { SANITY_PROJECT_ID: projectId, SANITY_DATASET: dataset, SANITY_TOKEN: token } = values
  if (projectId === undefined) {
    if (dataset === 'production') return { kind: 'embedded', projectId: 'edicola', dataset }
    const reason = `is ${JSON.stringify(dataset)} without SANITY_PROJECT_ID: the embedded lake has the dataset production, so unset it, or set the project id too`
    throw new EnvironmentError([{ variable: 'SANITY_DATASET', reason }])
  }
  if (token !== undefined) return { kind: 'hosted', projectId, dataset, token }
  throw new EnvironmentError([
    {
      variable: 'SANITY_TOKEN',
      reason:
        'is missing while SANITY_PROJECT_ID is set: write an editor token from sanity.io/manage, or unset SANITY_PROJECT_ID for the embedded lake',
    },
  ])
}

/** The value as an error quotes it; of what may hold a secret, nothing. */
function shownValue(env: Readonly<Record<string, string | undefined>>, variable: string): string {
  if (['SMTP_URL', 'COMMENTS_KEY', 'SANITY_TOKEN', 'DEPLOY_URL'].includes(variable))
    return 'the value'
  return JSON.stringify(env[variable] ?? '')
}

function mailOf(values: z.infer<typeof variables>): Environment['mail'] {
  const { SMTP_URL: smtpUrl, MAIL_FROM: from, MAIL_MODERATORS: moderators } = values
  if (smtpUrl !== undefined && from === undefined) {
    const reason = 'is missing while SMTP_URL is set: write the address that mails are sent from'
    throw new EnvironmentError([{ variable: 'MAIL_FROM', reason }])
  }
  return { smtpUrl, from: from ?? 'edicola@localhost', moderators }
}

/**
 * The environment, parsed once: names as in `.env.example`, empty values counted as unset.
 * @throws EnvironmentError naming every wrong variable, why it is wrong and what to write.
 */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const parsed = variables.safeParse(env)
  if (!parsed.success) {
    throw new EnvironmentError(
      parsed.error.issues.map((issue) => ({
        variable: String(issue.path[0]),
        reason: `${shownValue(env, String(issue.path[0]))} does not fit: ${issue.message}`,
      })),
    )
  }
  const values = parsed.data
  if (values.SITE_PORT === values.CMS_PORT) {
    throw new EnvironmentError([
      { variable: 'CMS_PORT', reason: `is ${values.CMS_PORT}, as SITE_PORT: write two ports` },
    ])
  }
  return {
    dataFolder: resolve(values.EDICOLA_DATA),
    sitePort: values.SITE_PORT,
    cmsPort: values.CMS_PORT,
    siteUrl: values.SITE_URL ?? `http://localhost:${values.SITE_PORT}`,
    cmsUrl: values.CMS_URL ?? `http://localhost:${values.CMS_PORT}`,
    trustedProxies: values.TRUSTED_PROXIES,
    content: contentTarget(values),
    mail: mailOf(values),
    commentsKey: values.COMMENTS_KEY,
    deployHook: { command: values.DEPLOY_COMMAND, url: values.DEPLOY_URL },
  }
}
