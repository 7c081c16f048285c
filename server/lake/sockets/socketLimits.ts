import type { WebSocket } from 'ws'

/** WebSocket close codes (RFC 6455, 7.4.1); from 4000 on those left to applications. */
export const closeCodes = { goingAway: 1001, unauthorized: 4001, tooMany: 4029 } as const

const period = 30_000
const messagesAtOnce = 300
const messagesPerSecond = 30

/**
 * Ends a socket whose other side no longer answers pings or talks too much, and calls `onTick`
 * every half minute for what else must be looked after.
 */
export function watchSocket(socket: WebSocket, onTick: () => void = () => undefined): void {
  let isAlive = true
  let allowance = messagesAtOnce
  let refilled = Date.now()
  const timer = setInterval(() => {
    if (!isAlive) return socket.terminate()
    isAlive = false
    socket.ping()
    return onTick()
  }, period)
  timer.unref()
  socket.on('pong', () => {
    isAlive = true
  })
  socket.on('message', () => {
    const now = Date.now()
    const gained = ((now - refilled) / 1000) * messagesPerSecond
    allowance = Math.min(messagesAtOnce, allowance + gained) - 1
    refilled = now
    if (allowance < 0) socket.close(closeCodes.tooMany, 'Too many messages')
  })
  socket.on('close', () => clearInterval(timer))
  // An error is followed by a close, where everything is put in order.
  socket.on('error', () => undefined)
}
