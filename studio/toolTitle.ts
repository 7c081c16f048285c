import type { Tool } from 'sanity'
import type { InterfaceLanguage } from './locale/interfaceLanguage.ts'

const titles: Readonly<Record<string, Record<InterfaceLanguage, string>>> = {
  structure: { it: 'Redazione', en: 'Newsroom' },
  calendar: { it: 'Calendario', en: 'Calendar' },
  media: { it: 'Immagini', en: 'Pictures' },
  moderation: { it: 'Commenti', en: 'Comments' },
  presentation: { it: 'Anteprima', en: 'Preview' },
  'site-state': { it: 'Sito', en: 'Site' },
  releases: { it: 'Rilasci', en: 'Releases' },
  people: { it: 'Accessi', en: 'Access' },
}

/** What a tool is called in the bar on top; Sanity's own name for it when we have none. */
export function toolTitle(tool: Tool, language: InterfaceLanguage): string {
  return titles[tool.name]?.[language] ?? tool.title
}
