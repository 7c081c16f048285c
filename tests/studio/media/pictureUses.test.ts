import { expect, test } from 'vitest'
import { pathsTo } from '../../../studio/media/pictureUses.ts'

const image = (_ref: string, _type = 'image') => ({ _type, asset: { _type: 'reference', _ref } })

test('a picture is found wherever it stands, elements by their keys', () => {
  const document = {
    hero: image('image-a'),
    seo: { picture: image('image-b') },
    body: [
      { _key: 'k"1', ...image('image-a', 'figure') },
      { _key: 'k2', _type: 'gallery', images: [{ _key: 'k3', ...image('image-a') }] },
      image('image-a', 'keyless'),
    ],
    related: [{ _key: 'k4', _ref: 'image-a' }],
  }
  expect(pathsTo(document, 'image-a')).toEqual([
    'hero.asset',
    'body[_key=="k\\"1"].asset',
    'body[_key=="k2"].images[_key=="k3"].asset',
    'body[2].asset',
    'related[_key=="k4"]',
  ])
  expect(pathsTo(document, 'image-c')).toEqual([])
})
