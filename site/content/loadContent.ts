import { readSiteEnvironment } from '../siteEnvironment.ts'
import { createContentChecker } from './checkContent.ts'
import type { Content } from './content.ts'
import { createContentClient } from './contentClient.ts'
import { ContentError } from './contentError.ts'
import { createTextStore } from './textStore.ts'
import { createContentSource } from './contentSource.ts'
import { reportProblems } from './reportProblems.ts'

/**
 * Pulls and checks everything published, and reports every problem.
 * @throws ContentError when any problem is an error: a site with holes is not published.
 */
async function pullContent(): Promise<Content> {
  const environment = readSiteEnvironment(process.env)
  const texts = createTextStore(environment.imageCache)
  const raw = await createContentSource(createContentClient(environment), texts).pull()
  const checker = createContentChecker(environment.cmsUrl)
  const { content, problems } = checker.check(raw, new Date())
  reportProblems(problems, environment.buildReport)
  if (problems.some(({ severity }) => severity === 'error')) throw new ContentError(problems)
  return content
}

let loaded: Promise<Content> | undefined

/** The content of this build, pulled once, however many pages ask; or what the publisher holds now. */
export function loadContent(): Promise<Content> {
  if (globalThis.edicolaTracker !== undefined) return globalThis.edicolaTracker.content()
  loaded ??= pullContent()
  return loaded
}
