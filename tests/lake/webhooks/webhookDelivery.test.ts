import { join } from 'node:path'
import { isValidSignature } from '@sanity/webhook'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { system } from '../../../server/lake/access/identity.ts'
import { createLake } from '../../../server/lake/createLake.ts'
import { openDataset } from '../../../server/lake/datasets/dataset.ts'
import { found } from '../../found.ts'
import { startWebhookLake, type WebhookLake } from './webhookLake.ts'

const attemptList = z.array(z.looseObject({ id: z.string() }))

let hooks: WebhookLake
beforeEach(async () => {
  hooks = await startWebhookLake()
})
afterEach(() => hooks.close())

describe('a change', () => {
  test('is told with payload, headers and a signature that @sanity/webhook verifies', async () => {
    const hook = await hooks.createHook({ secret: 'così segreto', headers: { 'X-Key': 'k' } })
    const note = await hooks.editor().create({ _id: 'n', _type: 'note', title: 'Perché «no»?' })
    await hooks.delivered(1)
    const { method, headers, text, body } = found(hooks.receiver.deliveries[0])
    expect(method).toBe('POST')
    expect(body).toEqual(note)
    expect(headers).toMatchObject({
      'content-type': expect.stringContaining('application/json'),
      'x-key': 'k',
      'idempotency-key': expect.stringMatching(/^\w{32}$/),
      'sanity-project-id': 'edicola',
      'sanity-dataset': 'production',
      'sanity-document-id': 'n',
      'sanity-operation': 'create',
      'sanity-transaction-id': note._rev,
      'sanity-transaction-time': note._updatedAt,
      'sanity-webhook-id': hook.id,
    })
    const signature = String(headers['sanity-webhook-signature'])
    expect(await isValidSignature(text, signature, 'così segreto')).toBe(true)
    expect(await isValidSignature(text, signature, 'another')).toBe(false)
    expect(await isValidSignature(`${text} `, signature, 'così segreto')).toBe(false)
  })

  test('is chosen by operation and filter, and shaped by the projection', async () => {
    await hooks.createHook({
      rule: {
        on: ['update', 'delete'],
        filter: '_type == "note" && delta::changedAny(title)',
        projection:
          '{_id, "was": before().title, "is": after().title, "what": delta::operation(), ' +
          '"by": author->name, "in": sanity::dataset()}',
      },
    })
    await hooks.editor().create({ _id: 'ada', _type: 'person', name: 'Ada' })
    await hooks.editor().create({
      _id: 'n',
      _type: 'note',
      title: 'Uno',
      author: { _type: 'reference', _ref: 'ada' },
    })
    await hooks.editor().patch('n').set({ n: 1 }).commit()
    await hooks.editor().patch('n').set({ title: 'Due' }).commit()
    await hooks.editor().delete('n')
    await hooks.delivered(2)
    expect(hooks.receiver.deliveries.map(({ body }) => body)).toEqual([
      { _id: 'n', was: 'Uno', is: 'Due', what: 'update', by: 'Ada', in: 'production' },
      { _id: 'n', was: 'Due', is: null, what: 'delete', by: 'Ada', in: 'production' },
    ])
  })

  test('of a draft or a version is told when it is wanted', async () => {
    await hooks.createHook({ name: 'a', rule: { projection: '{"a": _id}' } })
    await hooks.createHook({ name: 'b', includeDrafts: true, rule: { projection: '{"b": _id}' } })
    await hooks.createHook({
      name: 'c',
      includeAllVersions: true,
      rule: { projection: '{"c": _id}' },
    })
    await hooks.editor().action({
      actionType: 'sanity.action.release.create',
      releaseId: 'r1',
      metadata: { releaseType: 'asap' },
    })
    for (const _id of ['drafts.n', 'versions.r1.n', 'n']) {
      await hooks.editor().create({ _id, _type: 'note' })
    }
    await hooks.delivered(5)
    const told = hooks.receiver.deliveries.map(({ body }) => JSON.stringify(body)).sort()
    expect(told).toEqual(
      ['{"a":"n"}', '{"b":"drafts.n"}', '{"b":"n"}', '{"c":"n"}', '{"c":"versions.r1.n"}'].sort(),
    )
  })

  test('in another dataset is told to a hook on all of them, also of a new one', async () => {
    await hooks.createHook({ dataset: '*', rule: { projection: 'sanity::dataset()' } })
    const client = hooks.lake.client('administrator')
    await client.datasets.create('archive')
    await client.withConfig({ dataset: 'archive' }).create({ _type: 'note' })
    await hooks.editor().create({ _type: 'note' })
    await hooks.delivered(2)
    expect(hooks.receiver.deliveries.map(({ body }) => String(body)).toSorted()).toEqual([
      'archive',
      'production',
    ])
    await client.datasets.edit('archive', { aclMode: 'private' })
    await client.withConfig({ dataset: 'archive' }).create({ _type: 'note' })
    await hooks.delivered(3)
    await client.datasets.delete('archive')
    await client.datasets.create('archive')
    await client.withConfig({ dataset: 'archive' }).create({ _type: 'note' })
    await hooks.delivered(4)
  })

  test.each(['PUT', 'PATCH', 'DELETE', 'GET'])('is told by %s, with a body', async (httpMethod) => {
    await hooks.createHook({ httpMethod })
    await hooks.editor().create({ _id: 'n', _type: 'note' })
    await hooks.delivered(1)
    expect(hooks.receiver.deliveries[0]).toMatchObject({ method: httpMethod, body: { _id: 'n' } })
  })

  test('before the hook was there, or while it is disabled, is not told', async () => {
    await hooks.editor().create({ _id: 'before', _type: 'note' })
    const hook = await hooks.createHook()
    await hooks.admin('PATCH', `/${hook.id}`, { isDisabledByUser: true })
    await hooks.editor().create({ _id: 'meanwhile', _type: 'note' })
    await hooks.admin('PATCH', `/${hook.id}`, { isDisabledByUser: false })
    await hooks.editor().create({ _id: 'after', _type: 'note' })
    await expect
      .poll(() => hooks.receiver.deliveries.at(-1)?.documentId, { timeout: 60_000 })
      .toBe('after')
    expect(hooks.receiver.deliveries.map(({ documentId }) => documentId)).not.toContain('before')
  })
})

