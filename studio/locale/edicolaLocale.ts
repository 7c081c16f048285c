import { itITLocale } from '@sanity/locale-it-it'
import { definePlugin } from 'sanity'
import { edicolaNamespace, englishStrings, italianStrings } from './edicolaStrings.ts'

/**
 * The interface in Italian, with English by the user's choice. Sanity starts in the last locale
 * registered, so Italian is what a new user meets. The strings that the Italian package has
 * not translated yet are filled in here; those it has keep its words.
 */
export const edicolaLocale = definePlugin({
  name: 'edicola-locale',
  plugins: [itITLocale()],
  i18n: {
    bundles: [
      { locale: 'it-IT', namespace: edicolaNamespace, resources: italianStrings },
      { locale: 'en-US', namespace: edicolaNamespace, resources: englishStrings },
      {
        locale: 'it-IT',
        namespace: 'studio',
        overwrite: false,
        resources: () => import('./studioStrings.ts'),
      },
      {
        locale: 'it-IT',
        namespace: 'structure',
        overwrite: false,
        resources: () => import('./structureStrings.ts'),
      },
    ],
  },
})
