import sharp from 'sharp'
import { expect, it } from 'vitest'
import { placeholderOf, placeholderStyle } from '../../site/pictures/placeholder.ts'

interface Ink {
  readonly r: number
  readonly g: number
  readonly b: number
  readonly alpha: number
}

/** A picture asset whose miniature is red above and of another colour below. */
async function asset(id: string, below: Ink) {
  const half = (background: Ink) =>
    sharp({ create: { width: 8, height: 8, channels: 4, background } })
      .png()
      .toBuffer()
  const lower = { input: await half(below), top: 8, left: 0 }
  const upper = { r: 204, g: 0, b: 0, alpha: 1 }
  const tiny = await sharp(await half(upper))
    .extend({ bottom: 8, background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .composite([lower])
    .png()
    .toBuffer()
  return {
    _id: `image-${id}-8x16-png`,
    lqip: `data:image/png;base64,${tiny.toString('base64')}`,
  }
}

it('paints the colours of a picture from its top to its bottom until it is there', async () => {
  const made = await placeholderOf(await asset('aaaa1', { r: 0, g: 0, b: 255, alpha: 1 }))
  expect(made?.name).toBe('paaaa')
  expect([made?.colors[0], made?.colors.at(-1)]).toEqual(['#c00', '#00f'])
  const twice = { name: 'paaaa', colors: ['#c00', '#00f'] }
  expect(placeholderStyle([twice, twice])).toBe('.paaaa{background:linear-gradient(#c00,#00f)}')
})

it('puts nothing behind a picture that can be seen through, or whose miniature cannot be read', async () => {
  expect(await placeholderOf(await asset('bbbb1', { r: 0, g: 0, b: 255, alpha: 0.5 }))).toBe(
    undefined,
  )
  const broken = { _id: 'image-cccc1-8x16-png', lqip: 'data:image/png;base64,AAAA' }
  expect(await placeholderOf(broken)).toBe(undefined)
})
