import { createNode, createNodeMachine } from '@sanity/comlink'
import {
  createCompatibilityActors,
  isMaybePresentation,
  type VisualEditingControllerMsg,
  type VisualEditingNodeMsg,
} from '@sanity/presentation-comlink'
import { addressedPath, fieldOf } from './pageField.ts'
import { createPageRenewal } from './renewPage.ts'
import { showFields } from './showFields.ts'

const PERSPECTIVE = 'sanity-preview-perspective'

/**
 * What runs in a previewed page: it follows the drafts, and when the page stands in Sanity's
 * Presentation tool, it tells the tool which field was clicked and is told which one is edited.
 */
function start(): void {
  if (isMaybePresentation()) takePart()
  else {
    const renewal = createPageRenewal(() => {})
    followDrafts(() => void renewal.renew())
  }
}

function takePart(): void {
  const node = connect()
  const fields = showFields((field) => node.post('visual-editing/focus', focusOf(field)))
  const tellDocuments = (): void => {
    node.post('visual-editing/documents', { perspective: perspective(), documents: documents() })
  }
  const renewal = createPageRenewal(() => {
    fields.again()
    tellDocuments()
  })
  followDrafts(() => void renewal.renew())
  node.on('presentation/focus', (field) => fields.show(field))
  node.on('presentation/blur', () => fields.show(undefined))
  node.on('presentation/toggle-overlay', () => {
    node.post('visual-editing/toggle', { enabled: fields.toggle() })
  })
  node.on('presentation/navigate', ({ type, url }) => {
    if (type === 'replace') location.replace(withPerspective(url))
    else location.assign(withPerspective(url))
  })
  node.on('presentation/perspective', (told) => {
    const name = [told.perspective].flat().join(',')
    if (name !== perspectiveName()) location.replace(withPerspective(location.href, name))
  })
  node.on('presentation/refresh', async (refresh) => {
    node.post('visual-editing/refreshing', refresh)
    await renewal.renew()
    node.post('visual-editing/refreshed', refresh)
  })
  node.start()
  node.post('visual-editing/toggle', { enabled: fields.isOn() })
  node.post('visual-editing/meta', { title: document.title })
  node.post('visual-editing/navigate', { type: 'push', title: document.title, url: ownAddress() })
  // Says that this page goes to another perspective by itself.
  void node
    .fetch('visual-editing/fetch-perspective', { handlesPerspectiveChange: true })
    .catch(() => undefined)
  tellDocuments()
}

function connect() {
  return createNode<VisualEditingNodeMsg, VisualEditingControllerMsg>(
    { name: 'visual-editing', connectTo: 'presentation' },
    createNodeMachine<VisualEditingNodeMsg, VisualEditingControllerMsg>().provide({
      actors: createCompatibilityActors<VisualEditingNodeMsg>(),
    }),
  )
}

function followDrafts(onChange: () => void): void {
  const news = new EventSource('/anteprima/_/novita')
  news.addEventListener('change', onChange)
  let isOpen = false
  news.addEventListener('open', () => {
    // What changed while the connection was lost was told to nobody.
    if (isOpen) onChange()
    isOpen = true
  })
}

function focusOf({ id, type, path }: { id: string; type: string; path: string }) {
  return { id, type, path: addressedPath(path), baseUrl: '/' }
}

const perspectiveName = (): string =>
  new URLSearchParams(location.search).get(PERSPECTIVE) ?? 'drafts'

const perspective = (): string[] => perspectiveName().split(',')

/** The address of this page as the tool shows it: which perspective it is in, the tool knows. */
function ownAddress(): string {
  const url = new URL(location.href)
  url.searchParams.delete(PERSPECTIVE)
  return `${url.pathname}${url.search}${url.hash}`
}

function withPerspective(address: string, name = perspectiveName()): string {
  const url = new URL(address, location.href)
  url.searchParams.set(PERSPECTIVE, name)
  return url.href
}

/** The documents whose words are in this page. */
function documents() {
  const found = new Map<string, { _id: string; _type: string }>()
  for (const element of document.querySelectorAll('[data-sanity]')) {
    const field = fieldOf(element)
    if (field !== undefined) found.set(field.id, { _id: field.id, _type: field.type })
  }
  return [...found.values()]
}

start()
