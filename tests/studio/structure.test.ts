import { beforeAll, describe, expect, it } from 'vitest'
import type { Workspace } from 'sanity'
import { createStructureBuilder, type StructureBuilder } from 'sanity/structure'
import { edicolaNamespace, englishStrings } from '../../studio/locale/edicolaStrings.ts'
import { structure } from '../../studio/structure.ts'
import { studioWorkspace } from './studioWorkspace.ts'

interface Pane {
  id: string
  type: string
  title?: string
  i18n?: { title: { key: string; ns: string } }
  items?: (Pane & { child?: unknown })[]
  options?: { id?: string; type?: string; filter?: string; params?: Record<string, unknown> }
  initialValueTemplates?: unknown[]
  schemaTypeName?: string
}

let workspace: Workspace
let desk: Pane

beforeAll(async () => {
  workspace = await studioWorkspace()
  const context: any = { ...workspace, structureContext: {} }
  desk = await serialized(structure(builder(), context))
})

function builder(): StructureBuilder {
  const source: any = workspace
  return createStructureBuilder({ source, perspectiveStack: [] })
}

async function serialized(node: any): Promise<Pane> {
  const resolved = await node
  return resolved.serialize ? resolved.serialize() : resolved
}

async function open(pane: Pane, id: string): Promise<Pane> {
  const item = pane.items?.find((candidate) => candidate.id === id)
  if (!item?.child) throw new Error(`${pane.id} has no ${id}`)
  const child: any = item.child
  const context = { parent: pane, index: 0, params: {}, structureContext: builder().context }
  return serialized(typeof child === 'function' ? child(id, context) : child)
}

describe('the desk', () => {
  it('stands in the order of an editorial office', () => {
    const titles = desk.items?.filter(({ type }) => type !== 'divider').map(({ title }) => title)
    expect(titles).toEqual([
      'Da moderare',
      'Bozze',
      'Da rivedere',
      'Programmati',
      'Pubblicati',
      'Articoli',
      'Articoli per…',
      'Eventi',
      'Persone',
      'Categorie',
      'Tag',
      'Serie',
      'Pagine',
      'Commenti',
      'Impostazioni',
      'Rimandi',
      'Cestino',
    ])
  })

  it('has a place for every document type of the content model', async () => {
    const types = workspace.schema
      .getTypeNames()
      .filter((name) => workspace.schema.get(name)?.type?.name === 'document')
      .filter((name) => !name.startsWith('sanity.') && !name.startsWith('system.'))
    expect(types.length).toBeGreaterThanOrEqual(10)
    for (const type of types) {
      const pane = await open(desk, type)
      expect([pane.schemaTypeName, pane.options?.type, pane.id]).toContain(type)
    }
  })

  it('has an English title for everything it shows', async () => {
    const panes = [
      desk,
      await open(desk, 'event'),
      await open(desk, 'articles-by'),
      await open(desk, 'drafts'),
      // Sanity's builder drops the English of panes that are components.
      await open(desk, 'pending'),
      await open(desk, 'review'),
      await open(desk, 'scheduled'),
      await open(desk, 'trash'),
    ]
    const shown = panes.flatMap((pane) => [pane, ...(pane.items ?? [])])
    for (const { type, title, i18n } of shown.filter((one) => one.type !== 'divider')) {
      expect(i18n?.title.ns, `${type} ${title}`).toBe(edicolaNamespace)
      expect(Object.keys(englishStrings)).toContain(i18n?.title.key)
    }
  })

  it('opens the one settings document', async () => {
    const { options } = await open(desk, 'settings')
    expect(options).toMatchObject({ id: 'settings', type: 'settings' })
  })

  it('tells what is to come from what is past', async () => {
    expect((await open(desk, 'published')).options?.filter).toContain('publishedAt <= now()')
    const events = await open(desk, 'event')
    expect((await open(events, 'upcoming')).options?.filter).toContain('>= now()')
    expect((await open(events, 'past')).options?.filter).toContain('< now()')
  })

  it('finds articles by who signs, category, tag and series, and those without a picture', async () => {
    const by = await open(desk, 'articles-by')
    for (const [type, field] of Object.entries({
      author: 'authors',
      category: 'category',
      tag: 'tags',
      series: 'series',
    })) {
      const those: any = await open(by, `by-${type}`)
      expect(those.options?.filter).toBe('_type == $type')
      const articles = await serialized(
        await those.child('x1', {
          parent: those,
          index: 0,
          params: {},
          structureContext: builder().context,
        }),
      )
      expect(articles.options?.params).toEqual({ id: 'x1' })
      expect(articles.options?.filter).toContain(field)
    }
    expect((await open(by, 'no-picture')).options?.filter).toContain('!defined(hero.asset)')
  })

  it('leads from the desk to the queue of comments, and offers to write none', async () => {
    expect((await open(desk, 'pending')).type).toBe('component')
    expect((await open(desk, 'comment')).initialValueTemplates).toEqual([])
  })
})
