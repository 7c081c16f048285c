import { createHmac } from 'node:crypto'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { AttemptResult, Message } from './message.ts'
import type { Webhook } from './webhook.ts'

const longestWait = 30_000
const longestAnswer = 4096

/**
 * Sends a message to where its webhook says, signed if the hook has a secret, and tells what
 * became of it. An answer of 200 to 299 within 30 seconds is a success; redirects are not followed.
 */
export async function sendMessage(
  hook: Webhook,
  message: Message,
  closing: AbortSignal,
): Promise<AttemptResult> {
  const start = performance.now()
  const duration = (): number => Math.round(performance.now() - start)
  try {
    const { code, body } = await exchange(hook, message, closing)
    const failureReason = code >= 200 && code < 300 ? null : 'http'
    return { duration: duration(), failureReason, resultCode: code, resultBody: body }
  } catch (error) {
    const isTimeout = error instanceof Error && /TimeoutError|AbortError/.test(error.name)
    const failureReason = isTimeout ? 'timeout' : 'network'
    const resultBody = error instanceof Error ? error.message.slice(0, longestAnswer) : null
    return { duration: duration(), failureReason, resultCode: null, resultBody }
  }
}

/** `fetch` sends no body with GET, which a webhook may ask for. */
function exchange(
  hook: Webhook,
  message: Message,
  closing: AbortSignal,
): Promise<{ code: number; body: string }> {
  const body = Buffer.from(message.payload)
  const send = hook.url.startsWith('https:') ? requestHttps : requestHttp
  const options = {
    method: hook.httpMethod,
    headers: headersOf(hook, message, body.length),
    signal: AbortSignal.any([closing, AbortSignal.timeout(longestWait)]),
    agent: false,
  } as const
  return new Promise((resolve, reject) => {
    const request = send(hook.url, options, (response) => {
      let answer = Buffer.alloc(0)
      const settle = (): void =>
        resolve({ code: response.statusCode ?? 0, body: answer.toString('utf8') })
      response.on('data', (chunk: Buffer) => {
        answer = Buffer.concat([answer, chunk]).subarray(0, longestAnswer)
        if (answer.length < longestAnswer) return
        settle()
        response.destroy()
      })
      response.on('error', reject)
      response.on('end', settle)
    })
    request.on('error', reject)
    request.end(body)
  })
}

function headersOf(hook: Webhook, message: Message, length: number): Record<string, string> {
  const { documentId, transactionId, timestamp, operation } = message.facts
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Edicola webhook delivery',
    ...lowerCased(hook.headers),
    'content-length': String(length),
    'idempotency-key': message.id,
    'sanity-project-id': hook.projectId,
    'sanity-dataset': message.dataset,
    'sanity-document-id': documentId,
    'sanity-operation': operation,
    'sanity-transaction-id': transactionId,
    'sanity-transaction-time': timestamp,
    'sanity-webhook-id': hook.id,
    ...(hook.secret === null ? {} : signature(message.payload, hook.secret)),
  }
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
}

/** What `@sanity/webhook` verifies: the time in milliseconds, and an HMAC over time and payload. */
function signature(payload: string, secret: string): Record<string, string> {
  const time = Date.now()
  const hash = createHmac('sha256', secret).update(`${time}.${payload}`).digest('base64url')
  return { 'sanity-webhook-signature': `t=${time},v1=${hash}` }
}
