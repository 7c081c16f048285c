import type { APIRoute } from 'astro'
import type { FeedList } from '../../feeds/feedLists.ts'
import { feedPaths, feedResponse } from '../../feeds/feedResponse.ts'

/** One beside each list of articles. */
export const getStaticPaths = feedPaths

/** The newest articles of a list as JSON Feed. */
export const GET: APIRoute<FeedList> = ({ props }) => feedResponse(props, 'feed.json')
