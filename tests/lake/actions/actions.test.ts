import { afterAll, beforeAll, expect, test } from 'vitest'
import { found } from '../../found.ts'
import {
  type ActionServer,
  create,
  edit,
  pair,
  publish,
  type ShortAction,
  startActionServer,
} from './actionServer.ts'

let server: ActionServer
beforeAll(async () => {
  server = await startActionServer()
})
afterAll(() => server.close())

const client = () => server.client()
const raw = <T>(query: string, params?: Record<string, unknown>): Promise<T> =>
  server.raw(query, params)
const act = (...actions: ShortAction[]) => server.act(...actions)

test('a document goes from draft to published and on', async () => {
  expect(await act(create('life', { title: 'Uno' }))).toMatchObject({ status: 200 })
  const draft = found(await client().getDocument('drafts.life'))

  await act(publish('life'))
  expect(await raw('*[_id match "*life"]._id')).toEqual(['life'])
  const published = found(await client().getDocument('life'))
  expect(published).toMatchObject({ title: 'Uno', _createdAt: draft._createdAt })
  expect(published._rev).not.toBe(draft._rev)

  await act(edit('life', { title: 'Due' }))
  expect(await raw('*[_id in ["life", "drafts.life"]] | order(_id) {_id, title}')).toEqual([
    { _id: 'drafts.life', title: 'Due' },
    { _id: 'life', title: 'Uno' },
  ])

  await act({ actionType: 'document.version.discard', versionId: 'drafts.life' })
  expect(await client().getDocument('drafts.life')).toBeUndefined()

  await act(edit('life', { title: 'Tre' }), publish('life'))
  expect(await client().getDocument('life')).toMatchObject({ title: 'Tre' })

  await act({ actionType: 'document.unpublish', ...pair('life') })
  expect(await raw('*[_id match "*life"]._id')).toEqual(['drafts.life'])

  await act({
    actionType: 'document.delete',
    publishedId: 'life',
    includeDrafts: ['drafts.life'],
  })
  expect(await raw('*[_id match "*life"]._id')).toEqual([])
})

test('creation of what is there fails, or is ignored when asked', async () => {
  await act(create('twice'))
  expect(await act(create('twice'))).toMatchObject({
    status: 409,
    error: {
      type: 'actionError',
      items: [{ index: 0, error: { type: 'documentAlreadyExistsError' } }],
    },
  })
  expect(await act({ ...create('twice'), ifExists: 'ignore' })).toMatchObject({ status: 200 })
  await act(publish('twice'))
  expect(await act(create('twice'))).toMatchObject({ status: 409 })
})

test('an edit with the guard of the Studio makes a draft and adds no attribute', async () => {
  await act(create('guard', { title: 'A' }), publish('guard'))
  await act({
    actionType: 'document.edit',
    ...pair('guard'),
    patch: { unset: ['_empty_action_guard_pseudo_field_'] },
  })
  const documents = await client().getDocuments(['drafts.guard', 'guard'])
  const [draft, published] = documents.map((document) => found(document))
  expect(draft).toEqual({
    ...published,
    _id: 'drafts.guard',
    _rev: draft?._rev,
    _updatedAt: draft?._updatedAt,
  })
  expect(draft).toMatchObject({ title: 'A' })
})

test('publishing is refused when the published document is not the one that was seen', async () => {
  await act(create('seen'), publish('seen'))
  await act(edit('seen', { n: 1 }))
  const answer = await act({ ...publish('seen'), ifPublishedRevisionId: 'another' })
  expect(answer).toMatchObject({
    status: 409,
    error: { items: [{ error: { type: 'documentRevisionIDDoesNotMatchError' } }] },
  })
  expect(await client().getDocument('drafts.seen')).toBeDefined()
})

