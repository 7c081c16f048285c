/** The most that a comment form may weigh, in bytes. */
const longestBody = 16 * 1024

/** What is read and thrown away of a body that is too long, so that its sender hears the answer. */
const longestDrain = 1024 * 1024

/**
 * The body of a request, or undefined when it is longer than `longestBody`. Never holds more
 * than that in memory, whatever the Content-Length claims.
 */
export async function readBody(request: Request): Promise<Uint8Array | undefined> {
  if (request.body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.byteLength
    if (length <= longestBody) chunks.push(value)
    else chunks.length = 0
    if (length > longestDrain) {
      await reader.cancel()
      break
    }
  }
  return length <= longestBody ? Buffer.concat(chunks) : undefined
}
