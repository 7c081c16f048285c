import type { Language } from '../content/content.ts'
import { en } from './en.ts'
import type { InterfaceWords } from './interfaceWords.ts'
import { it } from './it.ts'

/** The interface in `language`. */
export function interfaceText(language: Language): InterfaceWords {
  return language === 'it' ? it : en
}
