/** Something in the content that an editor should know of; an `error` stops the build. */
export interface ContentProblem {
  readonly severity: 'error' | 'warning'
  /** The published id. */
  readonly documentId: string
  readonly documentType: string
  /** What an editor calls the document. */
  readonly title: string
  /** Where in the document, in Sanity's form: `body[_key=="abc"].alt`. */
  readonly path: string
  readonly message: string
  /** Opens the document in the Studio. */
  readonly studioUrl: string
}
