import { WebSocket } from 'ws'
import { z } from 'zod'
import { anonymous, type Identity } from '../access/identity.ts'
import { authenticate, identityOfBearer, type Credentials } from '../accounts/authenticate.ts'
import { randomId } from '../randomId.ts'
import { closeCodes, watchSocket } from './socketLimits.ts'
import { socketMessage } from './socketMessage.ts'

/** Tells those who work on one dataset about each other. */
export interface Presence {
  /** Takes in an open socket of someone with these request headers, until the dataset ends. */
  join(socket: WebSocket, place: { dataset: string; ending: AbortSignal }, headers: Headers): void
}

interface Participant {
  readonly socket: WebSocket
  readonly dataset: string
  /** Who it is now: a sign-in may end while the socket is open. */
  identify: () => Identity
  readonly subscriptions: Set<string>
  /** The tab's own name for itself, once it has told it. */
  session: string | undefined
}

type Message = z.infer<typeof call>
type Result = { readonly [key: string]: unknown }

const subscriptionsAtMost = 20
const bytesBehindAtMost = 1024 * 1024
const heartbeat = 5000

const session = z.string().min(1).max(100)
const call = z.object({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.string().max(100), z.number()]).optional(),
  method: z.string().max(100),
  params: z.record(z.string(), z.unknown()).default({}),
})
const announcement = z.object({ sessionId: session, locations: z.array(z.unknown()).max(100) })

/**
 * The presence service of the Studio: JSON-RPC 2.0 over a WebSocket, as
 * https://github.com/sanity-io/bifur-client speaks it, with `♥` as heartbeat.
 */
export function createPresence(credentials: Credentials): Presence {
  const participants = new Set<Participant>()

  const tell = (from: Participant, result: Result, to: 'others' | 'all'): void => {
    for (const participant of participants) {
      if (participant.dataset !== from.dataset) continue
      if (to === 'others' && participant === from) continue
      for (const subscription of participant.subscriptions) {
        send(participant, { method: 'presence_subscription', params: { subscription, result } })
      }
    }
  }
  const leave = (participant: Participant): void => {
    participants.delete(participant)
    if (participant.session === undefined) return
    tell(participant, disconnected(participant, participant.session), 'others')
  }

  return {
    join: (socket, { dataset, ending }, headers) => {
      const participant: Participant = {
        socket,
        dataset,
        identify: () => identityOf(credentials, headers),
        subscriptions: new Set(),
        session: undefined,
      }
      participants.add(participant)
      const end = (): void => socket.close(closeCodes.goingAway)
      ending.addEventListener('abort', end)
      const beat = setInterval(() => {
        const isLost = participant.subscriptions.size > 0 && isAnonymous(participant)
        if (isLost) socket.close(closeCodes.unauthorized)
        else socket.send('♥')
      }, heartbeat)
      beat.unref()
      watchSocket(socket)
      socket.on('message', (data) => {
        if (socket.readyState !== WebSocket.OPEN) return undefined
        const message = call.safeParse(socketMessage(data)).data
        if (message === undefined) return fail(participant, undefined, -32600, 'Invalid request')
        return answer(credentials, participant, message, tell)
      })
      socket.on('close', () => {
        clearInterval(beat)
        ending.removeEventListener('abort', end)
        leave(participant)
      })
    },
  }
}

function answer(
  credentials: Credentials,
  participant: Participant,
  message: Message,
  tell: (from: Participant, result: Result, to: 'others' | 'all') => void,
): void {
  const { method, params, id } = message
  if (method === 'authorization') {
    const bearer = String(params['authorization'])
    const identify = (): Identity => identityOfBearer(credentials, bearer) ?? anonymous
    if (identify().kind === 'anonymous') return fail(participant, id, 4001, 'Unauthorized')
    participant.identify = identify
    return send(participant, { id, result: { ok: true } })
  }
  const who = participant.identify()
  if (who.kind === 'anonymous') return fail(participant, id, 4001, 'Unauthorized')
  switch (method) {
    case 'presence_subscribe':
      return subscribe(participant, id)
    case 'presence_unsubscribe':
      participant.subscriptions.delete(String(params['subscriptionId']))
      return send(participant, { id, result: true })
    case 'presence_rollcall': {
      const parsed = session.safeParse(params['session'])
      if (!parsed.success) return fail(participant, id, -32602, 'Invalid params')
      participant.session = parsed.data
      tell(participant, { type: 'rollCall', i: who.id, session: parsed.data }, 'others')
      return send(participant, { id, result: true })
    }
    case 'presence_announce': {
      const parsed = announcement.safeParse(params['data'])
      if (!parsed.success) return fail(participant, id, -32602, 'Invalid params')
      participant.session = parsed.data.sessionId
      tell(participant, { type: 'state', i: who.id, m: parsed.data }, 'all')
      return send(participant, { id, result: true })
    }
    case 'presence_disconnect': {
      const parsed = session.safeParse(params['session'])
      if (!parsed.success) return fail(participant, id, -32602, 'Invalid params')
      tell(participant, disconnected(participant, parsed.data), 'all')
      return send(participant, { id, result: true })
    }
    default:
      return fail(participant, id, -32601, 'Method not found')
  }
}

function subscribe(participant: Participant, id: Message['id']): void {
  if (participant.subscriptions.size >= subscriptionsAtMost) {
    return fail(participant, id, -32602, 'Too many subscriptions')
  }
  const subscription = randomId(12)
  participant.subscriptions.add(subscription)
  return send(participant, { id, result: subscription })
}

function identityOf(credentials: Credentials, headers: Headers): Identity {
  try {
    return authenticate(credentials, headers).identity
  } catch {
    return anonymous
  }
}

function isAnonymous({ identify }: Participant): boolean {
  return identify().kind === 'anonymous'
}

function disconnected({ identify }: Participant, name: string): Result {
  const identity = identify()
  return {
    type: 'disconnect',
    i: identity.kind === 'anonymous' ? null : identity.id,
    m: { session: name },
  }
}

function fail(participant: Participant, id: Message['id'], code: number, message: string): void {
  send(participant, { id: id ?? null, error: { code, message } })
}

function send({ socket }: Participant, message: Result): void {
  if (socket.readyState !== WebSocket.OPEN) return
  if (socket.bufferedAmount > bytesBehindAtMost) return socket.terminate()
  socket.send(JSON.stringify({ jsonrpc: '2.0', ...message }))
}
