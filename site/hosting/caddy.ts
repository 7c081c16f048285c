import type { HostedRedirect } from './hostedRedirects.ts'
import { spellings } from './netlify.ts'
import { siteHeaders } from './siteHeaders.ts'

/** A token of a Caddyfile. */
const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`

function redirectLines({ from, to, status }: HostedRedirect, index: number): string[] {
  const { pathname, searchParams } = new URL(from, 'http://site')
  const name = `@redirect${index + 1}`
  const query = [...searchParams].map(([key, value]) => `\tquery ${quoted(`${key}=${value}`)}`)
  const paths = spellings(decodeURI(pathname)).map(quoted).join(' ')
  return [`${name} {`, `\tpath ${paths}`, ...query, '}', `redir ${name} ${quoted(to)} ${status}`]
}

/** Lines for a site block of a Caddyfile: `import hosting/Caddyfile`. */
export function caddyfile(redirects: readonly HostedRedirect[]): string {
  const headers = siteHeaders.flatMap(({ path, headers: values }) => [
    `header ${path === '/*' ? '' : `${path} `}{`,
    ...Object.entries(values).map(([name, value]) => `\t${name} ${quoted(value)}`),
    '}',
  ])
  return [
    '# edicola.example {',
    '#\troot * /srv/edicola/site/current',
    '#\timport /srv/edicola/site/current/hosting/Caddyfile',
    '# }',
    ...headers,
    ...redirects.flatMap(redirectLines),
    'encode zstd gzip',
    'file_server',
    // A list of statuses after handle_errors is for Caddy 2.8 and later; Debian 12 has 2.6.
    'handle_errors {',
    '\t@missing expression {err.status_code} == 404',
    '\trewrite @missing /404.html',
    '\tfile_server',
    '}',
    '',
  ].join('\n')
}
