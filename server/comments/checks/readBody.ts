/** The most that a comment form may weigh, in bytes: 5,000 characters of any script fit, encoded. */
const longestBody = 48 * 1024

/** What is read and thrown away of a body that is too long, so that its sender hears the answer. */
const longestDrain = 1024 * 1024

/** How long a sender may take over it, in milliseconds: a minute of the slowest mobile network. */
const patienceMs = 60_000

/** A body, or why there is none. */
export type BodyOutcome =
  | { readonly kind: 'body'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'tooLarge' | 'tooSlow' }

/**
 * The body of a request. Never holds more than `longestBody` in memory, whatever the
 * Content-Length claims, and ends a request whose body does not end.
 */
export async function readBody(
  request: Pick<Request, 'body'>,
  patience = patienceMs,
): Promise<BodyOutcome> {
  if (request.body === null) return { kind: 'body', bytes: new Uint8Array() }
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader()
  const { promise: tooSlow, resolve } = Promise.withResolvers<'tooSlow'>()
  const timer = setTimeout(() => resolve('tooSlow'), patience)
  try {
    return await readAll(reader, tooSlow)
  } finally {
    clearTimeout(timer)
  }
}

async function readAll(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  tooSlow: Promise<'tooSlow'>,
): Promise<BodyOutcome> {
  const chunks: Uint8Array[] = []
  let length = 0
  while (length <= longestDrain) {
    const step = await Promise.race([reader.read(), tooSlow])
    if (step === 'tooSlow') {
      void reader.cancel().catch(() => undefined)
      return { kind: 'tooSlow' }
    }
    if (step.done) break
    length += step.value.byteLength
    if (length <= longestBody) chunks.push(step.value)
    else chunks.length = 0
  }
  if (length > longestDrain) await reader.cancel()
  if (length > longestBody) return { kind: 'tooLarge' }
  return { kind: 'body', bytes: Buffer.concat(chunks) }
}

/** The body of a request as text, '' when there is none that can be taken. */
export async function readBodyText(request: Request): Promise<string> {
  const body = await readBody(request)
  return body.kind === 'body' ? new TextDecoder().decode(body.bytes) : ''
}
