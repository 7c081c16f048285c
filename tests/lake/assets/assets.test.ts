import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { vastPng } from '../testImages.ts'
import { startTestLake, type TestLake } from '../testLake.ts'

const metadata = z.looseObject({ palette: z.looseObject({}).optional() }).optional()
const document = z.looseObject({ url: z.string(), path: z.string(), metadata })
const accepted = z.object({ status: z.literal(200), body: z.object({ document }) })

let lake: TestLake
let editor: string
beforeAll(async () => {
  lake = await startTestLake()
  editor = `Bearer ${lake.lake.tokens.create({ name: 'editor', role: 'editor' })}`
})
afterAll(() => lake.close())

const picture = (width: number, height: number, background = '#3366cc') =>
  sharp({ create: { width, height, channels: 3, background } })

async function upload(
  kind: 'images' | 'files',
  body: Buffer | string,
  { query = '', authorization = editor, dataset = 'production', type = 'text/html' } = {},
): Promise<{ status: number; body: unknown }> {
  const url = `${lake.apiHost}/v2021-03-25/assets/${kind}/${dataset}${query}`
  const headers = { 'content-type': type, ...(authorization === '' ? {} : { authorization }) }
  const bytes = typeof body === 'string' ? body : new Uint8Array(body)
  const response = await fetch(url, { method: 'POST', headers, body: bytes })
  return { status: response.status, body: await response.json() }
}

/** The document of an upload, which must be accepted. */
const store = async (...what: Parameters<typeof upload>) =>
  accepted.parse(await upload(...what)).body.document

/** Names of all files the lake keeps of assets, half-received ones included. */
function kept(): string[] {
  const folder = join(lake.folder, 'assets')
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.includes('.', 1),
      )
    : []
}

describe('a picture', () => {
  test('is described as Sanity describes it', async () => {
    const top = await picture(80, 20, '#cc2222').png().toBuffer()
    const both = await picture(80, 60)
      .composite([{ input: top, gravity: 'north' }])
      .png()
      .toBuffer()
    const bytes = await sharp(both).removeAlpha().png().toBuffer()
    const document = await store('images', bytes, { query: '?filename=due%20colori.png' })
    const swatch = { _type: 'sanity.imagePaletteSwatch', foreground: '#fff', title: '#fff' }
    expect(document).toMatchObject({
      _type: 'sanity.imageAsset',
      extension: 'png',
      mimeType: 'image/png',
      size: bytes.length,
      originalFilename: 'due colori.png',
      assetId: document['sha1hash'],
      path: `images/edicola/production/${String(document['sha1hash'])}-80x60.png`,
      url: `${lake.apiHost}/${document.path}`,
      metadata: {
        _type: 'sanity.imageMetadata',
        dimensions: {
          _type: 'sanity.imageDimensions',
          width: 80,
          height: 60,
          aspectRatio: expect.closeTo(4 / 3),
        },
        hasAlpha: false,
        isOpaque: true,
        lqip: expect.stringMatching(/^data:image\/jpeg;base64,/),
        blurHash: expect.stringMatching(/^V.{43}$/),
        palette: {
          _type: 'sanity.imagePalette',
          dominant: { ...swatch, background: '#3366cc', population: expect.closeTo(66.67, 0) },
          vibrant: swatch,
        },
      },
    })
    expect(Object.keys(document.metadata?.palette ?? {})).toHaveLength(8)
  })

  test('with see-through parts says so', async () => {
    const clear = { width: 10, height: 10, channels: 4, background: '#ff000080' } as const
    const bytes = await sharp({ create: clear }).png().toBuffer()
    expect(await store('images', bytes)).toMatchObject({
      metadata: {
        hasAlpha: true,
        isOpaque: false,
        lqip: expect.stringMatching(/^data:image\/png/),
      },
    })
    const opaque = await picture(10, 10).ensureAlpha(1).png().toBuffer()
    expect(await store('images', opaque)).toMatchObject({
      metadata: { hasAlpha: true, isOpaque: true },
    })
  })

  test('taken sideways is measured upright', async () => {
    const bytes = await picture(60, 40).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    expect(await store('images', bytes)).toMatchObject({
      _id: expect.stringMatching(/-40x60-jpg$/),
      metadata: { dimensions: { width: 40, height: 60 } },
    })
  })

  test('is told by its bytes, whatever its name and type claim', async () => {
    for (const [format, extension] of [
      ['jpeg', 'jpg'],
      ['webp', 'webp'],
      ['gif', 'gif'],
      ['avif', 'avif'],
      ['tiff', 'tif'],
    ] as const) {
      const bytes = await picture(12, 8, '#11aa55').toFormat(format).toBuffer()
      const document = await store('images', bytes, { query: '?filename=a.exe' })
      expect(document, format).toMatchObject({ extension })
    }
  })

  test('uploaded again is the same document', async () => {
    const bytes = await picture(9, 9).png().toBuffer()
    const first = await store('images', bytes, { query: '?filename=uno.png' })
    const before = kept().length
    const second = await store('images', bytes, { query: '?filename=due.png' })
    expect(second).toEqual(first)
    expect(kept()).toHaveLength(before)
  })

  test('keeps title, credit and source, and leaves out what is not wanted', async () => {
    const bytes = await picture(7, 7).png().toBuffer()
    const words = {
      title: 'Titolo',
      creditLine: 'Foto di prova',
      sourceId: '1',
      sourceName: 'archivio',
      meta: 'none',
    }
    const document = await store('images', bytes, { query: `?${new URLSearchParams(words)}` })
    expect(document).toMatchObject({
      title: 'Titolo',
      creditLine: 'Foto di prova',
      source: { id: '1', name: 'archivio' },
      metadata: { dimensions: { width: 7 } },
    })
    expect(document.metadata).not.toHaveProperty('palette')
  })
})

