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
 * The main menu: what the settings list, in the site's own language; in another language, or when
 * nobody listed anything, the sections that have something to show.
 */
export function menuLinks(content: Content, language: Language): readonly MenuLink[] {
  const listed = content.settings.menu ?? []
  if (listed.length === 0 || language !== content.settings.language) {
    return sectionLinks(content, language)
  }
  return listed.flatMap(({ label, href, target }) => {
    const document = content.byId.get(target?._ref ?? '')
    const address = document === undefined ? safeUrl(href) : documentAddress(document, language)
    return address === undefined ? [] : [{ label, href: address }]
  })
}
