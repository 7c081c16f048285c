import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLake } from '../../../server/lake/createLake.ts'
import { flagPicture } from '../testImages.ts'
import { startTestLake, type TestLake } from '../testLake.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

const admin = () => lake.client('administrator')
const names = async (role?: string) => (await lake.client(role).datasets.list()).map((d) => d.name)

const request = async (role: string | undefined, method: string, name: string, body?: unknown) => {
  const token =
    role === undefined ? undefined : lake.lake.tokens.createEphemeral({ name: role, role })
  const response = await fetch(`${lake.apiHost}/v2025-09-16/projects/edicola/datasets/${name}`, {
    method,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.json() }
}

test('a dataset is created, listed, changed and deleted by the client', async () => {
  expect(await admin().datasets.create('archive', { aclMode: 'private' })).toEqual({
    datasetName: 'archive',
    aclMode: 'private',
  })
  expect(await names('administrator')).toEqual(['production', 'archive'])
  const [, archive] = await admin().datasets.list()
  expect(archive).toMatchObject({ aclMode: 'private', createdAt: expect.stringMatching(/^20/) })
  expect(await admin().datasets.edit('archive', { aclMode: 'public' })).toMatchObject({
    aclMode: 'public',
  })
  expect(await admin().datasets.delete('archive')).toEqual({ deleted: true })
  expect(await names('administrator')).toEqual(['production'])
})

test.each([undefined, 'viewer', 'contributor', 'editor'])(
  'as %s nobody creates, changes or deletes a dataset',
  async (role) => {
    await admin().datasets.create('guarded', { aclMode: 'private' })
    const status = role === undefined ? 401 : 403
    expect(await request(role, 'PUT', 'mine')).toMatchObject({ status })
    expect(await request(role, 'PATCH', 'guarded', { aclMode: 'public' })).toMatchObject({ status })
    expect(await request(role, 'DELETE', 'guarded')).toMatchObject({ status })
    expect(await request(role, 'GET', 'guarded')).toMatchObject({
      status: role === undefined ? 404 : 200,
    })
    expect(await names('administrator')).toEqual(['production', 'guarded'])
    await admin().datasets.delete('guarded')
  },
)

test.each(['Upper', 'a', '-a', 'a.b', 'a-', 'a_', 'x'.repeat(65), '..%2Fescape', 'perché'])(
  'the name "%s" is refused with a reason',
  async (name) => {
    expect(await request('administrator', 'PUT', name)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('dataset name') },
    })
  },
)

test('a name that is taken is refused, and so is what is neither public nor private', async () => {
  expect(await request('administrator', 'PUT', 'production')).toMatchObject({ status: 409 })
  const secret = { aclMode: 'secret' }
  expect(await request('administrator', 'PUT', 'other', secret)).toMatchObject({ status: 400 })
  expect(await request('administrator', 'PATCH', 'production', {})).toMatchObject({ status: 400 })
  expect(await request('administrator', 'PATCH', 'absent', { aclMode: 'public' })).toMatchObject({
    status: 404,
  })
})

test('the dataset that every lake has is not deleted', async () => {
  expect(await request('administrator', 'DELETE', 'production')).toMatchObject({ status: 403 })
  expect(await names('administrator')).toEqual(['production'])
})

test('a dataset is private or public for anonymous readers as soon as it is said', async () => {
  await admin().datasets.create('doors', { aclMode: 'private' })
  const inside = admin().withConfig({ dataset: 'doors' })
  await inside.create({ _id: 'note', _type: 'note' })
  const { url } = await inside.assets.upload('image', await flagPicture().png().toBuffer())
  const outside = lake.client().withConfig({ dataset: 'doors' })
  expect(await outside.fetch('count(*)')).toBe(0)
  expect(await outside.getDocument('note')).toBeUndefined()
  expect((await fetch(url)).status).toBe(401)
  await admin().datasets.edit('doors', { aclMode: 'public' })
  expect(await outside.fetch('*[_id == "note"]._id')).toEqual(['note'])
  expect((await fetch(url)).status).toBe(200)
  await admin().datasets.edit('doors', { aclMode: 'private' })
  expect(await outside.fetch('count(*)')).toBe(0)
  expect((await fetch(url)).status).toBe(401)
  await admin().datasets.delete('doors')
})

test('those who listen to a dataset are disconnected when it is deleted', async () => {
  await admin().datasets.create('heard')
  const address = `${lake.apiHost}/v2025-02-19/data/listen/heard?query=*`
  const response = await fetch(address)
  const ended = response.text()
  await admin().datasets.delete('heard')
  expect(await ended).toContain('event: welcome')
  expect((await fetch(address)).status).toBe(404)
})

test('of a deleted dataset nothing can be reached, nor is it on the disk', async () => {
  await admin().datasets.create('gone')
  const client = admin().withConfig({ dataset: 'gone' })
  await client.create({ _id: 'note', _type: 'note' })
  const bytes = await flagPicture().png().toBuffer()
  const { url } = await client.assets.upload('image', bytes)
  expect((await fetch(`${url}?w=20`)).status).toBe(200)
  await admin().datasets.delete('gone')
  for (const address of [url, `${url}?w=20`]) expect((await fetch(address)).status).toBe(404)
  await expect(client.fetch('*')).rejects.toMatchObject({ statusCode: 404 })
  expect(readdirSync(join(lake.folder, 'datasets')).filter((f) => f.startsWith('gone'))).toEqual([])
  expect(existsSync(join(lake.folder, 'assets', 'gone'))).toBe(false)

  await admin().datasets.create('gone')
  expect(await client.fetch('count(*)')).toBe(0)
  expect((await fetch(url)).status).toBe(404)
  await admin().datasets.delete('gone')
})

test('what was created, changed and deleted is so after a restart', async () => {
  const first = await startTestLake()
  const options = { projectId: 'edicola', apiHost: first.apiHost, allowedOrigins: [] }
  const client = first.client('administrator')
  await client.datasets.create('kept', { aclMode: 'public' })
  await client.datasets.edit('kept', { aclMode: 'private' })
  await client.datasets.create('dropped')
  await client.datasets.delete('dropped')
  await first.lake.close()
  const again = await createLake({ ...options, folder: first.folder })
  const token = again.tokens.createEphemeral({ name: 'test', role: 'administrator' })
  const answer = await again.handle(
    new Request(`${first.apiHost}/v1/projects/edicola/datasets`, {
      headers: { authorization: `Bearer ${token}` },
    }),
    { remoteAddress: '127.0.0.1' },
  )
  const list: { name: string; aclMode: string }[] = await answer.json()
  expect(list.map(({ name, aclMode }) => [name, aclMode])).toEqual([
    ['production', 'public'],
    ['kept', 'private'],
  ])
  await again.close()
  await first.close()
})