describe('a bad upload leaves nothing behind:', () => {
  const svg = (inner: string, size = 'width="10" height="10"') =>
    `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${inner}</svg>`

  const bad: [string, () => Promise<Buffer | string>, number][] = [
    ['nothing at all', async () => '', 400],
    ['a page', async () => '<!doctype html><script>alert(1)</script>', 400],
    ['a page that mentions svg', async () => '<html><body><svg></svg></body></html>', 400],
    ['a PDF', async () => '%PDF-1.7 and so on', 400],
    ['a HEIC', async () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), 400],
    [
      'the first bytes of a PNG',
      async () => (await picture(50, 50).png().toBuffer()).subarray(0, 60),
      400,
    ],
    [
      'half a JPEG',
      async () => {
        const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
        const create = { width: 200, height: 200, channels: 3, background: '#000', noise } as const
        const bytes = await sharp({ create }).jpeg().toBuffer()
        return bytes.subarray(0, bytes.length / 2)
      },
      400,
    ],
    ['a PNG that claims 50,000 by 50,000', async () => vastPng(50_000, 50_000), 413],
    ['a decompression bomb', () => picture(9000, 9000).png().toBuffer(), 413],
    ['a vast SVG', async () => svg('', 'width="100000" height="100000"'), 413],
    [
      'an SVG with exploding entities',
      async () =>
        `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${svg('<text>&b;</text>')}`,
      400,
    ],
  ]

  for (const [name, make, status] of bad) {
    test(name, async () => {
      const before = kept()
      const answer = await upload('images', await make())
      expect(answer).toMatchObject({ status, body: { message: expect.any(String) } })
      expect(kept()).toEqual(before)
    })
  }

  test('more than the limit, whether announced or not', async () => {
    const before = kept()
    const url = `${lake.apiHost}/v1/assets/images/production`
    const megabyte = new Uint8Array(1024 * 1024)
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1
        if (sent > 60) controller.close()
        else controller.enqueue(megabyte)
      },
    })
    const init = { method: 'POST', headers: { authorization: editor }, body, duplex: 'half' }
    const status = await fetch(url, init).then(
      (response) => response.status,
      () => 'cut off',
    )
    expect([413, 'cut off']).toContain(status)
    expect(kept()).toEqual(before)
  })
})

