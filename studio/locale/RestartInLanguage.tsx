import { type JSX, useEffect } from 'react'
import { type LayoutProps, useCurrentLocale } from 'sanity'
import { interfaceLanguage, languageOf } from './interfaceLanguage.ts'

const startedIn = interfaceLanguage()

/** Loads the Studio anew when another language is chosen, so that field titles change with it. */
export function RestartInLanguage(props: LayoutProps): JSX.Element {
  const { id } = useCurrentLocale()
  useEffect(() => {
    // Only a stored choice counts: a locale that is merely loading must not cause a loop.
    if (languageOf(id) !== startedIn && interfaceLanguage() !== startedIn) window.location.reload()
  }, [id])
  return props.renderDefault(props)
}
