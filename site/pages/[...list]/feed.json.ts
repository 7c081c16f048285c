import type { APIRoute, GetStaticPaths } from 'astro'
import { feedPaths, feedResponse } from '../../feeds/feedResponse.ts'

/** One beside each list of articles. */
export const getStaticPaths: GetStaticPaths = () => feedPaths()

/** The newest articles of a list as JSON Feed. */
export const GET: APIRoute = ({ params }) => feedResponse(params['list'], 'feed.json')
