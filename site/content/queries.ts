import { defineQuery } from 'groq'

/** Every published article, newest first. */
export const articlesQuery = defineQuery('*[_type == "article"] | order(publishedAt desc, _id asc)')

/** Every published author, by name. */
export const authorsQuery = defineQuery('*[_type == "author"] | order(name asc, _id asc)')

/** Every published event, earliest first. */
export const eventsQuery = defineQuery('*[_type == "event"] | order(startsAt asc, _id asc)')

/** Every published category, by title. */
export const categoriesQuery = defineQuery('*[_type == "category"] | order(title asc, _id asc)')

/** Every published tag, by title. */
export const tagsQuery = defineQuery('*[_type == "tag"] | order(title asc, _id asc)')

/** Every published series, by title. */
export const seriesQuery = defineQuery('*[_type == "series"] | order(title asc, _id asc)')

/** Every published page, by title. */
export const pagesQuery = defineQuery('*[_type == "page"] | order(title asc, _id asc)')

/** Every published redirect. */
export const redirectsQuery = defineQuery('*[_type == "redirect"] | order(_id asc)')

/** The settings of the site; null before anybody wrote them. */
export const settingsQuery = defineQuery('*[_type == "settings" && _id == "settings"][0]')

/** Every approved comment, oldest first. Nobody else's words may reach the site. */
export const commentsQuery = defineQuery(
  '*[_type == "comment" && status == "approved"] | order(submittedAt asc, _id asc)',
)

/** Where comments that are not shown stand in their threads (`$ids`): places, without words or names. */
export const commentPlacesQuery = defineQuery(
  '*[_type == "comment" && _id in $ids]{_id, article, parent, submittedAt}',
)

/** What the site must know of each picture. */
export const picturesQuery = defineQuery(
  '*[_type == "sanity.imageAsset"]{_id, path, mimeType, metadata{dimensions, lqip}}',
)
