import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text as readText } from 'node:stream/consumers'
import type { SanityClient } from '@sanity/client'
import { evaluate, parse } from 'groq-js'
import { z } from 'zod'
import { clientAt } from '../clientAt.ts'
import { listenLocally } from '../listenLocally.ts'

export type Doc = Record<string, unknown> & { _id: string; _type: string }

/** The mutations that the intake sends. */
const creations = z.object({
  mutations: z.array(
    z.object({ createIfNotExists: z.looseObject({ _id: z.string(), _type: z.string() }) }),
  ),
})

/** What the lake does with the requests that reach it. */
type LakeMood = 'well' | 'away' | 'busy' | 'refusing' | 'forgetful'

/**
 * The few endpoints of a Content Lake that the intake needs, over real HTTP: query and mutate.
 * `forgetful` commits and then breaks the connection, as when an acknowledgement is lost.
 */
export interface FakeLake {
  readonly documents: Doc[]
  readonly client: SanityClient
  /** Every request body and URL that arrived. */
  readonly seen: string[]
  mood: LakeMood
  close(): Promise<void>
}

export async function startFakeLake(documents: Doc[]): Promise<FakeLake> {
  const seen: string[] = []
  const server = createServer((request, response) => {
    void answer(lake, request, response)
  })
  const apiHost = await listenLocally(server)
  const lake: FakeLake = {
    documents,
    seen,
    mood: 'well',
    client: clientAt(apiHost, 'intake-token'),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return lake
}

async function answer(lake: FakeLake, request: IncomingMessage, response: ServerResponse) {
  const text = await readText(request)
  lake.seen.push(`${request.method} ${decodeURIComponent(request.url ?? '')} ${text}`)
  const url = new URL(request.url ?? '', 'http://lake')
  const send = (status: number, value: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(value))
  }
  if (lake.mood === 'away') return void response.destroy()
  if (lake.mood === 'busy') return send(429, { message: 'Too many requests' })
  if (/\/data\/query\//.test(url.pathname)) {
    const request = text === '' ? fromSearch(url.searchParams) : JSON.parse(text)
    const tree = parse(request.query, { params: request.params })
    const value = await evaluate(tree, { dataset: lake.documents, params: request.params })
    return send(200, { result: await value.get(), ms: 1, query: request.query })
  }
  if (/\/data\/mutate\//.test(url.pathname)) {
    if (lake.mood === 'refusing') return send(400, { message: 'Document is not valid' })
    const { mutations } = creations.parse(JSON.parse(text))
    for (const { createIfNotExists: doc } of mutations) {
      if (!lake.documents.some(({ _id }) => _id === doc._id)) lake.documents.push(doc)
    }
    if (lake.mood === 'forgetful') return void response.destroy()
    return send(200, { transactionId: 'tx', results: mutations.map(() => ({ id: 'x' })) })
  }
  return send(404, { message: 'Not found' })
}

function fromSearch(search: URLSearchParams) {
  const params = Object.fromEntries(
    [...search]
      .filter(([name]) => name.startsWith('$'))
      .map(([name, value]) => [name.slice(1), JSON.parse(value)]),
  )
  return { query: search.get('query') ?? '', params }
}
