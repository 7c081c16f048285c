import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import type { ContentTarget } from './environment.ts'

/** Serves the built Studio. */
export interface StudioHandler {
  handle(request: Request): Promise<Response>
  /** Tells it where the build is; before that it answers with a waiting page. */
  ready(folder: string): void
}

// The Studio styles itself at run time, and shows pictures it has just been given.
const ownOrigin: Readonly<Record<string, string>> = {
  'default-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'connect-src': "'self' ws: wss:",
  'worker-src': "'self' blob:",
  'frame-ancestors': "'self'",
  'base-uri': "'none'",
  'object-src': "'none'",
}

const hostedOrigins: Readonly<Record<string, string>> = {
  ...ownOrigin,
  'img-src': "'self' data: blob: https://*.sanity.io https://lh3.googleusercontent.com",
  'media-src': "'self' blob: https://*.sanity.io",
  'connect-src': "'self' https://*.sanity.io wss://*.sanity.io",
}

const policyText = (policy: Readonly<Record<string, string>>): string =>
  Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ')

const waitingPage = `<!doctype html>
<html lang="it">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <meta http-equiv="refresh" content="3">
  <title>Lo Studio si prepara</title>
  <style>
    :root { color-scheme: light dark }
    body { font: 1.1rem/1.5 Georgia, serif; max-width: 34rem; margin: 20vh auto; padding: 0 1.5rem }
  </style>
  <h1>Lo Studio si prepara</h1>
  <p>La prima volta ci vuole circa mezzo minuto. Questa pagina si aggiorna da sola.</p>
  <p lang="en">The Studio is being prepared. This page refreshes by itself.</p>
</html>`

/**
 * Serves the built Studio as a single-page application: a path without a file answers with
 * its index page, hashed files under `/static/` are cached for ever. The embedded Studio may reach
 * its own origin alone, the hosted one Sanity's too.
 */
export function createStudioHandler(kind: ContentTarget['kind']): StudioHandler {
  const policy = policyText(kind === 'embedded' ? ownOrigin : hostedOrigins)
  let app: Hono | undefined
  return {
    handle: async (request) => {
      if (app !== undefined) return app.fetch(request)
      return new Response(waitingPage, {
        status: 503,
        headers: { 'content-type': 'text/html; charset=utf-8', 'retry-after': '3' },
      })
    },
    ready: (folder) => {
      app = studioApp(folder, policy)
    },
  }
}

function studioApp(folder: string, policy: string): Hono {
  const index = readFileSync(join(folder, 'index.html'), 'utf8')
  const app = new Hono()
  app.use(async (context, next) => {
    await next()
    context.header('x-content-type-options', 'nosniff')
    context.header('referrer-policy', 'same-origin')
    const hashed = context.req.path.startsWith('/static/') && context.res.ok
    context.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  })
  app.get('/', (context) => page(context.req.method, index, policy))
  app.get('*', serveStatic({ root: folder }))
  app.get('/static/*', (context) => context.notFound())
  app.get('*', (context) => page(context.req.method, index, policy))
  return app
}

function page(method: string, html: string, policy: string): Response {
  return new Response(method === 'HEAD' ? null : html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
    },
  })
}
