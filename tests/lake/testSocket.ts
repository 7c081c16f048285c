import { WebSocket } from 'ws'

/** A WebSocket whose messages can be waited for. */
export interface TestSocket {
  readonly socket: WebSocket
  send(message: unknown): void
  /** The next message that satisfies the condition, from the first not yet taken. */
  next(condition: (message: any) => boolean): Promise<any>
  /** How the socket ended. */
  readonly closed: Promise<{ code: number }>
}

/** Opens a WebSocket; rejects with the status when it is refused. */
export function openSocket(url: string, headers: Record<string, string> = {}): Promise<TestSocket> {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), { headers })
  const messages: any[] = []
  const waiting: (() => void)[] = []
  socket.on('message', (data: Buffer) => {
    const text = data.toString()
    messages.push(text === '♥' ? text : JSON.parse(text))
    for (const wake of waiting.splice(0)) wake()
  })
  const closed = new Promise<{ code: number }>((resolve) => {
    socket.on('close', (code) => resolve({ code }))
  })
  const next = async (condition: (message: any) => boolean): Promise<any> => {
    for (;;) {
      const index = messages.findIndex(condition)
      if (index >= 0) return messages.splice(0, index + 1).at(-1)
      await new Promise<void>((wake) => waiting.push(wake))
    }
  }
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('unexpected-response', (_request, response) =>
      reject(new Error(`refused with ${response.statusCode}`)),
    )
    socket.on('open', () =>
      resolve({ socket, next, closed, send: (message) => socket.send(JSON.stringify(message)) }),
    )
  })
}
