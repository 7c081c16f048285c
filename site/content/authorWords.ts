import type { Author } from '../../schemas/content.types.ts'
import type { Content, Language } from './content.ts'

/** What is said of a person on the pages of a language. */
export interface AuthorWords {
  readonly role: string | undefined
  readonly biography: Author['biography']
  /** The language of each, where it is not that of the page. */
  readonly roleLanguage: Language | undefined
  readonly biographyLanguage: Language | undefined
}

/** A person in the words of `language`; what nobody has written there, in the site's own. */
export function authorWords(
  { settings }: Content,
  author: Author,
  language: Language,
): AuthorWords {
  const own = settings.language
  const { role, biography, otherRole, otherBiography } = author
  if (language === own) {
    return { role, biography, roleLanguage: undefined, biographyLanguage: undefined }
  }
  const isTold = otherBiography !== undefined && otherBiography.length > 0
  return {
    role: otherRole ?? role,
    biography: isTold ? otherBiography : biography,
    roleLanguage: otherRole === undefined ? own : undefined,
    biographyLanguage: isTold ? undefined : own,
  }
}
