import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, flagPicture, look, uploadImage } from '../testImages.ts'
import { startTestLake, type TestLake } from '../testLake.ts'

let lake: TestLake
let editor: string
let flag: string
beforeAll(async () => {
  lake = await startTestLake()
  editor = `Bearer ${lake.lake.tokens.create({ name: 'editor', role: 'editor' })}`
  flag = await uploadImage(lake, await flagPicture().png().toBuffer())
})
afterAll(() => lake.close())

const [red, blue, black] = ['100', '001', '000']

describe('safety', () => {
  test('an SVG is served as it is, where nothing in it can run', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><script>alert(1)</script><rect width="30" height="20" fill="#0f0"/></svg>'
    const url = await uploadImage(lake, Buffer.from(svg))
    expect(url).toMatch(/-30x20\.svg$/)
    const { response, bytes } = await ask(`${url}?w=10&auto=format`)
    expect(bytes.toString()).toBe(svg)
    expect(response.headers.get('content-type')).toBe('image/svg+xml')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain('sandbox')
    expect((await look(`${url}?fm=png&w=60`)).size).toBe('60x40')
  })

  test('a photograph tells the public nothing of where and how it was taken', async () => {
    const photo = await flagPicture()
      .jpeg()
      .withExif({ IFD0: { Copyright: 'SECRET-PLACE' }, IFD3: { GPSLatitudeRef: 'N' } })
      .toBuffer()
    expect(photo.toString('latin1')).toContain('SECRET-PLACE')
    const url = await uploadImage(lake, photo)
    for (const query of ['', '?w=60', '?fm=webp', '?dl', '?dlRaw=true', '?dlRaw=']) {
      const { bytes, status } = await ask(url + query)
      expect(status).toBe(200)
      expect(bytes.toString('latin1'), query).not.toContain('SECRET-PLACE')
    }
    const raw = await ask(`${url}?dlRaw=true`, { authorization: editor })
    expect(raw.bytes.equals(photo)).toBe(true)
    expect(raw.response.headers.get('cache-control')).toContain('private')
  })

  test('a picture taken sideways is shown upright', async () => {
    const turned = await flagPicture().jpeg().withMetadata({ orientation: 3 }).toBuffer()
    const url = await uploadImage(lake, turned)
    expect((await look(url, [[0.5, 0.02]])).colours).toEqual([black])
    expect(
      (
        await look(`${url}?w=60`, [
          [0.05, 0.9],
          [0.95, 0.9],
        ])
      ).colours,
    ).toEqual([blue, red])
  })

  test('wrong and boundless wishes are refused, and named', async () => {
    for (const [query, name] of [
      ['w=abc', 'w'],
      ['w=-1', 'w'],
      ['w=100000', 'w'],
      ['fit=squeeze', 'fit'],
      ['rect=1,2,3', 'rect'],
      ['bg=red', 'bg'],
      ['blur=99999', 'blur'],
      ['fm=exe', 'fm'],
      ['or=45', 'or'],
    ]) {
      const { status, bytes } = await ask(`${flag}?${query}`)
      expect(status, query).toBe(400)
      expect(JSON.parse(bytes.toString()).message, query).toContain(`"${name}"`)
    }
    expect((await ask(`${flag}?w=8000&h=8000&fit=crop`)).status).toBe(400)
    expect((await ask(`${flag}?rect=0,0,1,80&w=8000&h=10&fit=crop`)).status).toBe(400)
  })

  test('an animation of very many frames is shown, and holds nobody up', async () => {
    const frames = 3000
    const head = Buffer.from('GIF89a\x02\x00\x02\x00\x80\x00\x00', 'latin1')
    const colours = Buffer.from([255, 0, 0, 0, 0, 255])
    const loop = Buffer.from('!\xFF\x0BNETSCAPE2.0\x03\x01\x00\x00\x00', 'latin1')
    const control = [0x21, 0xf9, 4, 0, 1, 0, 0, 0]
    const place = [0x2c, 0, 0, 0, 0, 2, 0, 2, 0, 0]
    const frame = Buffer.from([...control, ...place, 2, 2, 0x84, 0x51, 0])
    const many = Array.from({ length: frames }, () => frame)
    const gif = Buffer.concat([head, colours, loop, ...many, Buffer.from(';')])
    expect((await sharp(gif).metadata()).pages).toBe(frames)
    const url = await uploadImage(lake, gif)
    const { status, bytes } = await ask(`${url}?w=10&fm=webp`)
    expect(status).toBe(200)
    expect((await sharp(bytes).metadata()).pages ?? 1).toBe(1)
  })

  test('what is not there is not found', async () => {
    for (const name of ['0'.repeat(40) + '-1x1.png', 'accounts.sqlite', '..%2Faccounts.sqlite']) {
      expect((await ask(`${lake.apiHost}/images/edicola/production/${name}`)).status).toBe(404)
    }
    expect((await ask(flag.replace('/edicola/', '/other/'))).status).toBe(404)
  })
})

describe('keeping', () => {
  const cached = () => readdirSync(join(lake.folder, 'image-cache'))

  test('the same wish is made once, however often and however written', async () => {
    const before = cached().length
    const wishes = ['w=33&h=22', 'h=22&w=33', 'w=33&h=22&fit=clip', 'w=33&h=22&tag=x']
    const answers = await Promise.all(
      [...wishes, ...wishes].map((query) => ask(`${flag}?${query}`)),
    )
    expect(new Set(answers.map(({ response }) => response.headers.get('etag'))).size).toBe(1)
    expect(cached()).toHaveLength(before + 1)
    expect(cached().some((name) => name.startsWith('.'))).toBe(false)
  })

  test('browsers may keep it for ever, and are not sent it twice', async () => {
    const first = await ask(`${flag}?w=31`)
    expect(first.response.headers.get('cache-control')).toContain('immutable')
    const etag = first.response.headers.get('etag') ?? ''
    const second = await ask(`${flag}?w=31`, { 'if-none-match': etag })
    expect(second.status).toBe(304)
    expect(second.bytes).toHaveLength(0)
    const head = await fetch(`${flag}?w=31`, { method: 'HEAD' })
    expect(head.headers.get('content-length')).toBe(String(first.bytes.length))
  })
})
