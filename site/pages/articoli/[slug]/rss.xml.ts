import type { APIRoute } from 'astro'
import type { Article } from '../../../../schemas/content.types.ts'
import { commentFeedPaths, commentFeedResponse } from '../../../feeds/commentFeed.ts'

/** One feed for each article that has comments. */
export const getStaticPaths = commentFeedPaths('it')

/** The comments of the article as RSS. */
export const GET: APIRoute<{ article: Article }> = ({ props }) => commentFeedResponse(props.article)
