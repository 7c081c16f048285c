import { z } from 'zod'

/** Something in the content that an editor should know of; an `error` stops the build. */
export type ContentProblem = Readonly<z.infer<typeof contentProblem>>

/** A problem as it comes from another process. */
export const contentProblem = z.object({
  severity: z.enum(['error', 'warning']),
  /** The published id. */
  documentId: z.string(),
  documentType: z.string(),
  /** What an editor calls the document. */
  title: z.string(),
  /** Where in the document, in Sanity's form: `body[_key=="abc"].alt`. */
  path: z.string(),
  message: z.string(),
  /** Opens the document in the Studio. */
  studioUrl: z.string(),
})
