import { z } from 'zod'
import { expect, onTestFinished, test } from 'vitest'
import { listen } from '../../server/listen.ts'
import { createContentSource } from '../../site/content/contentSource.ts'
import { createTextStore } from '../../site/content/textStore.ts'
import { clientAt } from '../clientAt.ts'
import { temporaryFolder } from '../publisher/siteFolder.ts'

const asked = z.object({
  params: z.object({
    ids: z.array(z.string()).optional(),
    after: z.string().optional(),
    most: z.number().optional(),
  }),
})

const answered = z.object({ result: z.array(z.looseObject({ _type: z.string().optional() })) })

/** A lake with tags alone, which answers what a source asks; groq-js would take minutes over so many. */
async function serveTags(
  revisionOf: ReadonlyMap<string, string>,
  handler = (request: Request) => answerTags(revisionOf, request),
) {
  const server = await listen({ port: 0, variable: 'a free port', handler })
  onTestFinished(() => server.close())
  return clientAt(`http://127.0.0.1:${server.port}`)
}

async function answerTags(
  revisionOf: ReadonlyMap<string, string>,
  request: Request,
): Promise<Response> {
  const inAddress = [...new URL(request.url).searchParams].flatMap(([name, value]) =>
    name.startsWith('$') ? [[name.slice(1), JSON.parse(value)]] : [],
  )
  const isPosted = request.method === 'POST'
  const body: unknown = isPosted ? await request.json() : { params: Object.fromEntries(inAddress) }
  const { ids, after = '', most } = asked.parse(body).params
  const found = ids ?? [...revisionOf.keys()].sort().filter((id) => id > after)
  const result = found.slice(0, ids === undefined ? most : undefined).flatMap((_id) => {
    const _rev = revisionOf.get(_id)
    if (_rev === undefined) return []
    return ids === undefined ? { _id, _rev } : { _id, _rev, _type: 'tag', title: _id }
  })
  return Response.json({ result, ms: 1, query: '' })
}

const idsOf = (documents: readonly Record<string, unknown>[]) =>
  new Set(documents.map(({ _id }) => _id))

test('however many documents there are, all are found, and what changed among them', async () => {
  const revisions = new Map(
    Array.from({ length: 40_001 }, (_, index) => [`tag-${index}`, `rev-${index}`]),
  )
  const texts = createTextStore(await temporaryFolder())
  const source = createContentSource(await serveTags(revisions), texts)
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

test('what the lake has no time for at once, it is asked for in smaller parts', async () => {
  const revisions = new Map(Array.from({ length: 250 }, (_, index) => [`tag-${index}`, 'rev']))
  const timeout = { error: { description: 'It took too long.', type: 'queryTimeoutError' } }
  let most = 7
  const client = await serveTags(revisions, async (request) => {
    const answer = await answerTags(revisions, request)
    const { result } = answered.parse(await answer.clone().json())
    const isTooMuch = result.some(({ _type }) => _type === 'tag') && result.length > most
    return isTooMuch ? Response.json(timeout, { status: 504 }) : answer
  })
  const texts = createTextStore(await temporaryFolder())
  const { documents } = await createContentSource(client, texts).pull()
  expect(new Set(documents.keys())).toEqual(new Set(revisions.keys()))
  most = 0
  await expect(createContentSource(client, texts).pull()).rejects.toThrow('It took too long.')
})
