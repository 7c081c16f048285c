import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import { z } from 'zod'
import { listenLocally } from '../../listenLocally.ts'

const projected = z.looseObject({ _id: z.string().optional() })

/** What arrived at a receiver of webhooks. */
export interface Delivery {
  readonly method: string
  readonly headers: IncomingHttpHeaders
  readonly text: string
  /** The text parsed, whatever the projection made of it. */
  readonly body: unknown
  /** Of a document or part of one, the id. */
  readonly documentId: string | undefined
}

/** A receiver on a free port that answers as it is told. */
export interface WebhookReceiver {
  readonly url: string
  readonly deliveries: Delivery[]
  /** The most that were on their way at the same time. */
  mostAtOnce(): number
  /** Says how to answer the next ones: a status, or `hang` for never. */
  answer(status: (delivery: Delivery) => number | 'hang'): void
  close(): Promise<void>
}

/** Starts a receiver that answers 200 until it is told otherwise. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const deliveries: Delivery[] = []
  let statusOf: (delivery: Delivery) => number | 'hang' = () => 200
  let atOnce = 0
  let most = 0
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    atOnce += 1
    most = Math.max(most, atOnce)
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const { method = '', headers } = request
    const body: unknown = JSON.parse(text)
    const documentId = projected.safeParse(body).data?._id
    const delivery = { method, headers, text, body, documentId }
    deliveries.push(delivery)
    await new Promise((resolve) => setImmediate(resolve))
    atOnce -= 1
    const status = statusOf(delivery)
    if (status !== 'hang') response.writeHead(status).end('heard')
  }
  const server = createServer((request, response) => void receive(request, response))
  const origin = await listenLocally(server)
  return {
    url: `${origin}/hook`,
    deliveries,
    mostAtOnce: () => most,
    answer: (status) => {
      statusOf = status
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
