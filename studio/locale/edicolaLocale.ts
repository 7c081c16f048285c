import { itITLocale } from '@sanity/locale-it-it'
import { definePlugin, type LocaleResourceBundle } from 'sanity'
import { edicolaNamespace, englishStrings, italianStrings } from './edicolaStrings.ts'

/**
 * The interface in Italian, with English by the user's choice. Sanity starts in the last locale
 * registered, so Italian is what a new user meets. What the Italian package has not translated
 * yet is filled in from `it-IT/`, one file a namespace; where both have a string, the
 * package's stands.
 */
export const edicolaLocale = definePlugin({
  name: 'edicola-locale',
  plugins: [itITLocale()],
  i18n: {
    bundles: [
      { locale: 'it-IT', namespace: edicolaNamespace, resources: italianStrings },
      { locale: 'en-US', namespace: edicolaNamespace, resources: englishStrings },
      filled('studio', () => import('./it-IT/studio.json', { with: { type: 'json' } })),
      filled('structure', () => import('./it-IT/structure.json', { with: { type: 'json' } })),
      filled('releases', () => import('./it-IT/releases.json', { with: { type: 'json' } })),
      filled('presentation', () => import('./it-IT/presentation.json', { with: { type: 'json' } })),
      filled('vision', () => import('./it-IT/vision.json', { with: { type: 'json' } })),
      filled('copy-paste', () => import('./it-IT/copy-paste.json', { with: { type: 'json' } })),
      corrected('structure', () => import('./it-IT/corrections.json', { with: { type: 'json' } })),
      corrected(
        'studio',
        () => import('./it-IT/studioCorrections.json', { with: { type: 'json' } }),
      ),
      corrected(
        'validation',
        () => import('./it-IT/validationCorrections.json', { with: { type: 'json' } }),
      ),
      filled('feedback', () => import('./it-IT/feedback.json', { with: { type: 'json' } })),
    ],
  },
})

type Load = () => Promise<{ default: Record<string, string> }>

function filled(namespace: string, load: Load): LocaleResourceBundle {
  return { ...corrected(namespace, load), overwrite: false }
}

// "Nuovo Categoria": the package's sentence fits the masculine types alone. "Hotspot & Crop" is not
// in Italian at all. Beside "Annulla", a button "Annulla modifiche" says the opposite of what it does.
function corrected(namespace: string, load: Load): LocaleResourceBundle {
  return { locale: 'it-IT', namespace, resources: async () => (await load()).default }
}
