import { createClient } from '@sanity/client'
import { createSchema, validateDocument } from 'sanity'
import { describe, expect, it } from 'vitest'
import { review } from '../../schemas/review.ts'
import { schemaTypes } from '../../schemas/schemaTypes.ts'
import english from '../../studio/locale/englishSchema.json' with { type: 'json' }
import { translateType } from '../../studio/locale/translateSchema.ts'
import { studioWorkspace } from './studioWorkspace.ts'

const dictionary: Record<string, string> = english

/** Every title and description in a definition. */
function textsOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return ['title', 'description'].includes(key) ? [value] : []
  if (Array.isArray(value)) return value.flatMap((one) => textsOf(one))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .filter(([name]) => name !== 'preview')
    .flatMap(([name, one]) => textsOf(one, name))
}

describe('the content model in English', () => {
  it('has an English word for everything that editors read', () => {
    // The reasons for which a comment is held have their English in schemas/holdReasons.ts.
    const types = [...schemaTypes, review].filter(({ name }) => name !== 'comment')
    const missing = types.flatMap((type) => textsOf(type)).filter((text) => !(text in dictionary))
    expect([...new Set(missing)]).toEqual([])
  })

  it('changes words, never names, values or what previews select', () => {
    const article: any = schemaTypes.find(({ name }) => name === 'article')
    const translated: any = translateType(article, dictionary)
    expect(translated.title).toBe('Article')
    expect(translated.fields.map(({ name }: any) => name)).toEqual(
      article.fields.map(({ name }: any) => name),
    )
    expect(translated.fields[0].title).toBe('Kicker')
    expect(translated.preview.select).toBe(article.preview.select)
    expect(article.title).toBe('Articolo')
  })

  it('shows in English what an editor did not write, and leaves alone what one did', () => {
    const prepare = (name: string, selection: Record<string, unknown>) => {
      const type: any = schemaTypes.find((one) => one.name === name)
      const translated: any = translateType(type, dictionary)
      return translated.preview.prepare(selection)
    }
    const italian = schemaTypes.flatMap((type: any) => type.preview?.prepare?.({}).title ?? [])
    const english = schemaTypes
      .filter((type: any) => type.preview?.prepare !== undefined)
      .map(({ name }) => prepare(name, {}).title)
    expect(english).toHaveLength(italian.length)
    expect(english.filter((title) => italian.includes(title))).toEqual([])
    const written = { title: 'Codice', author: 'Galleria', date: '2026-05-01T08:00:00Z' }
    expect(prepare('article', written)).toMatchObject({
      title: 'Codice',
      subtitle: 'Galleria · 1 May 2026',
    })
    expect(prepare('participant', { name: 'Lia', role: 'speaker' }).subtitle).toBe('Speaks')
  })

  it('speaks English when something is wrong, in rules and in custom checks', async () => {
    const types: any[] = schemaTypes.map((type) => translateType(type, dictionary))
    const schema = createSchema({ name: 'english', types })
    const workspace = { ...(await studioWorkspace()), schema }
    const complaints = async (document: any): Promise<string[]> => {
      const markers = await validateDocument({
        document,
        workspace,
        getClient: () => createClient({ projectId: 'edicola', useCdn: false, apiVersion: '1' }),
        getDocumentExists: async () => true,
        environment: 'studio',
      })
      return markers.map(({ message }) => message)
    }
    const article = await complaints({ _id: 'a', _type: 'article', authors: [] })
    expect(article).toContain('Choose who signs.')
    expect(article).toContain('The address is missing: press “Generate”.')
    const redirect = await complaints({ _id: 'r', _type: 'redirect', from: '/a/' })
    expect(redirect).toEqual(['Choose a page of the site or write an address.'])
  })
})
