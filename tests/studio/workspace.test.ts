import { beforeAll, describe, expect, it } from 'vitest'
import type { Workspace } from 'sanity'
import { moderationActions } from '../../studio/moderation/moderationActions.ts'
import { studioWorkspace } from './studioWorkspace.ts'

let workspace: Workspace

beforeAll(async () => {
  workspace = await studioWorkspace()
})

function actionsOf(schemaType: string) {
  const asked: any = { schemaType, documentId: 'x', versionType: 'draft' }
  return workspace.document.actions(asked)
}
const actionNames = (schemaType: string) => actionsOf(schemaType).map(({ action }) => action)

describe('the actions of a document', () => {
  it('moderate a comment, and never copy it', () => {
    expect(actionsOf('comment').slice(0, 4)).toEqual(moderationActions)
    expect(actionNames('comment')).not.toContain('duplicate')
    expect(actionNames('comment')).not.toContain('publish')
    expect(actionNames('comment')).toContain('delete')
  })

  it('keep the settings where they are', () => {
    expect(actionNames('settings')).toContain('publish')
    for (const action of ['delete', 'duplicate', 'unpublish']) {
      expect(actionNames('settings')).not.toContain(action)
      expect(actionNames('article')).toContain(action)
    }
  })
})

describe('new document', () => {
  it.each(['global', 'structure', 'document'])('offers what an editor writes: %s', (type) => {
    const asked: any = { type }
    const options = workspace.document.resolveNewDocumentOptions(asked)
    const offered = options.map(({ templateId }) => templateId)
    expect(offered).toContain('article')
    expect(offered).toContain('redirect')
    expect(offered).not.toContain('comment')
    expect(offered).not.toContain('settings')
  })
})

describe('the interface', () => {
  it('is Italian on the first visit, with English beside it', async () => {
    await expect.poll(() => workspace.i18n.currentLocale.id).toBe('it-IT')
    expect(workspace.i18n.locales.map(({ id }) => id)).toEqual(['en-US', 'it-IT'])
  })

  it('has Italian for every English string that an editor meets', async () => {
    const i18next: any = workspace.__internal.i18next
    const namespaces = [
      'studio',
      'structure',
      'releases',
      'validation',
      'vision',
      'copy-paste',
      'presentation',
    ]
    await i18next.loadLanguages(['en-US', 'it-IT'])
    await i18next.loadNamespaces([...namespaces, 'edicola'])
    for (const namespace of [...namespaces, 'edicola']) {
      const english = keys(i18next.getResourceBundle('en-US', namespace))
      const italian = new Set(keys(i18next.getResourceBundle('it-IT', namespace)))
      expect(english.length, namespace).toBeGreaterThan(10)
      expect(
        english.filter((key) => !italian.has(key)),
        namespace,
      ).toEqual([])
    }
  })

  it('names in Italian what stands in a list and has no name of its own', () => {
    const members = ['article.authors', 'article.tags', 'article.related', 'author.skills'].map(
      (path) => {
        const [type = '', field] = path.split('.')
        const schemaType: any = workspace.schema.get(type)
        return schemaType.fields.find(({ name }: any) => name === field).type.of[0].title
      },
    )
    expect(members).toEqual(['Persona', 'Tag', 'Articolo', 'Competenza'])
    const text: any = workspace.schema.get('portableText')
    expect(text.of[0].title).toBe('Paragrafo')
  })

  it('takes dates as they are written in Italy', () => {
    const article: any = workspace.schema.get('article')
    const { type } = article.fields.find(({ name }: any) => name === 'publishedAt')
    expect(type.options.dateFormat).toBe('DD/MM/YYYY')
  })

  it('shows Vision to administrators alone', async () => {
    const names = (one: Workspace) => one.tools.map(({ name }) => name)
    expect(names(workspace)).toContain('vision')
    expect(names(await studioWorkspace(['editor']))).not.toContain('vision')
    expect(names(await studioWorkspace(['editor']))).toContain('structure')
  })

  it('has none of the parts that need a hosted service', () => {
    expect(workspace.tasks?.enabled).toBe(false)
    expect(workspace.scheduledPublishing?.enabled).toBe(false)
    expect(workspace.mediaLibrary?.enabled).toBe(false)
    expect(workspace.announcements?.enabled).toBe(false)
    expect(workspace.releases?.enabled).toBe(true)
    expect(workspace.document.comments?.enabled({ documentType: 'article' })).toBe(false)
  })
})

function keys(resources: object = {}, prefix = ''): string[] {
  return Object.entries(resources).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? keys(value, `${prefix}${key}.`) : [prefix + key],
  )
}
