import { chooseTarget, type StudioTarget } from './target.ts'

/**
 * The target of this very Studio. In the browser each `process.env` expression below is a text
 * that the build has replaced by its value (`sanity.cli.ts`), so write them out in full.
 */
export const studioTarget: StudioTarget = chooseTarget({
  SANITY_PROJECT_ID: process.env.SANITY_PROJECT_ID,
  SANITY_DATASET: process.env.SANITY_DATASET,
  EDICOLA_PROJECT_ID: process.env.EDICOLA_PROJECT_ID,
})
