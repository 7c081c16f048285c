import { ImagesIcon } from '@sanity/icons/Images'
import { definePlugin } from 'sanity'
import { MediaTool } from './MediaTool.tsx'
import { withCollection } from './withCollection.ts'

/** The tool for all pictures, and the same collection where a document asks for a picture. */
export const mediaTool = definePlugin({
  name: 'edicola-media',
  tools: [{ name: 'media', title: 'Immagini', icon: ImagesIcon, component: MediaTool }],
  form: { image: { assetSources: withCollection } },
})
