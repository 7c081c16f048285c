import type { Content, Language } from '../content/content.ts'
import { sectionAddress } from '../content/documentAddress.ts'
import { siteDescription } from '../content/siteDescription.ts'
import { interfaceText } from '../interface/interfaceText.ts'
import { xml, xmlElement } from './xml.ts'

/** The longest name that the format allows. */
const LONGEST_NAME = 16

/** How browsers ask this site a question (OpenSearch 1.1). */
export function openSearch(content: Content, language: Language, siteUrl: string): string {
  const { title } = content.settings
  const description = siteDescription(content, language)
  const template = `${siteUrl}${sectionAddress('search', language)}?q={searchTerms}`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    xmlElement('ShortName', title.slice(0, LONGEST_NAME)),
    xmlElement('LongName', `${title}: ${interfaceText(language).sections.search}`.slice(0, 48)),
    xmlElement('Description', description.slice(0, 1024) || title),
    `<Url type="text/html" method="get" template="${xml(template)}"/>`,
    `<Image width="16" height="16" type="image/svg+xml">${xml(`${siteUrl}/favicon.svg`)}</Image>`,
    `<Language>${language}</Language>`,
    '<InputEncoding>UTF-8</InputEncoding>',
    '</OpenSearchDescription>',
    '',
  ].join('\n')
}
