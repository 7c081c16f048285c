import type { HonoRequest } from 'hono'
import { isJsonObject, type JsonObject } from '../documents/document.ts'
import { badRequest, plainError } from '../errors.ts'

const largestBody = 32 * 1024 * 1024
// A document has at most 100, in a mutation within a request.
const deepest = 200

/** The parameters of a query, `$name=<JSON>` each in the address. */
export function queryParams(request: HonoRequest): Record<string, unknown> {
  const params: Record<string, unknown> = {}
  for (const [key, text] of Object.entries(request.query())) {
    if (key.startsWith('$')) params[key.slice(1)] = parseJson(text, `The parameter "${key}"`)
  }
  return params
}

/** Whether a flag of the address is set; the default when it is not there. */
export function flag(request: HonoRequest, name: string, byDefault = false): boolean {
  const text = request.query(name)
  return text === undefined ? byDefault : text === 'true'
}

/** How long a list may be: the `limit` of the address, up to 1,000; 100 when it is not there. */
export function listLimit(request: HonoRequest): number {
  const text = request.query('limit')
  if (text === undefined || text === '') return 100
  const number = Number(text)
  if (!Number.isInteger(number) || number < 0) {
    throw badRequest(`"limit" must be a whole number, not "${text.slice(0, 40)}".`)
  }
  return Math.min(number, 1000)
}

/** The ids of a comma list in the path. */
export function idList(text: string): string[] {
  const ids = text.split(',').filter((id) => id !== '')
  if (ids.length <= 1000) return ids
  throw badRequest('At most 1,000 document ids can be asked for at once.')
}

/**
 * The body as a JSON object; 413 beyond 32 MB, 400 when it is not JSON.
 * @param whenEmpty stands for a body that is not there
 */
export async function jsonBody(request: HonoRequest, whenEmpty?: JsonObject): Promise<JsonObject> {
  const text = await boundedText(request)
  if (text === '' && whenEmpty !== undefined) return whenEmpty
  const body = parseJson(text, 'The body of the request')
  if (!isJsonObject(body)) throw badRequest('The body of the request must be a JSON object.')
  return body
}

async function boundedText(request: HonoRequest): Promise<string> {
  const tooLarge = plainError(
    413,
    'Payload Too Large',
    'The body of the request is larger than 32 MB. Send fewer mutations at once.',
  )
  if (Number(request.header('content-length') ?? 0) > largestBody) throw tooLarge
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.raw.body ?? []) {
    size += chunk.byteLength
    if (size > largestBody) throw tooLarge
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseJson(text: string, what: string): unknown {
  const value = parsed(text, what)
  // Whatever goes through a value from here on does so by recursion.
  if (!isWithin(value, deepest)) {
    throw badRequest(`${what} is nested more than ${deepest} levels deep.`)
  }
  return value
}

function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest(`${what} is not valid JSON.`)
  }
}

function isWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((child) => isWithin(child, levels - 1))
}
