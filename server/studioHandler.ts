import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'

/** Serves the built Studio. */
export interface StudioHandler {
  handle(request: Request): Promise<Response>
  /** Tells it where the build is; before that it answers with a waiting page. */
  ready(folder: string): void
}

// The Studio styles itself at run time and its workers come from blobs.
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: https:",
  "media-src 'self' blob: https:",
  "font-src 'self' data:",
  "connect-src 'self' ws: wss: https://*.sanity.io https://cdn.sanity.io",
  "worker-src 'self' blob:",
  "frame-src 'self' http: https:",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "object-src 'none'",
].join('; ')

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
 * its index page, hashed files under `/static/` are cached for ever.
 */
export function createStudioHandler(): StudioHandler {
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
      app = studioApp(folder)
    },
  }
}

function studioApp(folder: string): Hono {
  const index = readFileSync(join(folder, 'index.html'), 'utf8')
  const app = new Hono()
  app.use(async (context, next) => {
    await next()
    context.header('x-content-type-options', 'nosniff')
    context.header('referrer-policy', 'same-origin')
    const hashed = context.req.path.startsWith('/static/') && context.res.ok
    context.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  })
  app.get('/', (context) => page(context.req.method, index))
  app.get('*', serveStatic({ root: folder }))
  app.get('/static/*', (context) => context.notFound())
  app.get('*', (context) => page(context.req.method, index))
  return app
}

function page(method: string, html: string): Response {
  return new Response(method === 'HEAD' ? null : html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy,
    },
  })
}
