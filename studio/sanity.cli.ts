import { defineCliConfig } from 'sanity/cli'
import { offlineStudio } from './offline/offlineStudio.ts'
import { overlayBuild } from './preview/overlayBuild.ts'
import { studioTarget } from './studioTarget.ts'
import { targetVariables } from './target.ts'

const baked = Object.fromEntries(
  Object.entries(targetVariables(studioTarget)).map(([name, value]) => [
    `process.env.${name}`,
    JSON.stringify(value),
  ]),
)

export default defineCliConfig({
  api: { projectId: studioTarget.projectId, dataset: studioTarget.dataset },
  // Without this the Studio loads its own code from Sanity's module server.
  deployment: { autoUpdates: false },
  schemaExtraction: { path: './.sanity/schema.json', enforceRequiredFields: true },
  typegen: {
    schema: './.sanity/schema.json',
    path: ['./**/*.{ts,tsx}', '../{schemas,server,scripts}/**/*.ts', '../site/**/*.{ts,astro}'],
    generates: '../schemas/content.types.ts',
    overloadClientMethods: true,
  },
  vite: (config) => ({
    ...config,
    define: { ...config.define, ...baked },
    plugins: [...(config.plugins ?? []), offlineStudio(), overlayBuild()],
  }),
})
