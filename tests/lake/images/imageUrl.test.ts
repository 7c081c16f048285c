import { createImageUrlBuilder, type ImageUrlBuilder } from '@sanity/image-url'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, assetAt, flagPicture, look, uploadImage } from '../testImages.ts'
import { startTestLake, type TestLake } from '../testLake.ts'

// Everything that @sanity/image-url 2.1 can write into an address, method by method.

let lake: TestLake
let flag: string
beforeAll(async () => {
  lake = await startTestLake()
  flag = await uploadImage(lake, await flagPicture().png().toBuffer())
})
afterAll(() => lake.close())

const builder = (): ImageUrlBuilder =>
  createImageUrlBuilder({
    projectId: 'edicola',
    dataset: 'production',
    baseUrl: lake.apiHost,
  })
const image = () => builder().image({ asset: assetAt(flag) })

const [red, green, blue, black, white] = ['100', '010', '001', '000', '111']
const across: [number, number][] = [
  [0.05, 0.2],
  [0.5, 0.2],
  [0.95, 0.2],
]

type Write = (image: ImageUrlBuilder) => ImageUrlBuilder

const pictures: Record<string, [Write, string, (string | undefined)[]]> = {
  'nothing at all': [(i) => i, '120x80', [red, green, blue]],
  'width()': [(i) => i.width(60), '60x40', [red, green, blue]],
  'width() with a fraction': [(i) => i.width(59.6), '60x40', [red, green, blue]],
  'height()': [(i) => i.height(40), '60x40', [red, green, blue]],
  'size()': [(i) => i.size(30, 45).fit('crop'), '30x45', [red, green, blue]],
  'dpr()': [(i) => i.width(60).dpr(1.5), '90x60', [red, green, blue]],
  'maxWidth()': [(i) => i.maxWidth(60), '60x40', [red, green, blue]],
  'maxHeight()': [(i) => i.maxHeight(40), '60x40', [red, green, blue]],
  'minWidth()': [(i) => i.width(30).minWidth(60), '60x40', [red, green, blue]],
  'minHeight()': [(i) => i.height(20).minHeight(40), '60x40', [red, green, blue]],
  'rect()': [(i) => i.rect(80, 0, 40, 60), '40x60', [blue, blue, blue]],
  'focalPoint()': [
    (i) => i.size(20, 60).fit('crop').crop('focalpoint').focalPoint(0.9, 0.3),
    '20x60',
    [blue, blue, blue],
  ],
  'fit(clip)': [(i) => i.width(60).height(60).fit('clip'), '60x60', [red, green, blue]],
  'fit(fill) and bg()': [
    (i) => i.ignoreImageParams().size(60, 60).fit('fill').bg('fff'),
    '60x60',
    [red, green, blue],
  ],
  'fit(fillmax)': [
    (i) => i.ignoreImageParams().size(160, 160).fit('fillmax').bg('ffffffff'),
    '160x160',
    [white, white, white],
  ],
  'fit(max)': [
    (i) => i.ignoreImageParams().size(600, 600).fit('max'),
    '120x80',
    [red, green, blue],
  ],
  'fit(scale)': [
    (i) => i.ignoreImageParams().size(60, 60).fit('scale'),
    '60x60',
    [red, green, blue],
  ],
  'fit(min)': [(i) => i.ignoreImageParams().size(300, 300).fit('min'), '80x80', [red, green, blue]],
  'crop(top)': [(i) => i.size(120, 40).fit('crop').crop('top'), '120x40', [red, green, blue]],
  'crop(bottom)': [
    (i) => i.size(120, 20).fit('crop').crop('bottom'),
    '120x20',
    [black, black, black],
  ],
  'crop(left)': [(i) => i.size(20, 60).fit('crop').crop('left'), '20x60', [red, red, red]],
  'crop(right)': [(i) => i.size(20, 60).fit('crop').crop('right'), '20x60', [blue, blue, blue]],
  'crop(center)': [
    (i) => i.size(20, 60).fit('crop').crop('center'),
    '20x60',
    [green, green, green],
  ],
  'flipHorizontal()': [(i) => i.flipHorizontal(), '120x80', [blue, green, red]],
  'flipVertical()': [(i) => i.flipVertical(), '120x80', [black, black, black]],
  'both flips': [(i) => i.flipHorizontal().flipVertical(), '120x80', [black, black, black]],
  'orientation(90)': [(i) => i.orientation(90), '80x120', [black, red, red]],
  'orientation(180)': [(i) => i.orientation(180), '120x80', [black, black, black]],
  'orientation(0)': [(i) => i.orientation(0), '120x80', [red, green, blue]],
  'invert()': [(i) => i.invert(true), '120x80', ['011', '101', '110']],
  'invert(false)': [(i) => i.invert(false), '120x80', [red, green, blue]],
  'pad()': [(i) => i.pad(40).bg('fff'), '200x160', [white, white, white]],
  'blur(0)': [(i) => i.blur(0), '120x80', [red, green, blue]],
  'blur()': [(i) => i.blur(10), '120x80', [red, green, blue]],
  'sharpen()': [(i) => i.sharpen(30), '120x80', [red, green, blue]],
  'quality()': [(i) => i.quality(90).format('jpg'), '120x80', [red, green, blue]],
  'frame()': [(i) => i.frame(1), '120x80', [red, green, blue]],
  'vanityName()': [(i) => i.width(60).vanityName('una-bandiera.png'), '60x40', [red, green, blue]],
}

