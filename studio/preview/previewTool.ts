import { EyeOpenIcon } from '@sanity/icons/EyeOpen'
import { defineDocuments, presentationTool } from 'sanity/presentation'
import type { InterfaceLanguage } from '../locale/interfaceLanguage.ts'
import type { StudioTarget } from '../target.ts'
import { findLocations } from './findLocations.ts'
import { PREVIEW, previewRoutes } from './previewAddress.ts'
import { PreviewHeader } from './PreviewHeader.tsx'

const words = {
  it: { untitled: 'Senza titolo', frontPage: 'Prima pagina' },
  en: { untitled: 'Untitled', frontPage: 'Front page' },
}

/** Sanity's Presentation tool over the pages of the site, which the server beside the Studio renders. */
export function previewTool(language: InterfaceLanguage, target: StudioTarget) {
  return presentationTool({
    name: 'presentation',
    title: language === 'it' ? 'Anteprima' : 'Preview',
    icon: EyeOpenIcon,
    components: { unstable_header: { component: PreviewHeader } },
    previewUrl: { initial: `${PREVIEW}/`, ...entrance(target) },
    resolve: {
      mainDocuments: defineDocuments([...previewRoutes]),
      locations: findLocations(words[language]),
    },
  })
}

/**
 * On the embedded lake the editor's session is known to the server that renders previews. On hosted
 * Sanity it is not: there the tool writes a secret into the dataset and takes it to the server.
 */
function entrance({ kind }: StudioTarget) {
  if (kind === 'embedded') return {}
  return { previewMode: { enable: `${PREVIEW}/_/entra`, shareAccess: false } }
}
