import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { validateDocument } from '../../schemas/validate.ts'
import { commentWriterRole } from '../../server/comments/commentWriterRole.ts'
import {
  createCommentIntake,
  type CommentIntake,
} from '../../server/comments/createCommentIntake.ts'
import { createLake, type Lake } from '../../server/lake/createLake.ts'
import { listen, type Listening } from '../../server/listen.ts'
import { clientAt } from '../clientAt.ts'
import { cmsUrl, good, siteUrl } from './intakeFixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'intake-lake-'))
let lake: Lake
let server: Listening
let intake: CommentIntake
let editor: SanityClient
let writer: SanityClient
let anonymous: SanityClient
let visitors = 0

const reference = (_ref: string) => ({ _type: 'reference', _ref, _weak: true })
const draftless = { slug: { _type: 'slug', current: 'un-caffe' }, language: 'it' }
const article = {
  ...draftless,
  _type: 'article',
  title: 'Un caffè',
  publishedAt: '2026-05-01T08:00:00Z',
  commentsOpen: true,
}

beforeAll(async () => {
  lake = await createLake({
    folder: join(folder, 'lake'),
    projectId: 'edicola',
    apiHost: cmsUrl,
    allowedOrigins: [],
    roles: [commentWriterRole],
  })
  server = await listen({ port: 0, variable: 'PORT', handler: lake.handle })
  const client = (role?: string) =>
    clientAt(
      `http://127.0.0.1:${server.port}`,
      role && lake.tokens.createEphemeral({ name: role, role }),
    )
  editor = client('administrator')
  writer = client(commentWriterRole.name)
  anonymous = client()
  await editor
    .transaction()
    .create({ ...article, _id: 'caffe' })
    .create({ ...article, _id: 'drafts.bozza' })
    .create({ _id: 'settings', _type: 'settings', title: 'La Gazzetta', comments: {} })
    .create({ _id: 'segreto', _type: 'page', title: 'Segreto' })
    .commit()
  intake = await createCommentIntake({
    client: writer,
    folder: join(folder, 'comments'),
    siteUrl,
    cmsUrl,
    log: () => {},
  })
})

afterAll(async () => {
  await intake.close()
  await server.close()
  await lake.close()
  rmSync(folder, { recursive: true, force: true })
})

function filesIn(place: string): string[] {
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .map((name) => join(place, name))
    .filter((path) => statSync(path).isFile())
}

function post(fields: Partial<typeof good>): Promise<Response> {
  visitors += 1
  const request = new Request(`${cmsUrl}/comments`, {
    method: 'POST',
    headers: { origin: siteUrl },
    body: new URLSearchParams({ ...good, ...fields }),
  })
  return intake.handle(request, { remoteAddress: `198.51.100.${visitors}` })
}

const comments = () => editor.fetch('*[_type == "comment"] | order(submittedAt asc)')

