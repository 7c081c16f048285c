import { visionTool } from '@sanity/vision'
import { defineConfig } from 'sanity'
import { structureTool } from 'sanity/structure'
import { documentActions } from './documentActions.ts'
import { EdicolaIcon } from './EdicolaIcon.tsx'
import { embeddedWorkspace } from './embeddedWorkspace.ts'
import { edicolaLocale } from './locale/edicolaLocale.ts'
import { newDocumentOptions } from './newDocumentOptions.ts'
import { peopleTool } from './people/peopleTool.ts'
import { structure } from './structure.ts'
import './studio.css'
import { studioSchemaTypes } from './studioSchemaTypes.ts'
import { studioTarget } from './studioTarget.ts'

export default defineConfig({
  name: 'default',
  title: 'Edicola',
  icon: EdicolaIcon,
  projectId: studioTarget.projectId,
  dataset: studioTarget.dataset,
  ...embeddedWorkspace(studioTarget),
  plugins: [
    structureTool({ title: 'Redazione', icon: EdicolaIcon, structure }),
    visionTool({ defaultApiVersion: 'v2025-02-19' }),
    peopleTool(studioTarget),
    edicolaLocale(),
  ],
  tools: (tools, { currentUser }) => {
    const administrator = currentUser?.roles.some(({ name }) => name === 'administrator')
    return administrator ? tools : tools.filter(({ name }) => name !== 'vision')
  },
  schema: { types: studioSchemaTypes },
  document: {
    actions: documentActions,
    newDocumentOptions,
    // A reader's comment is a document; Sanity's own comments need its hosted service.
    comments: { enabled: false },
  },
  announcements: { enabled: false },
  tasks: { enabled: false },
  scheduledPublishing: { enabled: false },
  scheduledDrafts: { enabled: false },
  mediaLibrary: { enabled: false },
  apps: { canvas: { enabled: false } },
})
