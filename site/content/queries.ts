import { defineQuery } from 'groq'

/**
 * The revisions of the first `$most` documents after the id `$after`, by id, of all that the site is
 * built from: everything published, of comments the approved ones (nobody else's words may reach the
 * site), of settings the one that counts.
 */
export const revisionsQuery = defineQuery(
  '*[(_type in ["article", "author", "event", "category", "tag", "series", "page", "redirect"] || (_type == "comment" && status == "approved") || _id == "settings") && _id > $after] | order(_id)[0...$most]{_id, _rev}',
)

/** Those of the documents `$ids` that the site is built from. */
export const documentsQuery = defineQuery(
  '*[_id in $ids && (_type in ["article", "author", "event", "category", "tag", "series", "page", "redirect"] || (_type == "comment" && status == "approved") || _id == "settings")]',
)

/** Where comments that are not shown stand in their threads (`$ids`): places, without words or names. */
export const commentPlacesQuery = defineQuery(
  '*[_type == "comment" && _id in $ids]{_id, article, parent, submittedAt}',
)

/** What the site must know of the pictures `$ids`. */
export const picturesQuery = defineQuery(
  '*[_id in $ids]{_id, path, mimeType, metadata{dimensions, lqip}}',
)
