import { expect, onTestFinished, test } from 'vitest'
import { seedSampleContent } from '../../scripts/seed.ts'
import { startTestLake } from '../lake/testLake.ts'

test('seeding twice is seeding once, and an editor’s change stays, and held comments are kept from strangers', async () => {
  const lake = await startTestLake()
  onTestFinished(() => lake.close())
  const client = lake.client('administrator')
  const heard: string[] = []
  await seedSampleContent({ client, onProgress: (line) => heard.push(line) })
  const count = () => client.fetch<number>('count(*)')
  const before = await count()
  expect(before).toBeGreaterThan(90)
  expect(await client.fetch('count(*[_type == "sanity.imageAsset"])')).toBe(24)
  const altOf = (filename: string) =>
    client.fetch('*[originalFilename == $filename][0].altText', { filename })
  expect(await altOf('vetrina.png')).toContain('Illustrazione')
  expect(await altOf('chiosco.png')).toContain('newsstand')
  expect(heard.at(-1)).toMatch(/comments$/)
  await client.patch('sample-article-meno').set({ title: 'Cambiato' }).commit()

  await seedSampleContent({ client, onProgress: () => {} })
  expect(await count()).toBe(before)
  expect(await client.fetch('*[_id == "sample-article-meno"][0].title')).toBe('Cambiato')

  const held = 'count(*[_type == "comment" && status != "approved"])'
  expect(await client.fetch(held)).toBe(5)
  expect(await lake.client().fetch('count(*[_type == "comment"])')).toBe(0)
}, 240_000)
