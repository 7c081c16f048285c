import { createImageUrlBuilder } from '@sanity/image-url'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, assetAt, flagPicture, look, uploadImage } from '../testImages.ts'
import { startTestLake, type TestLake } from '../testLake.ts'

let lake: TestLake
let flag: string

beforeAll(async () => {
  lake = await startTestLake()
  flag = await uploadImage(lake, await flagPicture().png().toBuffer())
})
afterAll(() => lake.close())

const [red, green, blue, black, white] = ['100', '010', '001', '000', '111']
const across: [number, number][] = [
  [0.05, 0.2],
  [0.5, 0.2],
  [0.95, 0.2],
]

describe('sizes', () => {
  const sizes: [string, string][] = [
    ['w=60', '60x40'],
    ['h=20', '30x20'],
    ['w=240', '240x160'],
    ['w=240&fit=max', '120x80'],
    ['w=60&h=60', '60x40'],
    ['w=60&h=60&fit=max', '60x40'],
    ['w=60&h=60&fit=scale', '60x60'],
    ['w=60&h=60&fit=crop', '60x60'],
    ['w=60&h=60&fit=fill', '60x60'],
    ['w=300&h=300&fit=fillmax', '300x300'],
    ['w=300&h=300&fit=min', '80x80'],
    ['w=60&dpr=2', '120x80'],
    ['max-w=50', '50x33'],
    ['max-h=500', '120x80'],
    ['w=60&max-h=30', '45x30'],
    ['max-w=50&max-h=20', '30x20'],
    ['w=60&min-h=50&fit=crop', '60x50'],
    ['rect=0,0,40,40', '40x40'],
    ['rect=100,0,40,40', '20x40'],
    ['rect=0,0,40,40&w=10', '10x10'],
    ['or=90', '80x120'],
    ['or=90&w=40', '40x60'],
    ['pad=10', '140x100'],
  ]
  for (const [query, size] of sizes) {
    test(`${query} is ${size}`, async () => {
      expect((await look(`${flag}?${query}`)).size).toBe(size)
    })
  }
})

describe('what is seen', () => {
  const seen: [string, [number, number][], (string | undefined)[]][] = [
    ['w=60', across, [red, green, blue]],
    ['rect=40,0,40,60', across, [green, green, green]],
    ['w=20&h=60&fit=crop', across, [green, green, green]],
    ['w=20&h=60&fit=crop&crop=left', across, [red, red, red]],
    ['w=20&h=60&fit=crop&crop=top,right', across, [blue, blue, blue]],
    ['w=20&h=60&fit=crop&crop=focalpoint&fp-x=0.1&fp-y=0.3', across, [red, red, red]],
    ['w=20&h=60&fit=crop&fp-x=0.9&fp-y=0.3', across, [blue, blue, blue]],
    ['flip=h', across, [blue, green, red]],
    ['flip=v', [[0.5, 0.05]], [black]],
    ['or=180', across, [black, black, black]],
    ['or=90', [[0.05, 0.5]], [black]],
    ['or=270', [[0.95, 0.5]], [black]],
    ['or=90&flip=v', [[0.5, 0.95]], [red]],
    ['sat=-100', [[0.5, 0.9]], [black]],
    ['invert=true', [[0.5, 0.9]], [white]],
    ['w=120&h=120&fit=fill&bg=f00', [[0.5, 0.02]], [red]],
    ['w=120&h=120&fit=fill&bg=ff00ff00', [[0.5, 0.02]], [green]],
    ['pad=20&bg=00f', [[0.01, 0.5]], [blue]],
    ['pad=20&fm=jpg', [[0.01, 0.5]], [white]],
  ]
  for (const [query, points, colours] of seen) {
    test(query, async () => {
      expect((await look(`${flag}?${query}`, points)).colours).toEqual(colours)
    })
  }

  test('crop=entropy keeps the busiest part', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 80 } as const
    const busy = {
      create: { width: 40, height: 40, channels: 3, background: '#000', noise },
    } as const
    const calm = sharp({ create: { width: 200, height: 40, channels: 3, background: '#fff' } })
    const bytes = await calm
      .composite([{ input: await sharp(busy).png().toBuffer(), left: 160, top: 0 }])
      .png()
      .toBuffer()
    const { bytes: kept } = await ask(
      `${await uploadImage(lake, bytes)}?w=40&h=40&fit=crop&crop=entropy`,
    )
    const { channels } = await sharp(kept).stats()
    expect(channels[0]?.stdev).toBeGreaterThan(20)
  })

  test('blur softens the edges', async () => {
    const sharpEdges = await sharp((await ask(`${flag}?w=120`)).bytes).stats()
    const soft = await sharp((await ask(`${flag}?w=120&blur=100`)).bytes).stats()
    expect(soft.sharpness).toBeLessThan(sharpEdges.sharpness)
  })

  test('what image-url makes of a crop and a hotspot', async () => {
    const builder = createImageUrlBuilder({
      projectId: 'edicola',
      dataset: 'production',
      baseUrl: lake.apiHost,
    })
    const source = {
      asset: assetAt(flag),
      crop: { left: 0, top: 0, right: 0, bottom: 0.25 },
      hotspot: { x: 0.1, y: 0.3, width: 0.1, height: 0.1 },
    }
    const url = builder.image(source).width(30).height(45).format('png').url()
    expect(url.startsWith(lake.apiHost)).toBe(true)
    const shown = await look(url, across)
    expect(shown).toEqual({ size: '30x45', colours: [red, red, red] })
  })
})

describe('formats', () => {
  test('fm chooses, and each is what it says', async () => {
    for (const [fm, format, type] of [
      ['jpg', 'jpeg', 'image/jpeg'],
      ['pjpg', 'jpeg', 'image/jpeg'],
      ['png', 'png', 'image/png'],
      ['webp', 'webp', 'image/webp'],
      ['avif', 'heif', 'image/avif'],
      ['gif', 'gif', 'image/gif'],
    ]) {
      const answer = await ask(`${flag}?fm=${fm}&w=30`)
      expect(answer.type).toBe(type)
      const metadata = await sharp(answer.bytes).metadata()
      expect(metadata.format, fm).toBe(format)
      if (fm === 'pjpg') expect(metadata.isProgressive).toBe(true)
    }
  })

  test('auto=format follows what the browser accepts, and says so to caches', async () => {
    const url = `${flag}?auto=format&w=30`
    const modern = await ask(url, { accept: 'image/avif,image/webp,*/*' })
    expect(modern.type).toBe('image/webp')
    expect(modern.response.headers.get('vary')).toMatch(/accept/i)
    expect((await ask(url, { accept: 'image/avif' })).type).toBe('image/avif')
    expect((await ask(url, { accept: '*/*' })).type).toBe('image/png')
  })

  test('a moving picture keeps moving, unless one frame is wanted', async () => {
    const frames = await Promise.all(
      ['#f00', '#0f0', '#00f'].map((background) =>
        sharp({ create: { width: 20, height: 10, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const moving = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    const url = await uploadImage(lake, moving)
    expect(url).toMatch(/-20x10\.gif$/)
    const pages = async (query: string) =>
      (await sharp((await ask(url + query)).bytes).metadata()).pages
    expect(await pages('?w=10')).toBe(3)
    expect(await pages('?w=10&auto=format&fm=webp')).toBe(3)
    expect(await pages('?w=10&frame=1')).toBe(1)
    expect(await pages('?w=10&fm=jpg')).toBeUndefined()
  })
})
