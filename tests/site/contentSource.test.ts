import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClient } from '@sanity/client'
import { z } from 'zod'
import { expect, onTestFinished, test } from 'vitest'
import { createContentSource } from '../../site/content/contentSource.ts'

const asked = z.object({
  params: z.object({
    ids: z.array(z.string()).optional(),
    after: z.string().optional(),
    most: z.number().optional(),
  }),
})

/** A lake with tags alone, which answers what a source asks; groq-js would take minutes over so many. */
async function serveTags(revisionOf: ReadonlyMap<string, string>) {
  const server = createServer((request, response) => {
    answerTags(revisionOf, request, response).catch((error: unknown) => {
      response.statusCode = 500
      response.end(String(error))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port.
  const { port } = server.address() as AddressInfo
  return createClient({
    projectId: 'edicola',
    dataset: 'production',
    apiVersion: '2025-02-19',
    useCdn: false,
    apiHost: `http://127.0.0.1:${port}`,
    useProjectHostname: false,
  })
}

async function answerTags(
  revisionOf: ReadonlyMap<string, string>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://lake')
  const inAddress = [...url.searchParams].flatMap(([name, value]) =>
    name.startsWith('$') ? [[name.slice(1), JSON.parse(value)]] : [],
  )
  let text = ''
  for await (const chunk of request) text += String(chunk)
  const body: unknown = text === '' ? { params: Object.fromEntries(inAddress) } : JSON.parse(text)
  const { ids, after = '', most } = asked.parse(body).params
  const found = ids ?? [...revisionOf.keys()].sort().filter((id) => id > after)
  const result = found.slice(0, ids === undefined ? most : undefined).flatMap((_id) => {
    const _rev = revisionOf.get(_id)
    if (_rev === undefined) return []
    return ids === undefined ? { _id, _rev } : { _id, _rev, _type: 'tag', title: _id }
  })
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ result, ms: 1, query: '' }))
}

const idsOf = (documents: readonly Record<string, unknown>[]) =>
  new Set(documents.map(({ _id }) => _id))

test('however many documents there are, all are found, and what changed among them', async () => {
  const revisions = new Map(
    Array.from({ length: 40_001 }, (_, index) => [`tag-${index}`, `rev-${index}`]),
  )
  const source = createContentSource(await serveTags(revisions))
  const first = await source.pull()
  expect(first.documents.size).toBe(40_001)
  revisions.set('tag-7', 'another')
  revisions.set('zuletzt', 'new')
  revisions.delete('tag-39999')
  const next = await source.pull()
  expect(idsOf(next.come)).toEqual(new Set(['tag-7', 'zuletzt']))
  expect(idsOf(next.gone)).toEqual(new Set(['tag-39999', 'tag-7']))
  expect(next.documents.size).toBe(40_001)
})
