import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { evaluate, parse } from 'groq-js'
import sharp, { type Sharp } from 'sharp'

/** A stand-in for the lake: published documents by GROQ over HTTP, and pictures in any size. */
export interface ContentServer {
  readonly url: string
  /** What is served; tests may change it between builds. */
  documents: Record<string, unknown>[]
  /** Paths of pictures asked for. */
  readonly pictureRequests: string[]
  close(): Promise<void>
}

/**
 * Serves `documents` on a free port. Pictures come from `originals` by the path of their asset;
 * those that are not there are made up from the sizes in their assets.
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
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(state, { url: `http://127.0.0.1:${port}` })
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
  const size = (asset['metadata'] as { dimensions: { width: number; height: number } }).dimensions
  const original =
    originals.get(String(asset['path'])) ??
    Buffer.from(drawing(String(asset['_id']), size.width, size.height))
  const [left = 0, top = 0, cutWidth = size.width, cutHeight = size.height] = (
    url.searchParams.get('rect') ?? ''
  )
    .split(',')
    .filter(Boolean)
    .map(Number)
  const width = Number(url.searchParams.get('w') ?? 400)
  const height = Number(url.searchParams.get('h') ?? Math.round((width * cutHeight) / cutWidth))
  const picture = sharp(original)
    .extract({ left, top, width: cutWidth, height: cutHeight })
    .resize(width, height, { fit: 'cover' })
  const [type, made] = encode(picture, url.searchParams.get('fm') ?? 'webp')
  response.setHeader('content-type', `image/${type}`)
  response.end(await made.toBuffer())
}

/** As the lake's image endpoint encodes. */
function encode(picture: Sharp, format: string): [string, Sharp] {
  if (format === 'jpg') return ['jpeg', picture.flatten().jpeg({ quality: 82 })]
  if (format === 'avif') return ['avif', picture.avif({ quality: 60, effort: 2 })]
  if (format === 'png') return ['png', picture.png()]
  return ['webp', picture.webp({ quality: 75 })]
}

/** An abstract still life that follows from the asset's id. */
function drawing(id: string, width: number, height: number): string {
  const seed = Array.from(id).reduce(
    (sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0,
    7,
  )
  const pick = (list: readonly string[], shift: number): string =>
    list[(seed >>> shift) % list.length] ?? ''
  const ground = pick(['#d8c7a9', '#b9c4bd', '#c9b3a4', '#a9b6c4', '#d9c0b0'], 3)
  const far = pick(['#7c8a86', '#8c6f5a', '#5d6a7c', '#9a4a3a', '#6f7a4e'], 7)
  const near = pick(['#2c2a28', '#3a2b24', '#23303a', '#402420', '#2e3324'], 11)
  const unit = height / 10
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
  <path fill="${ground}" d="M0 0h${width}v${height}H0z"/>
  <path fill="${far}" d="M0 ${unit * 6.5}h${width}v${unit * 3.5}H0z"/>
  <circle cx="${width * (0.3 + (seed % 40) / 100)}" cy="${unit * 4.5}" r="${unit * 2.6}" fill="#c8412c"/>
  <path fill="${near}" d="M${width * 0.1} ${height}V${unit * 5}h${width * 0.16}v${unit * 5}zM${width * 0.62} ${height}V${unit * 3.4}h${width * 0.1}v${unit * 6.6}zM${width * 0.75} ${height}V${unit * 6}h${width * 0.18}v${unit * 4}z"/></svg>`
}
