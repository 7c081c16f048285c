import { randomUUID } from 'node:crypto'
import { ClientError, type SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../../server/lake/access/identity.ts'
import { collectRoles } from '../../../server/lake/access/roles.ts'
import { startTestLake, type TestLake } from '../testLake.ts'

// What each role may do with a draft and with a published document, over HTTP.

const commentWriter: Role = {
  name: 'pending-writer',
  title: 'Pending writer',
  description: 'Creates pending comments.',
  grants: [
    { filter: '_type == "comment" && status == "pending"', permissions: ['create'] },
    { filter: '_type == "article" && !(_id in path("drafts.**"))', permissions: ['read'] },
  ],
}

let lake: TestLake
let admin: SanityClient
beforeAll(async () => {
  lake = await startTestLake({ roles: [commentWriter] })
  admin = lake.client('administrator')
})
afterAll(() => lake.close())

type Deed = 'read' | 'create' | 'update' | 'delete' | 'publish'
type Answer = 'yes' | 'no'

async function attempt(role: string | undefined, deed: Deed, isDraft: boolean): Promise<Answer> {
  const client = lake.client(role)
  const id = randomUUID()
  const _id = isDraft ? `drafts.${id}` : id
  const document = { _id, _type: 'article', title: 'one' }
  if (deed !== 'create') await admin.create(document)
  const deeds: Record<Deed, () => Promise<unknown>> = {
    read: () => client.getDocument(_id),
    create: () => client.create(document),
    update: () => client.patch(_id).set({ title: 'two' }).commit(),
    delete: () => client.delete(_id),
    publish: () =>
      client.action({
        actionType: 'sanity.action.document.publish',
        draftId: `drafts.${id}`,
        publishedId: id,
      }),
  }
  const before = await admin.getDocument(_id)
  try {
    if ((await deeds[deed]()) === undefined) return 'no'
    return 'yes'
  } catch (error) {
    if (!(error instanceof ClientError)) throw error
    expect([401, 403], error.message).toContain(error.statusCode)
    expect(await admin.getDocument(_id)).toEqual(before)
    return 'no'
  }
}

const deeds: [Deed, boolean][] = [
  ['read', true],
  ['read', false],
  ['create', true],
  ['create', false],
  ['update', true],
  ['update', false],
  ['delete', true],
  ['delete', false],
  ['publish', true],
]

// In the order of the deeds above: y = may, n = may not.
const matrix: [string | undefined, string][] = [
  ['administrator', 'yyyyyyyyy'],
  ['editor', 'yyyyyyyyy'],
  ['contributor', 'yyynynynn'],
  ['viewer', 'yynnnnnnn'],
  ['pending-writer', 'nynnnnnnn'],
  [undefined, 'nynnnnnnn'],
]

for (const [role, row] of matrix) {
  describe(role ?? 'nobody', () => {
    for (const [index, [deed, isDraft]] of deeds.entries()) {
      const may = row[index] === 'y' ? 'yes' : 'no'
      test(`${deed} a ${isDraft ? 'draft' : 'published document'}: ${may}`, async () => {
        expect(await attempt(role, deed, isDraft)).toBe(may)
      })
    }
  })
}

describe('a role given from outside', () => {
  test('creates what its filter selects, and nothing else', async () => {
    const writer = lake.client('pending-writer')
    const comment = (status: string) => ({
      _id: `comment.${randomUUID()}`,
      _type: 'comment',
      status,
    })
    await expect(
      writer.create(comment('pending'), { returnDocuments: false }),
    ).resolves.toBeDefined()
    await expect(writer.create(comment('approved'))).rejects.toMatchObject({ statusCode: 403 })
    const stored = comment('pending')
    await admin.create(stored)
    const approving = writer.patch(stored._id).set({ status: 'approved' }).commit()
    await expect(approving).rejects.toMatchObject({ statusCode: 403 })
    expect(await writer.getDocument(stored._id)).toBeUndefined()
  })

  test('may not take the name of another', () => {
    expect(() => collectRoles([{ ...commentWriter, name: 'editor' }])).toThrow('defined twice')
  })
})

test('a role that no longer exists grants nothing', async () => {
  const { cookie, id } = await lake.signIn('pending-writer')
  await lake.lake.close()
  const { createLake } = await import('../../../server/lake/createLake.ts')
  const again = await createLake({
    folder: lake.folder,
    projectId: 'edicola',
    apiHost: lake.apiHost,
    allowedOrigins: [],
  })
  const ask = (path: string) =>
    again.handle(new Request(lake.apiHost + path, { headers: { cookie } }), {
      remoteAddress: '127.0.0.1',
    })
  expect(await (await ask('/v1/auth/id')).json()).toEqual({ id })
  const acl = await ask('/v1/projects/edicola/datasets/production/acl')
  expect(await acl.json()).toEqual([])
  await again.close()
})
