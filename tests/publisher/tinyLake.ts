import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { SanityClient } from '@sanity/client'
import { evaluate, parse } from 'groq-js'
import { onTestFinished } from 'vitest'
import { clientAt } from '../clientAt.ts'

type Stored = Record<string, unknown> & { readonly _id: string; readonly _type: string }

/** A Content Lake with nothing but `query` and `listen`, for tests of what follows content. */
export interface TinyLake {
  readonly apiHost: string
  readonly client: SanityClient
  put(...documents: Stored[]): void
  remove(id: string): void
  /** Ends all event streams; the next connections are refused until `back` is called. */
  vanish(): void
  back(): void
  readonly listeners: () => number
  readonly queries: () => number
}

/** Starts one on a free port of the loopback; it ends with the test. */
export async function startTinyLake(): Promise<TinyLake> {
  const documents = new Map<string, Stored>()
  const listeners = new Map<ServerResponse, { query: string; params: Record<string, unknown> }>()
  let revision = 0
  let queries = 0
  let isAway = false

  const run = async (
    query: string,
    params: Record<string, unknown>,
    dataset: unknown[],
  ): Promise<unknown> => (await evaluate(parse(query, { params }), { dataset, params })).get()

  const tell = async (before: Stored | undefined, after: Stored | undefined): Promise<void> => {
    for (const [response, { query, params }] of listeners) {
      const seen = [before, after].filter((document) => document !== undefined)
      const matching = await run(query, params, seen)
      if (Array.isArray(matching) && matching.length > 0) {
        const data = { eventId: `e${revision}`, visibility: 'query' }
        response.write(`event: mutation\nid: e${revision}\ndata: ${JSON.stringify(data)}\n\n`)
      }
    }
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://lake')
    if (isAway) {
      request.socket.destroy()
      return
    }
    const query = url.searchParams.get('query') ?? ''
    const params = Object.fromEntries(
      [...url.searchParams]
        .filter(([name]) => name.startsWith('$'))
        .map(([name, value]) => [name.slice(1), JSON.parse(value)]),
    )
    if (url.pathname.includes('/data/listen/')) {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('event: welcome\ndata: {"listenerName":"x"}\n\n')
      listeners.set(response, { query, params })
      response.on('close', () => listeners.delete(response))
      return
    }
    queries += 1
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify({ result: await run(query, params, [...documents.values()]), ms: 1 }),
    )
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const apiHost = `http://127.0.0.1:${address.port}`
  const client = clientAt(apiHost, 'secret').withConfig({ maxRetries: 0 })
  return {
    apiHost,
    client,
    put: (...added) => {
      for (const document of added) {
        revision += 1
        const { _id: id } = document
        const before = documents.get(id)
        const after = { ...document, _rev: `r${revision}` }
        documents.set(id, after)
        void tell(before, after)
      }
    },
    remove: (id) => {
      revision += 1
      const before = documents.get(id)
      documents.delete(id)
      void tell(before, undefined)
    },
    vanish: () => {
      isAway = true
      for (const response of listeners.keys()) response.destroy()
    },
    back: () => {
      isAway = false
    },
    listeners: () => listeners.size,
    queries: () => queries,
  }
}
