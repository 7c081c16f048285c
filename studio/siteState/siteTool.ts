import { EarthGlobeIcon } from '@sanity/icons/EarthGlobe'
import { definePlugin } from 'sanity'
import { SiteTool } from './SiteTool.tsx'

/** The tool that shows how the site stands: what was published, when, and what stopped it. */
export const siteTool = definePlugin({
  name: 'edicola-site-state',
  tools: [{ name: 'site-state', title: 'Sito', icon: EarthGlobeIcon, component: SiteTool }],
})
