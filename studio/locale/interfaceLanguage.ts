import { studioTarget } from '../studioTarget.ts'

/** The languages that this Studio speaks. */
export type InterfaceLanguage = 'it' | 'en'

/**
 * The language that this browser's user chose, Italian before any choice. It is for what is fixed
 * when the Studio starts (names of tools, titles of fields); all else follows the choice at once.
 */
export function interfaceLanguage(): InterfaceLanguage {
  if (typeof window === 'undefined') return 'it'
  try {
    // The key is Sanity's own; `default` is the name of the workspace.
    const key = `sanity-locale:${studioTarget.projectId}:default`
    return languageOf(window.localStorage.getItem(key) ?? 'it')
  } catch {
    return 'it'
  }
}

/** The language of a locale such as `en-US`. */
export function languageOf(locale: string): InterfaceLanguage {
  return locale.startsWith('en') ? 'en' : 'it'
}
