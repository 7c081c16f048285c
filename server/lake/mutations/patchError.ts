/** A patch that cannot be applied; the message names the operation or path at fault. */
export class PatchError extends Error {
  override readonly name = 'PatchError'
}
