import { describe, expect, it } from 'vitest'
import { documentAddress } from '../../site/content/documentAddress.ts'
import { pageTypes } from '../../schemas/pageTypes.ts'
import { pageAddress } from '../../studio/siteState/pageAddress.ts'

describe('the address of a page', () => {
  it.each(pageTypes.flatMap((type) => [[type, 'it'] as const, [type, 'en'] as const]))(
    'is where the site puts it: %s in %s',
    (_type, language) => {
      const document = { _type, language, slug: { _type: 'slug', current: 'una-prova' } } as const
      const inSite = documentAddress(document, _type === 'author' ? 'it' : language)
      expect(pageAddress(document)).toBe(inSite)
    },
  )

  it('is none without a slug, or for what has no page', () => {
    expect(pageAddress({ _type: 'article', language: 'it' })).toBeUndefined()
    expect(pageAddress({ _type: 'comment', slug: { current: 'x' } })).toBeUndefined()
    expect(pageAddress(null)).toBeUndefined()
  })
})
