import type { ItemError } from '../errors.ts'

/** Why one mutation or action cannot be carried out; the transaction adds which one it was. */
export class OperationError extends Error {
  readonly statusCode: number
  readonly item: ItemError

  constructor(statusCode: number, item: ItemError) {
    super(item.description)
    this.name = 'OperationError'
    this.statusCode = statusCode
    this.item = item
  }
}

/** 400: the content of the operation is not acceptable. */
export function invalidOperation(description: string): OperationError {
  return new OperationError(400, { type: 'validationError', description })
}

/** 409: the id is taken. */
export function alreadyExists(id: string): OperationError {
  const description = `Document by ID "${id}" already exists`
  return new OperationError(409, { type: 'documentAlreadyExistsError', description, id })
}

/** 409: there is nothing to change under this id. */
export function documentNotFound(id: string): OperationError {
  const description = `The document with the ID "${id}" was not found`
  return new OperationError(409, { type: 'documentNotFoundError', description, id })
}

/** 409: somebody else has changed the document meanwhile. */
export function revisionMismatch(
  id: string,
  currentRevisionID: string | undefined,
  expectedRevisionID: string,
): OperationError {
  const description =
    `Document "${id}" has unexpected revision ID ("${currentRevisionID ?? ''}"), ` +
    `expected "${expectedRevisionID}"`
  const type = 'documentRevisionIDDoesNotMatchError'
  return new OperationError(409, { type, description, id, currentRevisionID, expectedRevisionID })
}
