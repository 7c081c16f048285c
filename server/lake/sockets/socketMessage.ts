import type { RawData } from 'ws'

/** The JSON of a WebSocket message; undefined when it is none. */
export function socketMessage(data: RawData): unknown {
  try {
    const value: unknown = Buffer.isBuffer(data) ? JSON.parse(data.toString()) : undefined
    return value
  } catch {
    return undefined
  }
}
