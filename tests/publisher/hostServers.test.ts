import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, symlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { caddyfile } from '../../site/hosting/caddy.ts'
import type { HostedRedirect } from '../../site/hosting/hostedRedirects.ts'
import { nginxConf } from '../../site/hosting/nginx.ts'
import { temporaryFolder, writeFiles } from './siteFolder.ts'

// The configurations that a release carries, in the hands of the servers they are for (Debian:
// apt-get install nginx-light caddy); where one is not installed its test is skipped.

const REDIRECTS: readonly HostedRedirect[] = [
  { from: '/vecchio', to: '/articoli/uno/', status: 301, fallback: 'vecchio/index.html' },
  { from: '/?p=12', to: '/articoli/uno/', status: 302 },
  { from: '/perché(non)*.html', to: 'https://example.org/a?b=c&d="e"', status: 301 },
]

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** `current`, a link to a release, as the publisher leaves it. */
async function releaseFolder(): Promise<string> {
  const folder = await temporaryFolder()
  await writeFiles(join(folder, 'releases/a'), {
    'index.html': '<title>Prima pagina</title>',
    '404.html': '<title>Non c’è</title>',
    'articoli/uno/index.html': '<title>Uno</title>',
    '_astro/stile.abc.css': 'a{}',
    'eventi.ics': 'BEGIN:VCALENDAR',
    'vecchio/index.html': '<title>Spostato</title>',
    'hosting/nginx.conf': nginxConf(REDIRECTS),
    'hosting/Caddyfile': caddyfile(REDIRECTS),
  })
  await mkdir(folder, { recursive: true })
  await symlink('releases/a', join(folder, 'current'), 'dir')
  return folder
}

const servers = {
  nginx: async (folder: string, port: number) => {
    const own = join(folder, 'nginx')
    await writeFiles(own, {
      'nginx.conf': `daemon off; pid ${own}/pid; error_log ${own}/error.log; worker_processes 1;
user root; events {}
http { types { text/html html; text/css css; } access_log off; client_body_temp_path ${own}/a;
proxy_temp_path ${own}/b; fastcgi_temp_path ${own}/c; uwsgi_temp_path ${own}/d; scgi_temp_path ${own}/e;
server { listen 127.0.0.1:${port}; server_name localhost; root ${folder}/current;
include ${folder}/current/hosting/nginx.conf; } }`,
    })
    return ['nginx', '-c', join(own, 'nginx.conf'), '-e', join(own, 'error.log')]
  },
  caddy: async (folder: string, port: number) => {
    const file = join(folder, 'caddy/Caddyfile')
    await writeFiles(folder, {
      'caddy/Caddyfile': `{
	admin off
	auto_https off
}
http://127.0.0.1:${port}, http://localhost:${port} {
	root * ${folder}/current
	import ${folder}/current/hosting/Caddyfile
}
`,
    })
    return ['caddy', 'run', '--config', file, '--adapter', 'caddyfile']
  },
}

test.each(Object.entries(servers))(
  '%s serves a release with its redirects and headers',
  async (name, prepare) => {
    const isThere = spawnSync(name, [name === 'nginx' ? '-v' : 'version'], { stdio: 'ignore' })
    if (isThere.error !== undefined) return console.warn(`${name} is not installed: skipped.`)
    const folder = await releaseFolder()
    const port = await freePort()
    const [command = '', ...words] = await prepare(folder, port)
    const child = spawn(command, words, { stdio: ['ignore', 'ignore', 'pipe'] })
    onTestFinished(async () => {
      if (child.exitCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    })
    let output = ''
    child.stderr.on('data', (chunk) => (output += String(chunk)))
    const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' })
    await vi.waitUntil(
      () =>
        get('/').then(
          (response) => response.ok,
          () => {
            if (child.exitCode !== null) throw new Error(output)
            return false
          },
        ),
      { timeout: 60_000 },
    )

    const home = await get('/')
    expect(await home.text()).toContain('Prima pagina')
    expect(home.headers.get('content-security-policy')).toBe("frame-ancestors 'self'")
    expect(home.headers.get('x-content-type-options')).toBe('nosniff')
    expect(home.headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')

    expect(await (await get('/articoli/uno/')).text()).toContain('Uno')
    const style = await get('/_astro/stile.abc.css')
    expect(style.headers.get('cache-control')).toContain('immutable')
    expect(style.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await get('/eventi.ics')).headers.get('content-type')).toMatch(/^text\/calendar/)

    const missing = await get('/manca/')
    expect(missing.status).toBe(404)
    expect(await missing.text()).toContain('Non c’è')
    expect(missing.headers.get('content-security-policy')).toBe("frame-ancestors 'self'")

    const places: readonly (readonly [string, number, string])[] = [
      ['/vecchio', 301, '/articoli/uno/'],
      ['/vecchio/', 301, '/articoli/uno/'],
      ['/?p=12', 302, '/articoli/uno/'],
      ['/perch%C3%A9(non)*.html', 301, 'https://example.org/a?b=c&d="e"'],
    ]
    for (const [from, status, to] of places) {
      const moved = await get(from)
      expect(moved.status, from).toBe(status)
      const location = new URL(moved.headers.get('location') ?? '', 'http://localhost')
      expect(decodeURI(`${location.pathname}${location.search}`), from).toBe(
        decodeURI(
          new URL(to, 'http://localhost').pathname + new URL(to, 'http://localhost').search,
        ),
      )
    }
  },
)
