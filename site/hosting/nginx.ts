import type { HostedRedirect } from './hostedRedirects.ts'
import { spellings } from './netlify.ts'
import { siteHeaders } from './siteHeaders.ts'

/** A parameter of nginx; `$` would begin a variable, which no address has. */
const quoted = (text: string): string =>
  `"${text.replaceAll(/["\\]/g, '\\$&').replaceAll('$', '%24')}"`

function redirectLines({ from, to, status }: HostedRedirect): string[] {
  const { pathname, search } = new URL(from, 'http://site')
  if (search !== '') {
    return [
      `if ($request_uri = ${quoted(`${pathname}${search}`)}) { return ${status} ${quoted(to)}; }`,
    ]
  }
  return spellings(decodeURI(pathname)).map(
    (path) => `location = ${quoted(path)} { return ${status} ${quoted(to)}; }`,
  )
}

function headerLines(headers: Readonly<Record<string, string>>, indent = ''): string[] {
  return Object.entries(headers).map(
    ([name, value]) => `${indent}add_header ${name} ${quoted(value)} always;`,
  )
}

/** Lines for a server block of nginx: `include …/hosting/nginx.conf;`. */
export function nginxConf(redirects: readonly HostedRedirect[]): string {
  const everywhere = siteHeaders.find(({ path }) => path === '/*')?.headers ?? {}
  const folders = siteHeaders.filter(({ path }) => path !== '/*')
  return [
    '# server {',
    '#     server_name edicola.example;',
    '#     root /srv/edicola/site/current;',
    '#     include /srv/edicola/site/current/hosting/nginx.conf;',
    '# }',
    ...headerLines(everywhere),
    ...redirects.flatMap(redirectLines),
    // nginx forgets the headers of the server where a location has its own.
    ...folders.flatMap(({ path, headers }) => [
      `location ${path.slice(0, -1)} {`,
      ...headerLines({ ...everywhere, ...headers }, '    '),
      '}',
    ]),
    // Endings that its own list of types does not know.
    'location ~ \\.ics$ { types { } default_type "text/calendar; charset=utf-8"; }',
    'location ~ \\.webmanifest$ { types { } default_type application/manifest+json; }',
    'location ~ ^(.*[^/])/index\\.html$ { return 301 $1/; }',
    'location / { try_files $uri $uri/index.html =404; }',
    'error_page 404 /404.html;',
    '',
  ].join('\n')
}