describe('the picture is right for', () => {
  for (const [name, [write, size, colours]] of Object.entries(pictures)) {
    test(name, async () => {
      const url = write(image()).url()
      expect(await look(url, across), url).toEqual({ size, colours })
    })
  }

  test('saturation()', async () => {
    const { colours } = await look(image().saturation(-100).url(), [[0.05, 0.2]])
    expect(['000', '111']).toContain(colours[0])
  })

  test.each(['entropy', 'focalpoint'] as const)('crop(%s)', async (mode) => {
    expect((await look(image().size(30, 30).fit('crop').crop(mode).url())).size).toBe('30x30')
  })
})

describe('the type is right for', () => {
  const typesOf = async (url: string) => {
    const { type, bytes } = await ask(url)
    return { told: type, sent: (await sharp(bytes).metadata()).mediaType }
  }
  const both = (type: string) => ({ told: type, sent: type })

  for (const [format, type] of [
    ['jpg', 'jpeg'],
    ['pjpg', 'jpeg'],
    ['png', 'png'],
    ['webp', 'webp'],
  ] as const) {
    test(`format(${format})`, async () => {
      const url = image().width(30).format(format).url()
      expect(await typesOf(url), url).toEqual(both(`image/${type}`))
    })
  }

  test.each(['avif', 'gif'])('%s, which the builder does not name', async (format) => {
    const url = `${image().width(30).url()}&fm=${format}`
    expect(await typesOf(url)).toEqual(both(`image/${format}`))
  })

  test('auto(format)', async () => {
    const url = image().width(30).auto('format').url()
    expect((await ask(url, { accept: 'image/webp' })).type).toBe('image/webp')
    expect((await ask(url)).type).toBe('image/png')
  })
})

test('forceDownload() names the file, or does not', async () => {
  const header = async (download: boolean | string) => {
    const { response } = await ask(image().width(30).forceDownload(download).url())
    return response.headers.get('content-disposition')
  }
  expect(await header(true)).toContain(`filename="${flag.split('/').at(-1)}"`)
  expect(await header('bandiera.png')).toContain('filename="bandiera.png"')
  expect(await header(false)).toBeNull()
})

describe('crop and hotspot of an editor', () => {
  const crops = [
    { left: 0, top: 0, right: 0, bottom: 0.25 },
    { left: 0.3333, top: 0, right: 0.3333, bottom: 0.25 },
    { left: 0.61, top: 0.07, right: 0.013, bottom: 0.31 },
  ]
  const sizes = [
    [60, 0],
    [0, 30],
    [30, 45],
    [45, 30],
    [7, 90],
    [120, 8],
  ] as const
  for (const crop of crops) {
    for (const [width, height] of sizes) {
      for (const x of [0.02, 0.5, 0.99]) {
        test(`${JSON.stringify(crop)} at ${x} in ${width}×${height}`, async () => {
          const hotspot = { x, y: 0.3, width: 0.1, height: 0.1 }
          let built = builder().image({ asset: assetAt(flag), crop, hotspot })
          if (width > 0) built = built.width(width)
          if (height > 0) built = built.height(height)
          const { size, colours } = await look(built.url(), across)
          const [shownWidth = 0, shownHeight = 0] = size.split('x').map(Number)
          // One pixel of a rounded rectangle may be all the difference there is.
          if (width > 0) expect(Math.abs(shownWidth - width)).toBeLessThanOrEqual(width * 0.1 + 1)
          if (height > 0) {
            expect(Math.abs(shownHeight - height)).toBeLessThanOrEqual(height * 0.1 + 1)
          }
          expect(colours).not.toContain(black)
        })
      }
    }
  }
})
