import type { APIRoute } from 'astro'
import { loadContent } from '../content/loadContent.ts'
import { hostedRedirects } from '../hosting/hostedRedirects.ts'

/** The addresses that moved, for the server that serves this site; not for readers. */
export const GET: APIRoute = async () => Response.json(hostedRedirects(await loadContent()))
