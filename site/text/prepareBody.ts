import type { Figure, PortableText } from '../../schemas/content.types.ts'
import type { Content, Language, PageDocument } from '../content/content.ts'
import { objectsIn } from '../content/walkContent.ts'
import { loadPicture } from '../pictures/loadPicture.ts'
import type { Picture } from '../pictures/picture.ts'
import { highlightCode } from './highlightCode.ts'
import type { Html } from './html.ts'
import { type MarkdownTree, parseMarkdown } from './renderMarkdown.ts'

const TEXT_WIDTHS = [480, 720, 1200]
const AWAITED: ReadonlySet<unknown> = new Set(['figure', 'codeBlock', 'markdown'])

/** The page that a body stands on, and the content it refers to. */
export interface BodyPlace {
  readonly content: Content
  readonly language: Language
  readonly owner: PageDocument
}

/** What must be waited for before a body can be written, by the `_key` of its objects. */
export interface PreparedBody {
  /** Pictures of figures that could be fetched. */
  readonly pictures: ReadonlyMap<string, Picture>
  readonly code: ReadonlyMap<string, Html>
  readonly markdown: ReadonlyMap<string, MarkdownTree>
}

/** Fetches the pictures of a body, colours its code and reads its Markdown. */
export async function prepareBody(body: PortableText, given: BodyPlace): Promise<PreparedBody> {
  const pictures = new Map<string, Picture>()
  const code = new Map<string, Html>()
  const markdown = new Map<string, MarkdownTree>()
  // Most objects of a text are its words: those are not waited for.
  const awaited = objectsIn(body).filter(({ _type }) => AWAITED.has(_type))
  const tasks = awaited.map(async (value) => {
    const key = value['_key']
    if (typeof key !== 'string') return
    const figure: Partial<Figure> = value
    const text = (name: string): string => (typeof value[name] === 'string' ? value[name] : '')
    if (value['_type'] === 'figure') {
      const wish = { widths: TEXT_WIDTHS, owner: given.owner }
      const picture = await loadPicture(given.content, figure, wish)
      if (picture !== undefined) pictures.set(key, picture)
    } else if (value['_type'] === 'codeBlock') {
      code.set(key, await highlightCode(text('code'), text('language') || undefined))
    } else if (value['_type'] === 'markdown') {
      const prefix = `m-${key.replaceAll(/[^\w-]/g, '')}`
      const block = { key: prefix, language: given.language }
      markdown.set(key, await parseMarkdown(text('markdown'), block))
    }
  })
  await Promise.all(tasks)
  return { pictures, code, markdown }
}
