import type { APIRoute } from 'astro'
import { rssResponse } from '../feeds/rssFeed.ts'

/** The newest articles as RSS. */
export const GET: APIRoute = () => rssResponse('it')
