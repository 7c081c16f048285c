import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAssetKeys } from '../../../server/lake/assets/assetKeys.ts'
import { flagPicture } from '../testImages.ts'
import { startTestLake, type TestLake } from '../testLake.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

const exportedUrl = async (role: string | undefined, id: string): Promise<string> => {
  const token = role && lake.lake.tokens.createEphemeral({ name: role, role })
  const response = await fetch(`${lake.apiHost}/v1/data/export/production`, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  })
  const lines = (await response.text()).trim().split('\n')
  return lines.map((line) => JSON.parse(line)).find(({ _id }) => _id === id).url
}

test('an export of somebody signed in opens originals, and each key one of them alone', async () => {
  const picture = async (name: string) =>
    flagPicture()
      .withExif({ IFD0: { Artist: name } })
      .jpeg()
      .toBuffer()
  const [one, other] = [await picture('Ada'), await picture('Grace')]
  const client = lake.client('editor')
  const first = await client.assets.upload('image', one)
  const second = await client.assets.upload('image', other)

  expect(await exportedUrl(undefined, first._id)).toBe(first.url)
  const url = await exportedUrl('viewer', first._id)
  expect(url.startsWith(`${first.url}?`)).toBe(true)
  const bytes = async (address: string) => Buffer.from(await (await fetch(address)).arrayBuffer())
  expect((await bytes(url)).equals(one)).toBe(true)
  const stolen = url.replace(first.url, second.url)
  expect((await bytes(stolen)).equals(other)).toBe(false)
  const later = url.replace(/until=\d+/, `until=${Date.now() + 1e12}`)
  expect((await bytes(later)).equals(one)).toBe(false)
})

test('a key is good for a day', () => {
  let now = 0
  const keys = createAssetKeys(() => new Date(now))
  const query = Object.fromEntries(new URLSearchParams(keys.queryFor('production', 'a.png')))
  expect(keys.opens('production', 'a.png', query)).toBe(true)
  expect(keys.opens('archive', 'a.png', query)).toBe(false)
  expect(keys.opens('production', 'a.png', { ...query, until: 'NaN' })).toBe(false)
  now = 24 * 60 * 60 * 1000
  expect(keys.opens('production', 'a.png', query)).toBe(false)
  expect(createAssetKeys(() => new Date(0)).opens('production', 'a.png', query)).toBe(false)
})
