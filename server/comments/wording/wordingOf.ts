import type { Refusal } from '../refusal.ts'
import type { Language } from '../submission.ts'
import { englishWording } from './englishWording.ts'
import { italianWording } from './italianWording.ts'
import type { Wording } from './wording.ts'

/** The sentences of a language. */
export function wordingOf(language: Language): Wording {
  return language === 'en' ? englishWording : italianWording
}

/** The title of a refusal and what to do about it. */
export function refusalWording(refusal: Refusal, wording: Wording): readonly [string, string] {
  if (refusal.kind === 'fields') return wording.fieldsRefused
  if (refusal.kind === 'tooFast') return wording.tooFast(refusal.seconds)
  return wording.refusals[refusal.kind]
}
