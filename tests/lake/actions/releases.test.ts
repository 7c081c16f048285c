import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { system } from '../../../server/lake/access/identity.ts'
import { openDataset } from '../../../server/lake/datasets/dataset.ts'
import { z } from 'zod'
import { found } from '../../found.ts'
import { startTestLake, type TestLake } from '../testLake.ts'

let lake: TestLake
let client: SanityClient
beforeAll(async () => {
  lake = await startTestLake()
  client = lake.client('editor')
})
afterAll(() => lake.close())

const release = (releaseId: string) => client.releases.get({ releaseId })
const toldEvents = z.object({
  events: z.array(z.looseObject({ type: z.string() })),
  nextCursor: z.string(),
})
const soon = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString()

test('the client takes a release through its whole life', async () => {
  const metadata = { title: 'Natale', releaseType: 'scheduled' as const }
  const releaseId = 'rLife'
  await client.releases.create({ releaseId, metadata })
  expect(await release(releaseId)).toMatchObject({
    _id: '_.releases.rLife',
    _type: 'system.release',
    name: releaseId,
    state: 'active',
    metadata,
  })
  await client.createVersion({ releaseId, publishedId: 'doc', document: { _type: 'note', n: 1 } })
  await client.replaceVersion({
    document: { _id: 'versions.rLife.doc', _type: 'note', n: 2 },
  })
  const raw = client.withConfig({ perspective: 'raw' })
  const held = await raw.releases.fetchDocuments({ releaseId })
  expect(held).toMatchObject({ result: [{ _id: 'versions.rLife.doc', n: 2 }] })

  const patch = { set: { 'metadata.title': 'Capodanno' } }
  await client.releases.edit({ releaseId, patch })
  expect((await release(releaseId))?.metadata).toEqual({ ...metadata, title: 'Capodanno' })

  const publishAt = soon(3_600_000)
  await client.releases.schedule({ releaseId, publishAt })
  expect(await release(releaseId)).toMatchObject({ state: 'scheduled', publishAt })
  await client.releases.unschedule({ releaseId })
  expect(await release(releaseId)).not.toHaveProperty('publishAt')

  await client.releases.archive({ releaseId })
  expect(await release(releaseId)).toMatchObject({
    state: 'archived',
    finalDocumentStates: [{ id: 'versions.rLife.doc' }],
  })
  expect(await client.getDocument('versions.rLife.doc')).toBeUndefined()
  await client.releases.unarchive({ releaseId })
  await client.releases.publish({ releaseId })
  expect(await release(releaseId)).toMatchObject({
    state: 'published',
    publishedAt: expect.stringMatching(/Z$/),
  })
  expect(await client.getDocument('doc')).toMatchObject({ n: 2 })
  await client.releases.delete({ releaseId })
  expect(await release(releaseId)).toBeUndefined()
})

describe('a release document', () => {
  test('is changed by actions alone', async () => {
    await client.releases.create({ releaseId: 'rOwn' })
    const _id = '_.releases.rOwn'
    const before = await client.getDocument(_id)
    for (const mutation of [
      { patch: { id: _id, set: { state: 'published' } } },
      { createOrReplace: { _id, _type: 'system.release' } },
      { create: { _id: '_.releases.rOther', _type: 'system.release' } },
      { delete: { id: _id } },
    ]) {
      const attempt = client.mutate([mutation])
      await expect(attempt, JSON.stringify(mutation)).rejects.toMatchObject({ statusCode: 403 })
    }
    await client.delete({ query: '*[_type == "system.release"]' })
    expect(await client.getDocument(_id)).toEqual(before)
  })

  test('keeps its state and its end out of reach of an edit', async () => {
    await client.releases.create({ releaseId: 'rEdit' })
    for (const set of [{ state: 'published' }, { publishAt: soon(1) }, { name: 'other' }]) {
      const attempt = client.releases.edit({ releaseId: 'rEdit', patch: { set } })
      await expect(attempt, JSON.stringify(set)).rejects.toMatchObject({ statusCode: 400 })
    }
    expect(await release('rEdit')).toMatchObject({ state: 'active', name: 'rEdit' })
  })

  test('is for those who may publish', async () => {
    const contributor = lake.client('contributor')
    const created = contributor.releases.create({ releaseId: 'rNone' })
    await expect(created).rejects.toMatchObject({ statusCode: 403 })
    await client.releases.create({ releaseId: 'rTheirs' })
    for (const act of ['publish', 'archive'] as const) {
      const attempt = contributor.releases[act]({ releaseId: 'rTheirs' })
      await expect(attempt, act).rejects.toMatchObject({ statusCode: 403 })
    }
    const anonymous = lake.client().releases.create({ releaseId: 'rNone' })
    await expect(anonymous).rejects.toMatchObject({ statusCode: 401 })
  })

  test('is imported as it was, and a second time as the importer says', async () => {
    const importing = (ifExists: 'fail' | 'ignore' | 'replace', title: string) =>
      client.action({
        actionType: 'sanity.action.release.import',
        releaseId: 'rIn',
        ifExists,
        attributes: {
          _id: '_.releases.rIn',
          _type: 'system.release',
          name: 'rIn',
          state: 'archived',
          metadata: { title, releaseType: 'asap' },
          finalDocumentStates: [{ _key: 'k', id: 'versions.rIn.x' }],
        },
      })
    await importing('fail', 'Uno')
    expect(await release('rIn')).toMatchObject({
      state: 'archived',
      metadata: { title: 'Uno', releaseType: 'asap' },
    })
    await expect(importing('fail', 'Due')).rejects.toMatchObject({ statusCode: 409 })
    await importing('ignore', 'Due')
    expect((await release('rIn'))?.metadata.title).toBe('Uno')
    await importing('replace', 'Due')
    expect((await release('rIn'))?.metadata.title).toBe('Due')
  })
})

