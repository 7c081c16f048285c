const draftPrefix = 'drafts.'
const versionPrefix = 'versions.'
const ownPrefix = '_.'
const releasePrefix = `${ownPrefix}releases.`

/** Whether an id may be stored: 1–128 characters of `a-zA-Z0-9._-`, no leading `-` or `.`, no `..`. */
export function isValidId(id: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(id) && !id.includes('..') && !id.endsWith('.')
}

/** Whether the id is of the form `drafts.<published id>`. */
export function isDraftId(id: string): boolean {
  return id.startsWith(draftPrefix)
}

/** The id of the draft of a published id. */
export function draftId(publishedId: string): string {
  return draftPrefix + publishedId
}

/** Whether the id is of the form `versions.<release>.<published id>`. */
export function isVersionId(id: string): boolean {
  return id.startsWith(versionPrefix)
}

/** Whether the id carries no draft or version prefix. */
export function isPublishedId(id: string): boolean {
  return !isDraftId(id) && !isVersionId(id)
}

/** The id without its draft or version prefix. */
export function publishedId(id: string): string {
  if (isDraftId(id)) return id.slice(draftPrefix.length)
  if (!isVersionId(id)) return id
  const end = id.indexOf('.', versionPrefix.length)
  return end < 0 ? id : id.slice(end + 1)
}

/** The release name inside a version id, or nothing. */
export function releaseOf(id: string): string | undefined {
  if (!isVersionId(id)) return undefined
  const end = id.indexOf('.', versionPrefix.length)
  return end < 0 ? undefined : id.slice(versionPrefix.length, end)
}

/** Whether the id is that of a document of the lake itself, such as one that describes a release. */
export function isOwnId(id: string): boolean {
  return id.startsWith(ownPrefix)
}

/** The id of the system document that describes a release. */
export function releaseDocumentId(release: string): string {
  return releasePrefix + release
}

/** Whether the id is that of a document which describes a release. */
export function isReleaseDocumentId(id: string): boolean {
  return id.startsWith(releasePrefix)
}

/** Whether anonymous readers may know of this id: published, and without a dot. */
export function isPublicId(id: string): boolean {
  return !id.includes('.')
}
