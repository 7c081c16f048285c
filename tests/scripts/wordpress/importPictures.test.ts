import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { strictBounds } from '../../../scripts/wordpress/io/fetchPicture.ts'
import { importExport } from '../../../scripts/wordpress/io/importExport.ts'
import { startTestLake } from '../../lake/testLake.ts'
import { item, wxr } from './wxr.ts'
import { listenLocally } from '../../listenLocally.ts'

test('pictures that can be reached are stored; the others keep their address and are listed', async () => {
  const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#b3261a' } })
    .png()
    .toBuffer()
  const server = createServer((request, response) => {
    if (request.url === '/a.png') response.end(png)
    else response.writeHead(404).end()
  })
  const port = new URL(await listenLocally(server)).port
  const folder = await mkdtemp(join(tmpdir(), 'wxr-'))
  const lake = await startTestLake()
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await lake.close()
    await rm(folder, { recursive: true })
  })
  const site = `http://127.0.0.1:${port}`
  const content = `<img src="${site}/a.png" alt="Rosso">\n\n<img src="${site}/b.png" alt="Manca">`
  const file = join(folder, 'blog.xml')
  await writeFile(file, wxr({ items: item({ 'content:encoded': content }) }))

  const report = await importExport({
    file,
    client: lake.client('administrator'),
    now: new Date(),
    pictures: true,
    bounds: {
      ...strictBounds,
      isAllowedAddress: (address) => address === '127.0.0.1',
      ports: new Set([port]),
    },
    onProgress: () => {},
  })

  const body = await lake.client('administrator').fetch('*[_type == "article"][0].body')
  expect(body[0]).toMatchObject({
    alt: 'Rosso',
    asset: { _ref: expect.stringMatching(/^image-.*-40x30-png$/) },
  })
  expect(body[0]).not.toHaveProperty('originalUrl')
  expect(body[1]).toMatchObject({ alt: 'Manca', originalUrl: `${site}/b.png` })
  expect(body[1]).not.toHaveProperty('asset')
  expect(report.notes.filter(({ reason }) => reason === 'picture')).toEqual([
    { reason: 'picture', subject: `${site}/b.png`, detail: 'the server answered 404' },
  ])
})