describe('uploading', () => {
  test('is for those who may create assets', async () => {
    const bytes = await picture(5, 6).png().toBuffer()
    const as = async (role: string) => {
      const authorization = `Bearer ${lake.lake.tokens.createEphemeral({ name: role, role })}`
      return (await upload('images', bytes, { authorization })).status
    }
    expect((await upload('images', bytes, { authorization: '' })).status).toBe(401)
    expect(await as('viewer')).toBe(403)
    expect(kept().some((name) => name.includes('-5x6.'))).toBe(false)
    expect(await as('contributor')).toBe(200)
  })

  test('needs a dataset that is there', async () => {
    const bytes = await picture(5, 5).png().toBuffer()
    expect((await upload('images', bytes, { dataset: 'nowhere' })).status).toBe(404)
  })
})

describe('a file', () => {
  const fetchFile = (name: string, headers: Record<string, string> = {}) =>
    fetch(`${lake.apiHost}/files/edicola/production/${name}`, { headers })

  test('that a browser could run is only ever downloaded', async () => {
    for (const filename of ['page.html', 'page.svg', 'page.xhtml', 'script.js', 'none']) {
      const body = `<svg xmlns="http://www.w3.org/2000/svg"><script>alert('${filename}')</script></svg>`
      const { url } = await store('files', body, { query: `?filename=${filename}` })
      const response = await fetch(url)
      expect(response.headers.get('content-disposition'), filename).toMatch(/^attachment/)
      expect(response.headers.get('content-security-policy'), filename).toContain('sandbox')
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      expect(response.headers.get('content-type')).not.toContain('html')
    }
  })

  test('is served in ranges, and not again to who has it', async () => {
    const name = basename((await store('files', '0123456789', { query: '?filename=a.txt' })).path)
    const part = await fetchFile(name, { range: 'bytes=2-4' })
    expect(part.status).toBe(206)
    expect(part.headers.get('content-range')).toBe('bytes 2-4/10')
    expect(await part.text()).toBe('234')
    expect(await (await fetchFile(name, { range: 'bytes=-3' })).text()).toBe('789')
    expect((await fetchFile(name, { range: 'bytes=20-' })).status).toBe(416)
    const etag = (await fetchFile(name)).headers.get('etag') ?? ''
    expect((await fetchFile(name, { 'if-none-match': etag })).status).toBe(304)
  })

  test('cannot be asked for outside its folder', async () => {
    for (const name of [
      '..%2f..%2f..%2faccounts.sqlite',
      '%2e%2e/%2e%2e/accounts.sqlite',
      'accounts.sqlite',
      '.receiving',
    ]) {
      expect((await fetchFile(name)).status, name).toBe(404)
    }
  })

  test('downloads under the name that is asked for', async () => {
    const { url } = await store('files', 'ciao', { query: '?filename=b.txt' })
    const response = await fetch(`${url}?dl=perch%C3%A9%22%0D%0A.txt`)
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="perch____.txt"; filename*=UTF-8''perch%C3%A9%22%0D%0A.txt`,
    )
  })
})

test('assets of a private dataset are for those signed in', async () => {
  const admin = lake.client('administrator')
  await admin.datasets.create('archive', { aclMode: 'private' })
  const bytes = await picture(4, 4).png().toBuffer()
  const { url } = await store('images', bytes, { dataset: 'archive' })
  expect((await fetch(url)).status).toBe(401)
  const signedIn = await fetch(url, { headers: { authorization: editor } })
  expect(signedIn.status).toBe(200)
})
