import { useCallback } from 'react'
import { useTranslation } from 'sanity'
import { refusalCode } from './peopleClient.ts'
import { peopleNamespace, type PeopleStringKey, italianPeopleStrings } from './peopleStrings.ts'
import { messageOf } from '../messageOf.ts'

/** What stands in the braces of a string. */
interface PeopleTextValues {
  readonly name?: string
  readonly when?: string
  readonly count?: number
}

/** What the tool for people says, in the language of the person who uses it. */
export interface PeopleText {
  /** A string, with what stands in its braces. */
  t(key: PeopleStringKey | 'sessions', values?: PeopleTextValues): string
  /** A failure in words that say what to do, as far as they are known. */
  explain(error: unknown): string
}

/** The strings of the tool for people. */
export function usePeopleText(): PeopleText {
  const { t: translate } = useTranslation(peopleNamespace)
  const t = useCallback<PeopleText['t']>(
    (key, values = {}) => translate(key, { ...values }),
    [translate],
  )
  const explain = useCallback(
    (error: unknown) => {
      const key = `error.${refusalCode(error) ?? ''}`
      if (isKey(key)) return t(key)
      return messageOf(error)
    },
    [t],
  )
  return { t, explain }
}

const isKey = (key: string): key is PeopleStringKey => key in italianPeopleStrings