test('references become strong with publication, as their schema wishes', async () => {
  await act(create('target'))
  const reference = (weak?: boolean): object => ({
    _type: 'reference',
    _ref: 'target',
    _weak: true,
    _strengthenOnPublish: { type: 'note', ...(weak ? { weak } : {}) },
  })
  await act(create('source', { strong: reference(), weak: reference(true) }))
  expect(await act(publish('source'))).toMatchObject({
    status: 409,
    error: { items: [{ error: { type: 'documentReferencesNonExistentDocumentError' } }] },
  })
  await act(publish('target'), publish('source'))
  const source = await client().getDocument('source')
  expect(source).toMatchObject({
    strong: { _type: 'reference', _ref: 'target' },
    weak: { _type: 'reference', _ref: 'target', _weak: true },
  })
  expect(source).not.toHaveProperty('strong._weak')
})

test('several actions happen together or not at all', async () => {
  const answer = await act(create('whole'), publish('whole'), publish('nowhere'))
  expect(answer).toMatchObject({ status: 409, error: { items: [{ index: 2 }] } })
  expect(await raw('*[_id match "*whole"]._id')).toEqual([])
})

test('restoring replaces the whole draft', async () => {
  await act(create('restored', { a: 1, b: 2 }))
  await act({
    actionType: 'document.replaceDraft',
    publishedId: 'restored',
    attributes: { _id: 'drafts.restored', _type: 'note', a: 0 },
  })
  const draft = await client().getDocument('drafts.restored')
  expect(draft).toMatchObject({ a: 0 })
  expect(draft).not.toHaveProperty('b')
})

test('a release takes with it the draft that it was made from, and no later words', async () => {
  await act({ actionType: 'release.create', releaseId: 'rDrafts', metadata: {} })
  const version = (id: string) => ({
    actionType: 'document.version.create',
    publishedId: id,
    baseId: `drafts.${id}`,
    versionId: `versions.rDrafts.${id}`,
  })
  await act(create('same', { v: 1 }), create('later', { v: 1 }))
  await act(version('same'), version('later'))
  await act(create('gone', { v: 1 }), publish('gone'), edit('later', { v: 2 }))
  await act({
    actionType: 'document.version.unpublish',
    versionId: 'versions.rDrafts.gone',
    publishedId: 'gone',
  })
  await act({ actionType: 'release.publish', releaseId: 'rDrafts' })
  expect(
    await raw('*[_id match "*same" || _id match "*later" || _id match "*gone"]{_id, v}'),
  ).toEqual([
    { _id: 'drafts.gone', v: 1 },
    { _id: 'drafts.later', v: 2 },
    { _id: 'later', v: 1 },
    { _id: 'same', v: 1 },
  ])
})

test('a release publishes and unpublishes at once', async () => {
  await act(create('r1', { v: 1 }), publish('r1'), create('r2', { v: 1 }), publish('r2'))
  await act({ actionType: 'release.create', releaseId: 'rXmas', metadata: { title: 'Natale' } })
  await act(
    {
      actionType: 'document.version.create',
      publishedId: 'r1',
      baseId: 'r1',
      versionId: 'versions.rXmas.r1',
    },
    { actionType: 'document.version.unpublish', versionId: 'versions.rXmas.r2', publishedId: 'r2' },
  )
  await act({
    actionType: 'document.edit',
    draftId: 'versions.rXmas.r1',
    publishedId: 'r1',
    patch: { set: { v: 2 } },
  })
  const inRelease = await client().fetch(
    '*[_id in ["r1", "r2"]]{_id, v, _originalId}',
    {},
    {
      perspective: ['rXmas'],
    },
  )
  expect(inRelease).toEqual([{ _id: 'r1', v: 2, _originalId: 'versions.rXmas.r1' }])

  await act({ actionType: 'release.publish', releaseId: 'rXmas' })
  expect(await raw('*[_id in ["r1", "r2"] || _id in path("versions.**")]{_id, v}')).toEqual([
    { _id: 'r1', v: 2 },
  ])
  expect(await client().getDocument('r1')).not.toHaveProperty('_system')
  expect(await client().getDocument('_.releases.rXmas')).toMatchObject({
    state: 'published',
    finalDocumentStates: [{ id: 'versions.rXmas.r1' }, { id: 'versions.rXmas.r2' }],
  })
  expect(await act({ actionType: 'release.publish', releaseId: 'rXmas' })).toMatchObject({
    status: 409,
  })
})

