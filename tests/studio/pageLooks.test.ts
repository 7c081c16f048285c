import { expect, it } from 'vitest'
import { pageLooks } from '../../studio/writing/pageLooks.ts'

const picture = (id: string) => ({ _type: 'figure', asset: { _type: 'reference', _ref: id } })

it('shows what the page says, until something else is written for search and social', () => {
  const page = { title: 'La bottega', lead: 'Un sommario', hero: picture('image-a') }
  expect(pageLooks(page)).toMatchObject({
    title: 'La bottega',
    description: 'Un sommario',
    picture: { asset: { _ref: 'image-a' } },
    isHidden: false,
  })
  const seo = { title: 'In breve', description: 'Altro', image: picture('image-b'), noIndex: true }
  expect(pageLooks({ ...page, seo })).toMatchObject({
    title: 'In breve',
    description: 'Altro',
    picture: { asset: { _ref: 'image-b' } },
    isHidden: true,
  })
})

it('copes with a document that is still empty', () => {
  expect(pageLooks({ _type: 'article', seo: { title: '' } })).toEqual({
    title: '',
    description: '',
    picture: undefined,
    isHidden: false,
  })
  expect(pageLooks(undefined).title).toBe('')
})
