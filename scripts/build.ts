import { existsSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connectContent, type ContentConnection } from '../server/connect.ts'
import { type Environment, readEnvironment } from '../server/environment.ts'
import { type BuildOutcome, buildSite } from '../server/publisher/buildSite.ts'
import {
  healFolder,
  replaceFolder,
  type ReplaceableFolder,
} from '../server/publisher/replaceFolder.ts'
import { buildSearchIndex } from '../site/search/buildSearchIndex.ts'
import { readArguments, runCommand, UsageError } from './command.ts'
import { createJsonReport } from './jsonReport.ts'
import { createReport, describeProblem, type Report } from './report.ts'

const usage = `Usage:
  npm run build                    builds the site into dist/, from the embedded lake or hosted Sanity
  npm run build -- --out FOLDER    into another folder, which is replaced
  npm run build -- --json          tells what happens as lines of JSON`

const root = fileURLToPath(new URL('..', import.meta.url))

class StoppedError extends Error {
  constructor() {
    super('The build was stopped; what was built before is as it was.')
    this.name = 'StoppedError'
  }
}

interface OutputFolder extends ReplaceableFolder {
  /** Where the build writes, on the same file system as `target`. */
  readonly fresh: string
}

function outputFolder(out: string | undefined): OutputFolder {
  const target = out === undefined ? join(root, 'dist') : resolve(out)
  // .astro is passed over by git and by Astro; another folder has nothing better than its own side.
  const workshop = join(
    out === undefined ? join(root, '.astro') : dirname(target),
    basename(target),
  )
  return { target, fresh: `${workshop}.fresh-${process.pid}`, previous: `${workshop}.previous` }
}

/** The names in a folder; none where nothing is, undefined where a file is. */
async function namesIn(target: string): Promise<readonly string[] | undefined> {
  if (!existsSync(target)) return []
  return statSync(target).isDirectory() ? readdir(target) : undefined
}

/** A mistyped path must not be replaced: only an earlier build, an empty folder, or a new one. */
async function refuseForeignFolder(target: string): Promise<void> {
  const names = await namesIn(target)
  if (names === undefined) throw new UsageError(`${target} is a file: name a folder.`, usage)
  const holdsProject = !relative(target, root).startsWith('..')
  if (holdsProject || (names.length > 0 && !names.includes('index.html'))) {
    throw new UsageError(`${target} would be replaced, and does not look like a built site.`, usage)
  }
}

function imageCacheOf(environment: Environment): string {
  return environment.content.kind === 'embedded'
    ? join(environment.dataFolder, 'site', 'image-cache')
    : join(root, 'node_modules', '.cache', 'edicola', 'images')
}

function build(
  environment: Environment,
  { apiHost, token }: ContentConnection,
  outDir: string,
  { report, signal }: { readonly report: Report; readonly signal: AbortSignal },
): Promise<BuildOutcome> {
  const { siteUrl, cmsUrl, content } = environment
  const { projectId, dataset } = content
  return buildSite({
    root,
    outDir,
    site: { apiHost, projectId, dataset, token, siteUrl, cmsUrl },
    imageCache: imageCacheOf(environment),
    signal,
    onProgress: (progress) => report.show({ kind: 'site', event: { kind: 'progress', progress } }),
  })
}

/** Says how the build ended, and puts a good one in place; a bad one leaves the folder as it was. */
async function conclude(
  outcome: BuildOutcome,
  output: OutputFolder,
  isSilent: boolean,
): Promise<void> {
  const name = `${relative(process.cwd(), output.target)}/`
  if (outcome.outcome === 'built') {
    await buildSearchIndex(outcome.folder, join(outcome.folder, '_search'))
    await replaceFolder(outcome.folder, output)
    if (isSilent) return
    const seconds = (outcome.milliseconds / 1000).toFixed(1)
    for (const line of outcome.warnings.flatMap(describeProblem)) console.warn(line)
    console.log(`\n${outcome.pages} pages in ${name}, built in ${seconds} s`)
    return
  }
  process.exitCode = 1
  if (isSilent) return
  if (outcome.outcome === 'refused') {
    const lines = outcome.problems.flatMap(describeProblem)
    console.error(`\nThe content has problems, so ${name} stays as it was:\n${lines.join('\n')}`)
  } else {
    console.error(
      `\n${outcome.log}\nThe build failed, so ${name} stays as it was: ${outcome.message}`,
    )
  }
}

await runCommand(async () => {
  const { values } = readArguments(usage, { out: { type: 'string' }, json: { type: 'boolean' } })
  const isJson = values.json === true
  const report = isJson ? createJsonReport(process.stdout) : createReport(process.stdout)
  const output = outputFolder(values.out)
  const environment = readEnvironment(process.env)
  const stop = new AbortController()
  const onSignal = (): void => stop.abort(new StoppedError())
  process.once('SIGINT', onSignal)
  process.once('SIGTERM', onSignal)
  await healFolder(output)
  await refuseForeignFolder(output.target)
  const content = await connectContent(environment)
  try {
    const signal = stop.signal
    const outcome = await build(environment, content, output.fresh, { report, signal })
    if (isJson) console.log(JSON.stringify({ kind: 'end', ...outcome }))
    await conclude(outcome, output, isJson)
  } finally {
    await content.close()
  }
})