test('a scheduled release publishes itself when its time has come', async () => {
  await act({ actionType: 'release.create', releaseId: 'rSoon' })
  await act({
    actionType: 'document.version.create',
    publishedId: 'soon',
    document: { _id: 'versions.rSoon.soon', _type: 'note' },
  })
  expect(await client().getDocument('soon')).toBeUndefined()
  const publishAt = new Date(Date.now() + 300).toISOString()
  await act({ actionType: 'release.schedule', releaseId: 'rSoon', publishAt })
  await expect.poll(() => client().getDocument('soon')).toBeDefined()
  const published = found(await client().getDocument('soon'))
  expect(published._updatedAt >= publishAt).toBe(true)
  expect(await client().getDocument('_.releases.rSoon')).toMatchObject({ state: 'published' })
})

test('an unscheduled release waits', async () => {
  await act({ actionType: 'release.create', releaseId: 'rNever' })
  const publishAt = new Date(Date.now() + 50).toISOString()
  await act(
    { actionType: 'release.schedule', releaseId: 'rNever', publishAt },
    { actionType: 'release.unschedule', releaseId: 'rNever' },
  )
  await new Promise((resolve) => setTimeout(resolve, 120))
  const release = await client().getDocument('_.releases.rNever')
  expect(release).toMatchObject({ state: 'active' })
  expect(release).not.toHaveProperty('publishAt')
})

test('an archived release comes back with its versions', async () => {
  await act({ actionType: 'release.create', releaseId: 'rOld' })
  await act({
    actionType: 'document.version.create',
    publishedId: 'old',
    document: { _id: 'versions.rOld.old', _type: 'note', v: 7 },
  })
  await act({ actionType: 'release.archive', releaseId: 'rOld' })
  expect(await client().getDocument('versions.rOld.old')).toBeUndefined()
  await act({ actionType: 'release.unarchive', releaseId: 'rOld' })
  expect(await client().getDocument('versions.rOld.old')).toMatchObject({ v: 7 })
  expect(await act({ actionType: 'release.delete', releaseId: 'rOld' })).toMatchObject({
    status: 409,
  })
  await act({ actionType: 'release.archive', releaseId: 'rOld' })
  expect(await act({ actionType: 'release.delete', releaseId: 'rOld' })).toMatchObject({
    status: 200,
  })
})

test('what a contributor may not do is refused with 403, and nothing has changed', async () => {
  await act(create('work', { title: 'A' }))
  const contributor = server.server.client('contributor')
  await contributor.action({
    actionType: 'sanity.action.document.edit',
    draftId: 'drafts.work',
    publishedId: 'work',
    patch: { set: { title: 'B' } },
  })
  const refused = contributor.action({
    actionType: 'sanity.action.document.publish',
    draftId: 'drafts.work',
    publishedId: 'work',
  })
  await expect(refused).rejects.toMatchObject({
    statusCode: 403,
    details: { items: [{ error: { type: 'insufficientPermissionsError', permission: 'create' } }] },
  })
  expect(await raw('*[_id match "*work"]{_id, title}')).toEqual([
    { _id: 'drafts.work', title: 'B' },
  ])
})

test('an unknown action and a malformed one are told apart', async () => {
  expect(await act({ actionType: 'document.paint' })).toMatchObject({
    status: 400,
    error: { description: expect.stringContaining('no action') },
  })
  expect(await act({ actionType: 'document.publish', draftId: 'drafts.x' })).toMatchObject({
    status: 400,
    error: { description: expect.stringContaining('publishedId') },
  })
})
