import type { Root } from 'hast'
import { rehype } from 'rehype'
import type { Language } from '../../site/content/content.ts'
import { en } from '../../site/interface/en.ts'
import { it } from '../../site/interface/it.ts'

/** Numbers for words that count, one of them a one. */
const COUNTS = [0, 1, 2, 7]

/** Every text of an interface: its strings, and what its functions say of some numbers and names. */
function textsOf(words: unknown): string[] {
  if (typeof words === 'string') return [words.trim()]
  if (typeof words === 'function') {
    const say = (...given: unknown[]): string => String(Reflect.apply(words, undefined, given))
    return COUNTS.flatMap((count) => [say(count, 7), say('YouTube'), say('OpenStreetMap')])
  }
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsOf) : []
}

/** Both speak the other language where they lead to it. */
const own = ({ article, otherLanguage: _label, ...rest }: typeof it): Set<string> => {
  const { translation: _link, ...words } = article
  return new Set(textsOf([rest, words]))
}
const italian = own(it)
const english = own(en)

/** What the other language alone would say. */
const foreign: Readonly<Record<Language, ReadonlySet<string>>> = {
  it: new Set([...english].filter((words) => !italian.has(words))),
  en: new Set([...italian].filter((words) => !english.has(words))),
}

const READ_ALOUD = ['ariaLabel', 'title', 'placeholder', 'alt']

/** Words of the interface that stand on a page in the wrong language, outside what says it is foreign. */
export function foreignWords(markup: string): string[] {
  const found: string[] = []
  const walk = (node: Root | Root['children'][number], language: Language): void => {
    let own = language
    if (node.type === 'element') {
      const { lang } = node.properties
      if (lang === 'it' || lang === 'en') own = lang
      for (const name of READ_ALOUD) {
        const value = node.properties[name]
        if (typeof value === 'string' && foreign[own].has(value.trim())) found.push(value)
      }
    }
    if (node.type === 'text' && foreign[own].has(node.value.trim())) found.push(node.value.trim())
    if ('children' in node) for (const child of node.children) walk(child, own)
  }
  walk(rehype().parse(markup), 'it')
  return found
}
