import { useCurrentLocale } from 'sanity'
import { holdReasonLabels } from '../../schemas/holdReasons.ts'
import { languageOf } from '../locale/interfaceLanguage.ts'

/** Every reason for which the intake holds comments, in the language of the interface. */
export function useReasons(): readonly { readonly value: string; readonly title: string }[] {
  const language = languageOf(useCurrentLocale().id)
  return holdReasonLabels.map((label) => ({ value: label.value, title: label[language] }))
}
