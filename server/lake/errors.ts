/** The JSON that `@sanity/client` parses out of a failed response, in one of the API's two shapes. */
export type ErrorBody = Record<string, unknown>

/**
 * A failure that the caller is told about: `body` goes out on the wire under `statusCode`.
 *
 * Choose the status with care. On 400, 401, 402, 403, 404, 409, 410, 412, 413 and 422 the Studio
 * drops the editor's pending edits; 429 and 5xx it retries.
 */
export class LakeError extends Error {
  readonly kind: string
  readonly statusCode: number
  readonly body: ErrorBody

  constructor(options: {
    kind: string
    statusCode: number
    message: string
    body: ErrorBody
    cause?: unknown
  }) {
    super(options.message, { cause: options.cause })
    this.name = 'LakeError'
    this.kind = options.kind
    this.statusCode = options.statusCode
    this.body = options.body
  }
}

/** What went wrong with one mutation or action of a transaction; `type` is one of Sanity's. */
export interface ItemError {
  readonly type: string
  readonly description: string
  readonly [detail: string]: unknown
}

/** `{statusCode, error, message}`: the shape of everything that is not content. */
export function plainError(
  statusCode: number,
  error: string,
  message: string,
  cause?: unknown,
): LakeError {
  const body = { statusCode, error, message }
  return new LakeError({ kind: error, statusCode, message, body, cause })
}

/** 400: the request itself cannot be understood. */
export function badRequest(message: string): LakeError {
  return plainError(400, 'Bad Request', message)
}

/** 404: no such dataset, asset or address. */
export function notFound(message: string): LakeError {
  return plainError(404, 'Not Found', message)
}

/** 401 with the code on which the Studio asks the editor to sign in again. */
export function unauthorized(message = 'Session not found'): LakeError {
  return new LakeError({
    kind: 'unauthorized',
    statusCode: 401,
    message,
    body: { statusCode: 401, error: 'Unauthorized', message, errorCode: 'SIO-401-ANF' },
  })
}

/** 403: signed in, but no role allows it. */
export function forbidden(message: string): LakeError {
  return plainError(403, 'Forbidden', message)
}

/** `{error: {description, type}}`: a query or content error with details of its own. */
export function contentError(
  statusCode: number,
  type: string,
  description: string,
  details: Record<string, unknown> = {},
): LakeError {
  return new LakeError({
    kind: type,
    statusCode,
    message: description,
    body: { statusCode, error: { description, type, ...details } },
  })
}

/** A refused transaction: the whole of it, because of mutation or action number `index`. */
export function transactionError(
  operation: 'mutation' | 'action',
  statusCode: number,
  index: number,
  item: ItemError,
): LakeError {
  return new LakeError({
    kind: item.type,
    statusCode,
    message: item.description,
    body: {
      statusCode,
      error: {
        type: `${operation}Error`,
        description: `The ${operation}(s) failed: ${item.description}`,
        items: [{ error: item, index }],
      },
    },
  })
}

// No room, a broken disk, one that became read-only (of SQLite's: busy, readonly, ioerr, full).
const diskFailures: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS'])
const databaseFailures: ReadonlySet<number> = new Set([5, 8, 10, 13])

function isStorageFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && diskFailures.has(error.code)) return true
  // The lower byte of an extended code: https://sqlite.org/rescode.html
  const code = 'errcode' in error ? error.errcode : undefined
  return typeof code === 'number' && databaseFailures.has(code & 0xff)
}

/** 503: nothing was kept, and the same request may be carried out later. */
export function notStored(cause: unknown): LakeError {
  const message = 'This could not be written to disk; nothing has changed. Try again later.'
  return plainError(503, 'Service Unavailable', message, cause)
}

/** A transaction was written, and the disk failed before it was known to be safe there. */
export function notDurable(cause: unknown): LakeError {
  const message =
    'It is not known whether this has reached the disk. Try again later: ' +
    'under the same transaction id it happens only once.'
  return plainError(503, 'Service Unavailable', message, cause)
}

/** A thrown thing as the status and body of a response; the unknown is answered generically. */
export function errorResponse(error: unknown): { statusCode: number; body: ErrorBody } {
  if (error instanceof LakeError) return { statusCode: error.statusCode, body: error.body }
  if (isStorageFailure(error)) return errorResponse(notStored(error))
  return {
    statusCode: 500,
    body: {
      statusCode: 500,
      error: 'Internal Server Error',
      message: 'The server failed while it answered this request; its log says why.',
    },
  }
}
