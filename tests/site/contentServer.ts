import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { evaluate, parse } from 'groq-js'
import sharp, { type Sharp } from 'sharp'
import { z } from 'zod'
import { listenLocally } from '../listenLocally.ts'

/** A stand-in for the lake: published documents by GROQ over HTTP, and pictures in any size. */
export interface ContentServer {
  readonly url: string
  /** What is served; tests may change it between builds. */
  documents: Record<string, unknown>[]
  /** Paths of pictures asked for. */
  readonly pictureRequests: string[]
  close(): Promise<void>
}

const metadata = z.object({ dimensions: z.object({ width: z.number(), height: z.number() }) })

/** Pictures made up are this wide at most: tests look at pages, and encoding takes long. */
const MADE_UP_WIDTH = 48

/**
 * Serves `documents` on a free port. Pictures come from `originals` by the path of their asset;
 * those that are not there are made up, small, in the proportions of their assets.
 */
export async function serveContent(
  documents: Record<string, unknown>[],
  originals: ReadonlyMap<string, Buffer> = new Map(),
): Promise<ContentServer> {
  const pictureRequests: string[] = []
  const state: ContentServer = {
    url: '',
    documents,
    pictureRequests,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://content')
    const answer = /\/data\/query\//.test(url.pathname)
      ? answerQuery(state.documents, url, request, response)
      : answerPicture(state, originals, url, response)
    answer.catch((error: unknown) => {
      response.statusCode = 500
      response.end(JSON.stringify({ error: { description: String(error), type: 'testError' } }))
    })
  })
  return Object.assign(state, { url: await listenLocally(server) })
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}

async function answerQuery(
  documents: readonly Record<string, unknown>[],
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let query = url.searchParams.get('query') ?? ''
  let params: Record<string, unknown> = {}
  for (const [name, value] of url.searchParams) {
    if (name.startsWith('$')) params[name.slice(1)] = JSON.parse(value)
  }
  if (request.method === 'POST') {
    const body = JSON.parse(await readBody(request))
    query = body.query
    params = body.params ?? {}
  }
  const published = url.searchParams.get('perspective') === 'published'
  const dataset = documents.filter(
    ({ _id }) => !published || !/^(?:drafts|versions)\./.test(String(_id)),
  )
  const value = await evaluate(parse(query, { params }), { dataset, params })
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ result: await value.get(), ms: 1, query }))
}

async function answerPicture(
  state: ContentServer,
  originals: ReadonlyMap<string, Buffer>,
  url: URL,
  response: ServerResponse,
): Promise<void> {
  state.pictureRequests.push(`${url.pathname}${url.search}`)
  const asset = state.documents.find(
    ({ _type, path }) => _type === 'sanity.imageAsset' && `/${String(path)}` === url.pathname,
  )
  if (asset === undefined) {
    response.statusCode = 404
    response.end()
    return
  }
  const { dimensions: size } = metadata.parse(asset['metadata'])
  const known = originals.get(String(asset['path']))
  const [left = 0, top = 0, cutWidth = size.width, cutHeight = size.height] = (
    url.searchParams.get('rect') ?? ''
  )
    .split(',')
    .filter(Boolean)
    .map(Number)
  const asked = Number(url.searchParams.get('w') ?? 400)
  const ratio = asked / Number(url.searchParams.get('h') ?? (asked * cutHeight) / cutWidth)
  const width = known === undefined ? Math.min(asked, MADE_UP_WIDTH) : asked
  const height = Math.max(1, Math.round(width / ratio))
  const picture =
    known === undefined
      ? sharp({ create: { width, height, channels: 3, background: '#9a4a3a' } })
      : sharp(known)
          .extract({ left, top, width: cutWidth, height: cutHeight })
          .resize(width, height, { fit: 'cover' })
  const quality = Number(url.searchParams.get('q') ?? 75)
  const [type, made] = encode(picture, url.searchParams.get('fm') ?? 'webp', quality)
  response.setHeader('content-type', `image/${type}`)
  response.end(await made.toBuffer())
}

/** As the lake's image endpoint encodes. */
function encode(picture: Sharp, format: string, quality: number): [string, Sharp] {
  if (format === 'jpg') return ['jpeg', picture.flatten().jpeg({ quality })]
  if (format === 'avif') return ['avif', picture.avif({ quality: quality - 15, effort: 1 })]
  if (format === 'png') return ['png', picture.png()]
  return ['webp', picture.webp({ quality })]
}
