import './withoutEval.ts'
import { visionTool } from '@sanity/vision'
import { defineConfig } from 'sanity'
import { structureTool } from 'sanity/structure'
import { AskBeforeLeaving } from './AskBeforeLeaving.tsx'
import { documentActions } from './documentActions.ts'
import { documentBadges } from './documentBadges.ts'
import { EdicolaIcon } from './EdicolaIcon.tsx'
import { embeddedWorkspace } from './embeddedWorkspace.ts'
import { HomeLayout } from './home/HomeLayout.tsx'
import { edicolaLocale } from './locale/edicolaLocale.ts'
import { interfaceLanguage } from './locale/interfaceLanguage.ts'
import { RestartInLanguage } from './locale/RestartInLanguage.tsx'
import { mediaTool } from './media/mediaTool.ts'
import { moderationTool } from './moderation/moderationTool.ts'
import { newDocumentOptions } from './newDocumentOptions.ts'
import { peopleTool } from './people/peopleTool.ts'
import { calendarTool } from './planning/calendarTool.ts'
import { previewTool } from './preview/previewTool.ts'
import { siteTool } from './siteState/siteTool.ts'
import { structure } from './structure.ts'
import './studio.css'
import { studioSchemaTypes } from './studioSchemaTypes.ts'
import { studioTarget } from './studioTarget.ts'
import { toolTitle } from './toolTitle.ts'
import { ItalianTypography } from './writing/ItalianTypography.tsx'

export default defineConfig({
  name: 'default',
  title: 'Edicola',
  icon: EdicolaIcon,
  projectId: studioTarget.projectId,
  dataset: studioTarget.dataset,
  ...embeddedWorkspace(studioTarget),
  plugins: [
    structureTool({ icon: EdicolaIcon, structure }),
    moderationTool(),
    mediaTool(),
    calendarTool(),
    siteTool(),
    previewTool(interfaceLanguage(), studioTarget),
    visionTool({ defaultApiVersion: 'v2025-02-19' }),
    peopleTool(studioTarget),
    edicolaLocale(),
  ],
  tools: (tools, { currentUser }) => {
    const administrator = currentUser?.roles.some(({ name }) => name === 'administrator')
    return tools
      .filter(({ name }) => administrator || name !== 'vision')
      .map((tool) => ({ ...tool, title: toolTitle(tool, interfaceLanguage()) }))
  },
  studio: { components: { layout: RestartInLanguage, activeToolLayout: HomeLayout } },
  schema: { types: studioSchemaTypes(interfaceLanguage()) },
  form: { components: { portableText: { plugins: ItalianTypography } } },
  document: {
    actions: documentActions,
    badges: documentBadges,
    newDocumentOptions,
    components: { unstable_layout: AskBeforeLeaving },
    // A reader's comment is a document; Sanity's own comments need its hosted service.
    comments: { enabled: false },
  },
  announcements: { enabled: false },
  tasks: { enabled: false },
  scheduledPublishing: { enabled: false },
  scheduledDrafts: { enabled: true },
  mediaLibrary: { enabled: false },
  apps: { canvas: { enabled: false } },
})
