import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { exportDataset } from '@sanity/export'
import { sanityImport } from '@sanity/import'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { flagPicture } from '../lake/testImages.ts'
import { startTestLake, type TestLake } from '../lake/testLake.ts'
import { readExport } from './exportedDataset.ts'

// The libraries behind `sanity dataset import` and `export`, as other programs use them.

let lake: TestLake
let client: SanityClient
let folder: string
beforeAll(async () => {
  lake = await startTestLake()
  client = lake.client('administrator')
  folder = mkdtempSync(join(tmpdir(), 'import-'))
  // An import leaves what it unpacked.
  vi.stubEnv('TMPDIR', folder)
})
afterAll(async () => {
  await lake.close()
  rmSync(folder, { recursive: true, force: true })
})

const on = async (dataset: string): Promise<SanityClient> => {
  await client.datasets.create(dataset)
  return client.withConfig({ dataset })
}
const archiveOf = async (source: SanityClient, name: string, options: object = {}) => {
  const outputPath = join(folder, `${name}.tar.gz`)
  const { dataset = '' } = source.config()
  await exportDataset({ client: source, dataset, outputPath, ...options })
  return outputPath
}

test('releases, versions, drafts and published documents move together', async () => {
  const source = await on('source')
  await source.releases.create({
    releaseId: 'rOne',
    metadata: { title: 'Uno', releaseType: 'asap' },
  })
  await source.releases.create({ releaseId: 'rTwo', metadata: { releaseType: 'undecided' } })
  const asset = await source.assets.upload('image', await flagPicture().png().toBuffer())
  const cover = { _type: 'image', asset: { _type: 'reference', _ref: asset._id } }
  await source.create({ _id: 'a', _type: 'note', cover })
  await source.create({ _id: 'drafts.a', _type: 'note', cover, n: 1 })
  await source.create({ _id: 'versions.rOne.a', _type: 'note', cover, n: 2 })
  await source.create({ _id: 'versions.rOne.b', _type: 'note' })
  await source.releases.archive({ releaseId: 'rTwo' })

  const archive = await archiveOf(source, 'source')
  const target = await on('target')
  const result = await sanityImport(createReadStream(archive), {
    client: target,
    operation: 'createOrReplace',
    releasesOperation: 'replace',
  })
  expect(result.warnings).toEqual([])
  const [before, after] = [
    await readExport(archive),
    await readExport(await archiveOf(target, 'target')),
  ]
  expect(after).toMatchObject({ documents: before.documents, assets: before.assets })
  expect(await target.releases.get({ releaseId: 'rOne' })).toMatchObject({
    state: 'active',
    metadata: { title: 'Uno' },
  })
  expect(await target.releases.get({ releaseId: 'rTwo' })).toMatchObject({ state: 'archived' })
  await target.releases.publish({ releaseId: 'rOne' })
  expect(await target.getDocument('a')).toMatchObject({ n: 2 })
  expect(await target.getDocument('b')).toBeDefined()
})

test('an export holds the types that are asked for, and no drafts when none are wanted', async () => {
  const source = await on('types')
  for (const _id of ['a', 'drafts.a']) await source.create({ _id, _type: 'note' })
  await source.create({ _id: 'p', _type: 'person' })
  const ids = async (options: object) => {
    const { documents } = await readExport(await archiveOf(source, 'types', options))
    return [...documents.keys()]
  }
  expect(await ids({})).toEqual(['a', 'drafts.a', 'p'])
  expect(await ids({ types: ['note'] })).toEqual(['a', 'drafts.a'])
  expect(await ids({ drafts: false })).toEqual(['a', 'p'])
})

test('an import stops at a document that is there, or passes over it', async () => {
  const target = await on('existing')
  await target.create({ _id: 'a', _type: 'note', n: 1 })
  const documents = [
    { _id: 'a', _type: 'note', n: 2 },
    { _id: 'b', _type: 'note', n: 2 },
  ]
  const run = (operation: 'create' | 'createIfNotExists') =>
    sanityImport(documents, { client: target, operation })
  await expect(run('create')).rejects.toMatchObject({ response: { statusCode: 409 } })
  expect(await target.getDocument('b')).toBeUndefined()
  await run('createIfNotExists')
  expect(await target.getDocuments(['a', 'b'])).toMatchObject([{ n: 1 }, { n: 2 }])
})
