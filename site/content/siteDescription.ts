import type { Content, Language } from './content.ts'

/** What the site is about, in a language; '' in the other one until somebody has written it there. */
export function siteDescription({ settings }: Content, language: Language): string {
  return (language === settings.language ? settings.description : settings.otherDescription) ?? ''
}