describe('with the embedded lake', () => {
  it('a comment arrives valid and pending, once, and strangers do not see it', async () => {
    const fields = { url: 'https://esempio.it', key: 'chiave-di-prova' }
    expect((await post(fields)).status).toBe(303)
    expect((await post(fields)).status).toBe(303)
    const [comment, ...others] = await comments()
    expect(others).toEqual([])
    expect(comment).toMatchObject({ status: 'pending', name: good.name, body: good.body })
    expect(validateDocument(comment)).toMatchObject({ success: true })
    expect(await anonymous.fetch('*[_type == "comment"]')).toEqual([])
    expect(await anonymous.getDocument(comment._id)).toBeUndefined()
  })

  it('an approved comment can be answered, a pending one cannot', async () => {
    const [{ _id }] = await comments()
    expect((await post({ parent: _id, body: 'Rispondo' })).status).toBe(422)
    await editor.patch(_id).set({ status: 'approved' }).commit()
    expect((await post({ parent: _id, body: 'Rispondo' })).status).toBe(303)
    const reply = await editor.fetch('*[_type == "comment" && body == "Rispondo"][0]')
    expect(reply.parent).toEqual(reference(_id))
    const page = await intake.handle(
      new Request(`${cmsUrl}/comments/reply?article=caffe&parent=${_id}`),
      { remoteAddress: '198.51.100.250' },
    )
    expect(await page.text()).toContain('Rispondi a <bdi>Ada Conti</bdi>')
  })

  it('a draft takes no comments', async () => {
    expect((await post({ article: 'bozza', body: 'Presto!' })).status).toBe(404)
  })

  it('an address is in the clear in no file but in letters that wait for an SMTP server', async () => {
    const email = 'canarino.privato@esempio.it'
    expect((await post({ email, body: 'Con canarino' })).status).toBe(303)
    const telling = await vi.waitFor(() => {
      const found = filesIn(folder).filter((path) => readFileSync(path).includes('canarino.'))
      expect(found).not.toEqual([])
      return found
    }, 60_000)
    const mail = join(folder, 'comments', 'mail')
    expect(telling.filter((path) => dirname(path) !== mail)).toEqual([])
    expect(telling.filter((path) => (statSync(path).mode & 0o777) !== 0o600)).toEqual([])
    const history = await editor.fetch('*[]')
    expect(JSON.stringify(history)).not.toContain('canarino.')
  })

  it('a lake that stops and starts again gets what came meanwhile', async () => {
    const { port } = server
    await server.close()
    expect((await post({ body: 'Mentre dormiva' })).status).toBe(303)
    server = await listen({ port, variable: 'PORT', handler: lake.handle })
    const arrived = () => editor.fetch('count(*[body == "Mentre dormiva"])')
    await vi.waitFor(async () => expect(await arrived()).toBe(1), { timeout: 60_000, interval: 50 })
  })
})

describe('the role of the intake’s token', () => {
  const pending = {
    _id: 'comment.prova',
    _type: 'comment',
    article: reference('caffe'),
    name: 'Ada',
    body: 'Prova',
    submittedAt: '2026-06-01T10:00:00Z',
    status: 'pending',
  }
  const forbidden = { statusCode: 403 }

  it('creates pending comments, and nothing else', async () => {
    await writer.createIfNotExists(pending)
    for (const status of ['approved', 'spam', 'trash', undefined]) {
      const comment = { ...pending, _id: `comment.${status}`, status }
      await expect(writer.create(comment)).rejects.toMatchObject(forbidden)
    }
    const elsewhere = { ...pending, _id: 'senza-punto' }
    await expect(writer.create(elsewhere)).rejects.toMatchObject(forbidden)
    const foreign = { ...article, _id: 'comment.finto' }
    await expect(writer.create(foreign)).rejects.toMatchObject(forbidden)
  })

  it('changes and deletes no document, not even its own', async () => {
    const approve = writer.patch(pending._id).set({ status: 'approved' }).commit()
    await expect(approve).rejects.toMatchObject(forbidden)
    await expect(writer.delete(pending._id)).rejects.toMatchObject(forbidden)
    const replace = writer.createOrReplace({ ...pending, body: 'Altro' })
    await expect(replace).rejects.toMatchObject(forbidden)
    const edit = writer.patch('caffe').set({ title: 'Altro' }).commit()
    await expect(edit).rejects.toMatchObject(forbidden)
    expect(await editor.getDocument(pending._id)).toMatchObject({
      status: 'pending',
      body: 'Prova',
    })
  })

  it('reads comments, published articles and settings, and nothing else', async () => {
    const raw = writer.withConfig({ perspective: 'raw' })
    const types: string[] = await raw.fetch('array::unique(*[]._type)')
    expect(types.sort()).toEqual(['article', 'comment', 'settings'])
    expect(await raw.fetch('*[_id in path("drafts.**")]')).toEqual([])
    expect(await raw.getDocument('drafts.bozza')).toBeUndefined()
    expect(await raw.getDocument('segreto')).not.toMatchObject({ title: 'Segreto' })
  })
})
