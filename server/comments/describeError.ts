/**
 * An error in a few words that may be logged: its name, and its status or code. Never its
 * message: a JSON parser, a client or a database may quote in it what a visitor typed.
 */
export function nameError(error: unknown): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`
  const status = 'statusCode' in error ? error.statusCode : undefined
  const code = 'code' in error ? error.code : undefined
  const detail = [status, code].find((part) => typeof part === 'number' || typeof part === 'string')
  return detail === undefined ? error.name : `${error.name} ${String(detail)}`
}

/** `nameError`, with the places in the code that lead to it. */
export function describeError(error: unknown): string {
  return [nameError(error), ...framesOf(error).slice(0, 8)].join('\n')
}

/** The lines of the stack behind the message, which may itself hold lines that look like them. */
function framesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return []
  const { message, stack = '' } = error
  const start = stack.indexOf(message)
  if (start < 0) return []
  const behind = stack.slice(start + message.length).split('\n')
  return behind.filter((line) => /^\s+at /.test(line))
}