test('the life of a release is told, page by page, to those who may know', async () => {
  const releaseId = 'rTold'
  const told = async (query = '', of = client) => {
    const uri = `/data/history/production/events/releases/rTold${query}`
    return toldEvents.parse(await of.request({ uri }))
  }
  await client.releases.create({ releaseId, metadata: { title: 'Detta' } })
  for (const publishedId of ['told1', 'told2']) {
    await client.createVersion({ releaseId, publishedId, document: { _type: 'note' } })
  }
  await client.releases.edit({ releaseId, patch: { set: { 'metadata.title': 'Raccontata' } } })
  await client.discardVersion({ releaseId, publishedId: 'told2' })
  const publishAt = soon(3_600_000)
  await client.releases.schedule({ releaseId, publishAt })
  await client.releases.unschedule({ releaseId })
  await client.releases.archive({ releaseId })
  await client.releases.unarchive({ releaseId })
  await client.releases.publish({ releaseId })
  const { events } = await told()
  expect(events.map(({ type }) => type)).toEqual([
    'publishRelease',
    'unarchiveRelease',
    'archiveRelease',
    'unscheduleRelease',
    'scheduleRelease',
    'discardDocumentFromRelease',
    'addDocumentToRelease',
    'addDocumentToRelease',
    'createRelease',
  ])
  expect(events[4]).toMatchObject({ releaseName: releaseId, publishAt })
  expect(events[5]).toMatchObject({
    documentId: 'told2',
    documentType: 'note',
    versionId: 'versions.rTold.told2',
    versionRevisionId: found(events[6])['revisionId'],
  })
  const paged: unknown[] = []
  let cursor = ''
  do {
    const page = await told(`?limit=2&nextCursor=${cursor}`)
    paged.push(...page.events)
    cursor = page.nextCursor
  } while (cursor !== '')
  expect(paged).toEqual(events)
  expect(await told('', lake.client())).toEqual({ events: [], nextCursor: '' })
})

describe('a scheduled release', () => {
  test('of one document goes out on time', async () => {
    const metadata = { releaseType: 'scheduled', cardinality: 'one' } as const
    await client.releases.create({ releaseId: 'rOne', metadata })
    await client.createVersion({
      releaseId: 'rOne',
      publishedId: 'one',
      document: { _type: 'note' },
    })
    const publishAt = soon(400)
    await client.releases.schedule({ releaseId: 'rOne', publishAt })
    await expect.poll(() => client.getDocument('one'), { timeout: 60_000 }).toBeDefined()
    const published = found(await client.getDocument('one'))
    expect(published._updatedAt >= publishAt).toBe(true)
  })

  test('that is refused is unscheduled and says why', async () => {
    await client.releases.create({ releaseId: 'rBad' })
    const document = { _type: 'note', to: { _type: 'reference', _ref: 'target', _weak: true } }
    await client.create({ _id: 'target', _type: 'note' })
    await client.createVersion({
      releaseId: 'rBad',
      publishedId: 'bad',
      document: { ...document, to: { ...document.to, _strengthenOnPublish: { type: 'note' } } },
    })
    await client.delete('target')
    await client.releases.schedule({ releaseId: 'rBad', publishAt: soon(200) })
    await expect
      .poll(() => release('rBad'), { timeout: 60_000 })
      .toMatchObject({ state: 'active', error: { message: expect.stringContaining('target') } })
    expect(await client.getDocument('bad')).toBeUndefined()
    await client.create({ _id: 'target', _type: 'note' })
    await client.releases.publish({ releaseId: 'rBad' })
    expect(await release('rBad')).not.toHaveProperty('error')
  })

  test('whose time came while the lake was closed goes out when it opens', async () => {
    const file = join(tmpdir(), `schedule-${process.pid}.sqlite`)
    const options = { file, name: 'production', projectId: 'edicola', aclMode: 'public' } as const
    const act = async (dataset: ReturnType<typeof openDataset>, ...actions: object[]) =>
      dataset.act({ identity: system, actions })
    const action = (type: string, more: object) => ({
      actionType: `sanity.action.${type}`,
      releaseId: 'rLate',
      ...more,
    })
    try {
      const before = openDataset(options)
      const publishAt = soon(300)
      await act(
        before,
        action('release.create', {}),
        action('document.version.create', {
          publishedId: 'late',
          document: { _id: 'versions.rLate.late', _type: 'note' },
        }),
        action('release.schedule', { publishAt }),
      )
      before.close()
      await vi.waitUntil(() => new Date().toISOString() > publishAt, { timeout: 60_000 })
      const after = openDataset(options)
      await expect
        .poll(() => after.documents(['late'], system).documents, { timeout: 60_000 })
        .toMatchObject([{ _id: 'late' }])
      after.close()

      const tomorrow = openDataset({ ...options, clock: () => new Date(Date.now() + 86_400_000) })
      expect(tomorrow.documents(['_.releases.rLate'], system).documents).toMatchObject([
        { state: 'published' },
      ])
      tomorrow.close()
    } finally {
      for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
    }
  })
})
