import type { Content, Language } from './content.ts'
import { documentAddress, type Section, sectionAddress } from './documentAddress.ts'
import { interfaceText } from '../interface/interfaceText.ts'
import { hasDocumentsIn } from './selectors/hasDocumentsIn.ts'
import { safeUrl } from '../text/safeUrl.ts'

/** A link with its words. */
export interface MenuLink {
  readonly label: string
  readonly href: string
}

/** Links to the sections that have something to show in `language`. */
function sectionLinks(content: Content, language: Language): MenuLink[] {
  const { sections } = interfaceText(language)
  const filled: Section[] = [
    ...(hasDocumentsIn(content, 'articles', language) ? (['article'] as const) : []),
    ...(hasDocumentsIn(content, 'events', language) ? (['event'] as const) : []),
    ...(content.authors.length > 0 ? (['author'] as const) : []),
  ]
  return filled.map((section) => ({
    label: sections[section],
    href: sectionAddress(section, language),
  }))
}

/**
 * The main menu of a language: what the settings list that leads to its pages; when there is nothing
 * of that, the sections that have something to show. What leads to no page of ours, or to a person,
 * stands in the site's own language.
 */
export function menuLinks(content: Content, language: Language): readonly MenuLink[] {
  const { menu = [], language: own } = content.settings
  const listed = menu.flatMap(({ label, href, target }) => {
    const document = content.byId.get(target?._ref ?? '')
    const address = document === undefined ? safeUrl(href) : documentAddress(document, own)
    return address === undefined ? [] : [{ label, href: address }]
  })
  const links = listed.filter(({ href }) => languageOf(href, own) === language)
  return links.length > 0 ? links : sectionLinks(content, language)
}

function languageOf(href: string, own: Language): Language {
  if (!href.startsWith('/')) return own
  return /^\/en(?:\/|$)/.test(href) ? 'en' : 'it'
}
