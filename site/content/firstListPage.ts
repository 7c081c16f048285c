import type { Content, Language } from './content.ts'
import { allArticlesPages, type ArticleListProps } from './articleListPaths.ts'
import { sectionAddress } from './documentAddress.ts'
import { interfaceText } from '../interface/interfaceText.ts'
import { paginate } from './selectors/paginate.ts'

/** The first page of all articles of a language; an empty one when there is none. */
export function firstListPage(content: Content, language: Language): ArticleListProps {
  const [first] = allArticlesPages(content, language)
  const [list] = paginate<Content['articles'][number]>([], 1)
  if (first !== undefined) return first
  return {
    language,
    title: interfaceText(language).sections.article,
    address: sectionAddress('article', language),
    list: list ?? { members: [], number: 0, before: undefined, after: undefined },
    total: 0,
  }
}
