import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connectContent, type ContentConnection } from '../server/connect.ts'
import { type Environment, readEnvironment } from '../server/environment.ts'
import { type BuildOutcome, buildSite } from '../server/publisher/buildSite.ts'
import { healFolder, replaceFolder } from '../server/publisher/replaceFolder.ts'
import { readArguments, runCommand } from './command.ts'
import { createReport, describeProblem } from './report.ts'

const usage = `Usage:
  npm run build   builds the site into dist/, from the embedded lake or from hosted Sanity`

const root = fileURLToPath(new URL('..', import.meta.url))
// Beside dist/ so that it can be renamed into place, in a folder that git and Astro pass over.
const fresh = join(root, '.astro', 'dist-fresh')
const dist = { target: join(root, 'dist'), previous: join(root, '.astro', 'dist-previous') }

function imageCacheOf(environment: Environment): string {
  return environment.content.kind === 'embedded'
    ? join(environment.dataFolder, 'site', 'image-cache')
    : join(root, 'node_modules', '.cache', 'edicola', 'images')
}

function build(
  environment: Environment,
  { apiHost, token }: ContentConnection,
  signal: AbortSignal,
): Promise<BuildOutcome> {
  const { siteUrl, cmsUrl, content } = environment
  const { projectId, dataset } = content
  const report = createReport(process.stdout)
  return buildSite({
    root,
    outDir: fresh,
    site: { apiHost, projectId, dataset, token, siteUrl, cmsUrl },
    imageCache: imageCacheOf(environment),
    signal,
    onProgress: (progress) => report.show({ kind: 'site', event: { kind: 'progress', progress } }),
  })
}

/** Says how the build ended, and puts a good one into `dist/`; a bad one leaves `dist/` as it was. */
async function conclude(outcome: BuildOutcome): Promise<void> {
  if (outcome.outcome === 'built') {
    await replaceFolder(outcome.folder, dist)
    const seconds = (outcome.milliseconds / 1000).toFixed(1)
    for (const line of outcome.warnings.flatMap(describeProblem)) console.warn(line)
    console.log(`\n${outcome.pages} pages in dist/, built in ${seconds} s`)
    return
  }
  process.exitCode = 1
  if (outcome.outcome === 'refused') {
    const lines = outcome.problems.flatMap(describeProblem)
    console.error(`\nThe content has problems, so dist/ stays as it was:\n${lines.join('\n')}`)
  } else {
    console.error(
      `\n${outcome.log}\nThe build failed, so dist/ stays as it was: ${outcome.message}`,
    )
  }
}

await runCommand(async () => {
  readArguments(usage, {})
  const environment = readEnvironment(process.env)
  const stop = new AbortController()
  const onSignal = (): void => stop.abort(new Error('The build was stopped; dist/ is as it was.'))
  process.once('SIGINT', onSignal)
  process.once('SIGTERM', onSignal)
  await healFolder(dist)
  await rm(fresh, { recursive: true, force: true })
  const content = await connectContent(environment)
  try {
    await conclude(await build(environment, content, stop.signal))
  } finally {
    await content.close()
  }
})
