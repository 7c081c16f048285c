import { WebSocket } from 'ws'
import { z } from 'zod'

const socketMessage = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  // Of a stream: what is told of it, with the head of the answer or a piece of it.
  t: z.string().optional(),
  status: z.number().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  data: z.string().optional(),
  // Of presence: the answer to a call, or what others are told; a heartbeat is the heart alone.
  result: z.unknown().optional(),
  error: z.unknown().optional(),
  params: z
    .object({ subscription: z.string(), result: z.looseObject({ type: z.string() }) })
    .optional(),
  isHeartbeat: z.boolean().default(false),
})
type SocketMessage = z.infer<typeof socketMessage>

/** A WebSocket whose messages can be waited for. */
export interface TestSocket {
  readonly socket: WebSocket
  send(message: unknown): void
  /** The next message that satisfies the condition, from the first not yet taken. */
  next(condition: (message: SocketMessage) => boolean): Promise<SocketMessage>
  /** How the socket ended. */
  readonly closed: Promise<{ code: number }>
}

/** Opens a WebSocket; rejects with the status when it is refused. */
export function openSocket(url: string, headers: Record<string, string> = {}): Promise<TestSocket> {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), { headers })
  const messages: SocketMessage[] = []
  const waiting: (() => void)[] = []
  socket.on('message', (data: Buffer) => {
    const text = data.toString()
    messages.push(socketMessage.parse(text === '♥' ? { isHeartbeat: true } : JSON.parse(text)))
    for (const wake of waiting.splice(0)) wake()
  })
  const closed = new Promise<{ code: number }>((resolve) => {
    socket.on('close', (code) => resolve({ code }))
  })
  const next: TestSocket['next'] = async (condition) => {
    for (;;) {
      const index = messages.findIndex(condition)
      const [message] = index < 0 ? [] : messages.splice(0, index + 1).slice(-1)
      if (message !== undefined) return message
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
