import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startWebhookLake, type WebhookLake } from './webhookLake.ts'

let hooks: WebhookLake
beforeEach(async () => {
  hooks = await startWebhookLake()
})
afterEach(() => hooks.close())

describe('the settings', () => {
  test('are created, listed, changed and deleted', async () => {
    const hook = await hooks.createHook({ rule: { filter: '_type == "note"' }, secret: 'sh' })
    expect(hook).toMatchObject({
      type: 'document',
      projectId: 'edicola',
      httpMethod: 'POST',
      includeDrafts: false,
      isDisabled: false,
      isDisabledByUser: false,
      deletedAt: null,
      secret: 'sh',
      rule: { on: ['create', 'update', 'delete'], filter: '_type == "note"', projection: null },
    })
    expect((await hooks.admin('GET', '')).body).toEqual([hook])
    expect((await hooks.admin('GET', `/${hook.id}`)).body).toEqual(hook)
    const changed = await hooks.admin('PATCH', `/${hook.id}`, {
      name: 'Other',
      rule: { on: ['delete'] },
    })
    expect(changed.body).toMatchObject({
      id: hook.id,
      name: 'Other',
      secret: 'sh',
      rule: { on: ['delete'], filter: '_type == "note"' },
    })
    expect(await hooks.admin('DELETE', `/${hook.id}`)).toMatchObject({ status: 200 })
    expect((await hooks.admin('GET', '')).body).toEqual([])
    expect(await hooks.admin('GET', `/${hook.id}`)).toMatchObject({ status: 404 })
  })

  test.each([undefined, 'viewer', 'contributor', 'editor'])(
    'are nothing that %s sees or changes',
    async (role) => {
      const hook = await hooks.createHook({ secret: 'hidden' })
      const status = role === undefined ? 401 : 403
      for (const [method, path, body] of [
        ['GET', ''],
        ['POST', '', hooks.hookOf()],
        ['GET', `/${hook.id}`],
        ['PATCH', `/${hook.id}`, { name: 'Mine' }],
        ['PUT', `/${hook.id}`, hooks.hookOf()],
        ['DELETE', `/${hook.id}`],
        ['GET', `/${hook.id}/messages`],
        ['GET', `/${hook.id}/attempts`],
        ['GET', '/attempts/any'],
      ] as const) {
        const answer = await hooks.request(role, method, path, body)
        expect(answer, `${method} ${path}`).toMatchObject({ status })
        expect(JSON.stringify(answer.body)).not.toContain('hidden')
      }
      expect((await hooks.admin('GET', '')).body).toEqual([hook])
    },
  )

  test.each([
    ['a url that is none', { url: 'nowhere' }],
    ['a url of another protocol', { url: 'file:///etc/passwd' }],
    ['credentials in the url', { url: 'http://a:b@example.org/' }],
    ['no operation', { rule: { on: [] } }],
    ['an unknown operation', { rule: { on: ['paint'] } }],
    ['a filter that cannot be parsed', { rule: { filter: '_type ==' } }],
    ['a projection that cannot be parsed', { rule: { projection: '{' } }],
    ['a filter over all documents', { rule: { filter: 'count(*) > 1' } }],
    ['a header that splits the request', { headers: { a: 'b\r\nc: d' } }],
    ['a header of the connection', { headers: { 'Content-Length': '1' } }],
    ['a header of the lake', { headers: { 'Sanity-Dataset': 'other' } }],
    ['a method that is none', { httpMethod: 'TRACE' }],
    ['another kind of webhook', { type: 'transaction' }],
  ])('are refused with %s', async (_, settings) => {
    const refused = await hooks.admin('POST', '', hooks.hookOf(settings))
    expect(refused).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching(/webhook/i) },
    })
    expect((await hooks.admin('GET', '')).body).toEqual([])
  })

  test('name a dataset that is there', async () => {
    expect(await hooks.admin('POST', '', hooks.hookOf({ dataset: 'absent' }))).toMatchObject({
      status: 404,
    })
  })
})