describe('a delivery', () => {
  test('is tried again while the receiver is broken, under the same key, and logged', async () => {
    let refusals = 2
    hooks.receiver.answer(() => ((refusals -= 1) >= 0 ? 503 : 200))
    const hook = await hooks.createHook()
    await hooks.editor().create({ _id: 'n', _type: 'note' })
    await hooks.delivered(3)
    const keys = hooks.receiver.deliveries.map(({ headers }) => headers['idempotency-key'])
    expect(new Set(keys).size).toBe(1)
    await expect
      .poll(async () => (await hooks.admin('GET', `/${hook.id}/messages`)).body)
      .toMatchObject([{ id: keys[0], status: 'success', failureCount: 2, resultCode: 200 }])
    const attempts = attemptList.parse((await hooks.admin('GET', `/${hook.id}/attempts`)).body)
    expect(attempts).toMatchObject([
      { isFailure: false, resultCode: 200, messageId: keys[0] },
      { isFailure: true, failureReason: 'http', resultCode: 503, resultBody: 'heard' },
      { isFailure: true, resultCode: 503 },
    ])
    const one = await hooks.admin('GET', `/attempts/${attempts[0]?.id}`)
    expect(one.body).toEqual(attempts[0])
  })

  test('that the receiver refuses is not tried again', async () => {
    hooks.receiver.answer(({ documentId }) => (documentId === 'bad' ? 400 : 200))
    const hook = await hooks.createHook()
    await hooks.editor().create({ _id: 'bad', _type: 'note' })
    await hooks.editor().create({ _id: 'good', _type: 'note' })
    await expect
      .poll(async () => (await hooks.admin('GET', `/${hook.id}/messages`)).body, {
        timeout: 60_000,
      })
      .toMatchObject([
        { documentId: 'good', status: 'success' },
        { documentId: 'bad', status: 'failure', resultCode: 400 },
      ])
    expect(hooks.receiver.deliveries).toHaveLength(2)
  })

  test('goes one at a time for each hook', async () => {
    await hooks.createHook()
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => hooks.editor().create({ _id: `n${n}`, _type: 'note' })),
    )
    await hooks.delivered(20)
    expect(hooks.receiver.mostAtOnce()).toBe(1)
    expect(new Set(hooks.receiver.deliveries.map(({ documentId }) => documentId)).size).toBe(20)
  })

  test('that a closing lake cuts off is made after the restart, and nothing is lost', async () => {
    hooks.receiver.answer(() => 'hang')
    await hooks.createHook()
    for (const n of [1, 2, 3]) await hooks.editor().create({ _id: `n${n}`, _type: 'note' })
    await hooks.delivered(1)
    const { apiHost, folder } = hooks.lake
    await hooks.lake.lake.close()
    hooks.receiver.answer(() => 200)
    const options = { folder, projectId: 'edicola', apiHost, allowedOrigins: [] }
    const again = await createLake(options)
    const ids = () =>
      new Set(hooks.receiver.deliveries.slice(1).map(({ documentId }) => documentId))
    await expect.poll(() => ids().size, { timeout: 60_000 }).toBe(3)
    await again.close()
  })

  test('of what was committed before a crash took the rest is made at the next start', async () => {
    await hooks.createHook()
    await hooks.editor().create({ _id: 'n1', _type: 'note' })
    await hooks.delivered(1)
    const { apiHost, folder } = hooks.lake
    await hooks.lake.lake.close()
    const file = join(folder, 'datasets', 'production.sqlite')
    const place = { name: 'production', projectId: 'edicola', aclMode: 'public' } as const
    const dataset = openDataset({ ...place, file })
    for (const _id of ['n2', 'n3']) {
      await dataset.mutate({ mutations: [{ create: { _id, _type: 'note' } }], identity: system })
    }
    dataset.close()
    const again = await createLake({ folder, projectId: 'edicola', apiHost, allowedOrigins: [] })
    await hooks.delivered(3)
    const told = hooks.receiver.deliveries.map(({ documentId }) => documentId)
    expect(told).toEqual(['n1', 'n2', 'n3'])
    await again.close()
  })

  test('is not held up by a filter that never ends, and that hook is disabled', async () => {
    const slow = 'count(list[count(^.list[count(^.^.list[@ == "x"]) > 0]) > 0]) > 0'
    const hook = await hooks.createHook({ name: 'slow', rule: { filter: slow } })
    await hooks.createHook({ name: 'quick', rule: { projection: '_id' } })
    const list = Array.from({ length: 4000 }, (_, n) => `element ${n}`)
    for (const n of [1, 2, 3, 4]) await hooks.editor().create({ _id: `n${n}`, _type: 'note', list })
    const ping = await fetch(`${hooks.lake.apiHost}/v1/ping`)
    expect(ping.status).toBe(200)
    await expect
      .poll(() => hooks.receiver.deliveries.map(({ body }) => body), { timeout: 60_000 })
      .toEqual(['n1', 'n2', 'n3', 'n4'])
    await expect
      .poll(async () => (await hooks.admin('GET', `/${hook.id}`)).body, { timeout: 60_000 })
      .toMatchObject({ isDisabled: true })
  })
})
