/** Sent to open an event stream: `url` is a path with its query, on the lake's own host. */
export interface StreamRequest {
  readonly t: 'open'
  readonly id: number
  readonly url: string
  readonly headers: Record<string, string>
}

/** What the lake answers on the shared socket, one message for each thing that happens. */
export type StreamMessage =
  | {
      readonly t: 'open'
      readonly id: number
      readonly status: number
      readonly headers: Record<string, string>
    }
  | { readonly t: 'data'; readonly id: number; readonly data: string }
  | { readonly t: 'end'; readonly id: number }

/** The message in the text of a frame, or `undefined` for one that is not understood. */
export function readStreamMessage(frame: unknown): StreamMessage | undefined {
  const value = parse(frame)
  if (!isObject(value) || typeof value['id'] !== 'number') return undefined
  const { t, id, status, headers, data } = value
  if (t === 'end') return { t, id }
  if (t === 'data' && typeof data === 'string') return { t, id, data }
  if (t === 'open' && typeof status === 'number') return { t, id, status, headers: texts(headers) }
  return undefined
}

function parse(frame: unknown): unknown {
  if (typeof frame !== 'string') return undefined
  try {
    return JSON.parse(frame)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function texts(value: unknown): Record<string, string> {
  if (!isObject(value)) return {}
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )
}
