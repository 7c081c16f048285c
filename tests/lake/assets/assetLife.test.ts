import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { createLake, type Lake } from '../../../server/lake/createLake.ts'
import { flagPicture } from '../testImages.ts'
import { startTestLake, type TestLake } from '../testLake.ts'

const uploaded = z.object({ document: z.object({ url: z.string() }) })

let lake: TestLake
beforeEach(async () => {
  lake = await startTestLake({
    roles: [
      {
        name: 'note-writer',
        title: 'Note writer',
        description: '',
        grants: [{ filter: '_type == "note"', permissions: ['create'] }],
      },
    ],
  })
})
afterEach(() => lake.close())

const fileOf = (url: string): string => join(lake.folder, 'assets', 'production', basename(url))
const authorized = (role: string) => ({
  authorization: `Bearer ${lake.lake.tokens.createEphemeral({ name: role, role })}`,
})

/** The lake on its folder, so many days later; the server before it goes on with the old one. */
async function reopen(days: number): Promise<Lake> {
  await lake.lake.close()
  const later = days * 24 * 60 * 60 * 1000
  return createLake({
    folder: lake.folder,
    projectId: 'edicola',
    apiHost: lake.apiHost,
    allowedOrigins: [],
    clock: () => new Date(Date.now() + later),
  })
}

test('bytes that one may not upload are not taken from another who uploads them too', async () => {
  const kinds = { images: flagPicture().png(), files: flagPicture().webp() }
  for (const [kind, picture] of Object.entries(kinds)) {
    for (let round = 0; round < 10; round += 1) {
      const bytes = new Uint8Array(
        await picture
          .clone()
          .tint({ r: round * 20, g: 9, b: 9 })
          .toBuffer(),
      )
      const upload = (role: string) =>
        fetch(`${lake.apiHost}/v1/assets/${kind}/production`, {
          method: 'POST',
          headers: authorized(role),
          body: bytes,
        })
      const roles = ['note-writer', 'editor', 'note-writer', 'editor', 'note-writer']
      const answers = await Promise.all(roles.map(upload))
      const [, accepted] = answers
      // Once the picture is there, there is nothing left to be refused.
      expect(answers.map(({ status }) => status)).toEqual(
        roles.map((role) => (role === 'editor' ? 200 : expect.toBeOneOf([200, 403]))),
      )
      const { document } = uploaded.parse(await accepted?.json())
      expect((await fetch(document.url)).status).toBe(200)
    }
  }
})

test('bytes that nobody may upload are not kept', async () => {
  const bytes = new Uint8Array(await flagPicture().png().toBuffer())
  const refused = await fetch(`${lake.apiHost}/v1/assets/images/production`, {
    method: 'POST',
    headers: authorized('note-writer'),
    body: bytes,
  })
  expect(refused.status).toBe(403)
  const stored = await lake.client('editor').assets.upload('image', Buffer.from(bytes))
  await lake.client('editor').delete(stored._id)
  expect(existsSync(fileOf(stored.url))).toBe(true)
})

test('a deleted picture is gone for readers, and can be brought back with its document', async () => {
  const client = lake.client('editor')
  const asset = await client.assets.upload('image', await flagPicture().png().toBuffer())
  expect((await fetch(`${asset.url}?w=20`)).status).toBe(200)
  await client.delete(asset._id)
  for (const url of [asset.url, `${asset.url}?w=20`, `${asset.url}?dlRaw=true`]) {
    expect((await fetch(url)).status, url).toBe(404)
    expect((await fetch(url, { headers: authorized('viewer') })).status, url).toBe(200)
  }
  await client.create(asset)
  expect((await fetch(asset.url)).status).toBe(200)
})

test('the file of a deleted asset is removed after thirty days, and no other', async () => {
  const client = lake.client('editor')
  const deleted = await client.assets.upload('image', await flagPicture().png().toBuffer())
  const file = await client.assets.upload('file', Buffer.from('deleted'), { filename: 'a.txt' })
  const kept = await client.assets.upload('image', await flagPicture().webp().toBuffer())
  await client.delete(deleted._id)
  await client.delete(file._id)
  const early = await reopen(29)
  await early.close()
  for (const { url } of [deleted, file, kept]) expect(existsSync(fileOf(url))).toBe(true)
  const late = await reopen(31)
  await expect
    .poll(() => [deleted, file, kept].map(({ url }) => existsSync(fileOf(url))))
    .toEqual([false, false, true])
  await late.close()
})

test('a picture is not given out as a file, with all that its camera wrote into it', async () => {
  const picture = flagPicture().withExif({ IFD0: { Artist: 'Ada' } })
  const client = lake.client('editor')
  const { url } = await client.assets.upload('image', await picture.jpeg().toBuffer())
  expect((await fetch(url.replace('/images/', '/files/'))).status).toBe(404)
})
