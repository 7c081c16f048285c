import type { WriteStream } from 'node:tty'
import type { ContentProblem } from '../schemas/contentProblem.ts'
import type { EdicolaEvent } from '../server/main.ts'
import type { BuildProgress } from '../server/publisher/buildProgress.ts'
import type { PublisherEvent } from '../server/publisher/publisherEvent.ts'

/** Tells the person at the terminal what happens: a moving line on a terminal, else plain lines. */
export interface Report {
  show(event: EdicolaEvent): void
  /** The last words of a start: where everything is, then a line that begins with `ready`. */
  ready(addresses: { siteUrl: string; cmsUrl: string; signInLink: string | undefined }): void
}

/** Makes a report that writes to `output`. */
export function createReport(output: WriteStream): Report {
  let moving = false
  const line = (text: string): void => {
    if (moving) output.write('\r\x1b[K')
    moving = false
    output.write(`${text}\n`)
  }
  let lastPhase = ''
  const progress = (label: string, build: BuildProgress): void => {
    const text = `${label.padEnd(8)}${describeProgress(build)}`
    if (output.isTTY) {
      output.write(`\r\x1b[K${text.slice(0, output.columns - 1)}`)
      moving = true
    } else if (build.phase !== lastPhase) line(text)
    lastPhase = build.phase
  }
  return {
    show: (event) => {
      if (event.kind !== 'site') return line(`${event.kind.padEnd(8)}${event.line}`)
      if (event.event.kind === 'progress') return progress('site', event.event.progress)
      for (const text of describeSite(event.event)) line(`${'site'.padEnd(8)}${text}`)
    },
    ready: ({ siteUrl, cmsUrl, signInLink }) => {
      line('')
      line(`  Site    ${siteUrl}`)
      line(`  Studio  ${cmsUrl}`)
      if (signInLink !== undefined) line(`  Sign in ${signInLink}   (once, within a day)`)
      line('')
      line('ready · Ctrl-C stops')
    },
  }
}

function describeProgress(build: BuildProgress): string {
  if (build.phase !== 'pages') return `${build.phase} …`
  const width = 24
  const full = build.total === 0 ? width : Math.round((build.done / build.total) * width)
  return `${'█'.repeat(full)}${'░'.repeat(width - full)} ${build.done}/${build.total} pages`
}

function describeSite(event: Exclude<PublisherEvent, { kind: 'progress' }>): string[] {
  switch (event.kind) {
    case 'unchanged':
      return ['is up to date']
    case 'building': {
      const names = event.because.slice(0, 3).map((document) => document.id)
      const more =
        event.because.length > names.length ? ` and ${event.because.length - 3} more` : ''
      return [`building (${event.reason}${names.length > 0 ? `: ${names.join(', ')}${more}` : ''})`]
    }
    case 'notDeployed':
      return toldLines('not deployed', event.message)
    case 'notIndexed':
      return toldLines('not indexed for search', event.message)
    case 'published':
      return [
        `published ${event.rendered} of ${event.pages} pages, ${event.changedFiles.length} files changed, in ${seconds(event.milliseconds)}`,
        ...event.warnings.flatMap(describeProblem),
      ]
    case 'refused':
      return [
        `not published: ${event.problems.length} problem(s) in the content; the last good site stays up`,
        ...event.problems.flatMap(describeProblem),
      ]
    case 'failed': {
      const [first = '', ...rest] = event.message.split('\n')
      const details = rest.length > 0 ? rest : event.log.split('\n').slice(-20)
      const next = `the last good site stays up, next try in ${seconds(event.retryInMilliseconds)}`
      return [`build failed: ${first}; ${next}`, ...details]
    }
  }
}

const toldLines = (what: string, message: string): string[] => `${what}: ${message}`.split('\n')

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`

/** A problem in the content as lines for a terminal: what and where, then the way to mend it. */
export function describeProblem(problem: ContentProblem): string[] {
  const { severity, documentType, title, path, message, studioUrl } = problem
  return [`  ${severity}: ${documentType} “${title}”, ${path}: ${message}`, `    ${studioUrl}`]
}
