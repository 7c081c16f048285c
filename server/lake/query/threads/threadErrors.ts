import { contentError, plainError, type LakeError } from '../../errors.ts'

/**
 * 504: the query took longer than it may. Not 502, 503 or 429, at which @sanity/client would ask
 * the same again up to five times.
 */
export function deadlineError(query: string, deadline: number): LakeError {
  const description = `The query took longer than ${deadline / 1000} seconds and was stopped. Ask for fewer documents, or compare less.`
  return contentError(504, 'queryTimeoutError', description, { query: shortened(query) })
}

/** 504: the query needed more memory than it may have. */
export function memoryError(query: string): LakeError {
  const description = 'The query needed too much memory and was stopped. Ask for less at once.'
  return contentError(504, 'queryMemoryError', description, { query: shortened(query) })
}

/** 500: the thread that evaluated the query is gone. */
export function threadError(cause: unknown): LakeError {
  const message = 'The query could not be evaluated; the log of the server says why.'
  return plainError(500, 'Internal Server Error', message, cause)
}

/** 503: so many queries are waiting that this one would wait too long. */
export function queueError(): LakeError {
  const message = 'Too many queries are waiting. Try again in a moment.'
  return plainError(503, 'Service Unavailable', message)
}

function shortened(query: string): string {
  return query.length > 500 ? `${query.slice(0, 500)}…` : query
}
