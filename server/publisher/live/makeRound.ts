import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SitePublishing } from '../../../site/content/publishing.ts'
import type { BuildProgress } from '../buildProgress.ts'
import { syncFiles } from '../releases/syncFiles.ts'
import { stateOf } from './changeLog.ts'
import { layOutRelease } from './layOutRelease.ts'
import type { RendererQuestion, RoundEnd, RoundStep } from './messages.ts'
import { openPageSink, type PutPages } from './pageSink.ts'
import type { PageContent } from './siteTemplates.ts'
import { openReleaseWriter, type ReleaseWriter } from './releaseWriter.ts'
import {
  createPictureUse,
  filesBelow,
  isHashed,
  isSearchIndex,
  type PictureUse,
} from './siteFiles.ts'
import { readSiteMemory, writeSiteMemory } from './siteMemory.ts'
import type { Look, SiteSession } from './siteSession.ts'

type Round = Extract<RendererQuestion, { readonly kind: 'round' }>
type Recall = Extract<RendererQuestion, { readonly kind: 'recall' }>
type ReadyLook = Extract<Look, { readonly kind: 'ready' }>

/** What rounds work with, and what they leave to the next. */
export interface RoundMaker {
  make(round: Round, onStep: (step: RoundStep) => void): Promise<RoundEnd>
  /** Writes what is known of the site into a file. */
  remember(question: Pick<Recall, 'file' | 'code' | 'release'>): void
  /** Takes up what is in a file, instead of a first round; false when it is of no use. */
  recall(question: Recall): Promise<boolean>
}

const PAGES_PER_MESSAGE = 50

/** What one session's rounds share. */
interface Workshop {
  readonly session: SiteSession
  readonly publishing: SitePublishing
  /** What Astro built beside pages: styles, fonts, public files. */
  readonly shell: string
  readonly imageCache: string
}

/** Makes the rounds of one session: content in, files of the next release out. */
export function createRoundMaker(workshop: Workshop): RoundMaker {
  const { session, shell } = workshop
  const pictures = createPictureUse()
  const shellFiles = filesBelow(shell)
  let isFirst = true
  return {
    remember: ({ file, code, release }) => {
      const known = isFirst ? undefined : session.remember()
      if (known === undefined) return
      const shown = [...pictures.all()]
      writeSiteMemory(file, { ...known, code, release, pictures: shown })
    },
    recall: async (question) => {
      if (!(await recallSite(question, { ...workshop, pictures }))) return false
      isFirst = false
      return true
    },
    make: async (round, onStep) => {
      const onProgress = (progress: BuildProgress): void => onStep({ kind: 'progress', progress })
      const { phases, ended } = measurePhases()
      onProgress({ phase: 'content' })
      const ids = isFirst ? undefined : round.ids
      const look = await session.look({ now: new Date(round.now), ...(ids && { ids }) })
      ended('content')
      if (look.kind === 'refused') return { kind: 'refused', problems: [...look.problems] }
      if (!isFirst && isNothing(look)) return { kind: 'unchanged' }
      onStep({ kind: 'found', because: isFirst ? [] : [...look.because] })
      await makeRoom(round)
      ended('layOut')
      const writer = openReleaseWriter(round.into)
      const given = { ...workshop, into: round.into, look, writer, pictures, onProgress }
      const put = await writePages(given)
      const changed = [...put.changed]
      ended('pages')
      onProgress({ phase: 'images' })
      const { unplaced } = pictures
      changed.push(...placePictures(unplaced(), workshop.imageCache, writer))
      if (isFirst) changed.push(...placeShell(shell, shellFiles, writer))
      const present = new Set([...session.files(), ...shellFiles])
      // At first nothing is known of the last release: whatever it has and this site has not goes.
      const unwanted = isFirst
        ? filesBelow(round.into).filter(
            (file) => !present.has(file) && !isHashed(file) && !isSearchIndex(file),
          )
        : look.gone.filter((file) => !present.has(file))
      for (const file of unwanted) if (writer.remove(file)) changed.push(file)
      onProgress({ phase: 'finishing' })
      await syncFiles(round.into, [...touchedBy(writer.touched()), ...touchedBy(put)])
      ended('files')
      const assets = [...shellFiles.filter(isHashed), ...pictures.files()].sort()
      const answer = { ...report(look, isFirst), changedFiles: changed.sort(), assets, phases }
      isFirst = false
      return answer
    },
  }
}

/** Takes up a memory, and makes sure of it where that costs nothing. */
async function recallSite(
  { file, code, release, from }: Recall,
  { session, publishing, pictures }: Workshop & { readonly pictures: PictureUse },
): Promise<boolean> {
  const memory = readSiteMemory(file, { code, release })
  const stale = memory && (await session.recall(memory))
  if (memory === undefined || stale === undefined) return false
  for (const [page, names] of memory.pictures) pictures.show(page, names)
  let isSame = true
  await session.render(stale, (page, content = '') => {
    const path = join(from, page.file)
    isSame &&= existsSync(path) && readFileSync(path).equals(Buffer.from(content))
    pictures.show(page.file, publishing.picturesOf(page.file, textOf(content)))
  })
  return isSame
}

const touchedBy = ({ files, folders }: Pick<PutPages, 'files' | 'folders'>): readonly string[] => [
  ...files,
  ...folders,
]

const textOf = (content: PageContent): string =>
  typeof content === 'string' ? content : Buffer.from(content).toString()

const isNothing = ({ because, stale, gone }: ReadyLook): boolean =>
  because.length + stale.length + gone.length === 0

async function makeRoom({ into, from }: Round): Promise<void> {
  if (existsSync(into)) return
  if (from === undefined) mkdirSync(into, { recursive: true })
  else await layOutRelease(from, into)
}

async function writePages(
  given: Workshop & {
    readonly into: string
    readonly look: ReadyLook
    readonly writer: ReleaseWriter
    readonly pictures: PictureUse
    readonly onProgress: (progress: BuildProgress) => void
  },
): Promise<PutPages> {
  const { session, publishing, into, look, writer, pictures, onProgress } = given
  const total = look.stale.length
  let done = 0
  onProgress({ phase: 'pages', done, total })
  const sink = openPageSink(into, writer, total)
  try {
    await session.render(look.stale, async ({ file }, content) => {
      if (content === undefined) throw new Error(`The page ${file} has no content.`)
      pictures.show(file, publishing.picturesOf(file, textOf(content)))
      await sink.put(file, content)
      done += 1
      if (done % PAGES_PER_MESSAGE === 0 || done === total)
        onProgress({ phase: 'pages', done, total })
    })
    for (const file of look.gone) pictures.show(file, [])
    return await sink.end()
  } finally {
    await sink.close()
  }
}

function placePictures(
  names: readonly string[],
  imageCache: string,
  writer: ReleaseWriter,
): readonly string[] {
  return names
    .map((name) => ({ file: `_images/${name}`, source: join(imageCache, name) }))
    .flatMap(({ file, source }) => (writer.link(file, source) ? [file] : []))
}

/** Files without a hash in their name may have other bytes than in the last release. */
function placeShell(
  shell: string,
  files: readonly string[],
  writer: ReleaseWriter,
): readonly string[] {
  return files.filter((file) => {
    const source = join(shell, file)
    return isHashed(file) ? writer.link(file, source) : writer.put(file, readFileSync(source))
  })
}

function measurePhases() {
  const phases: Record<string, number> = {}
  let last = performance.now()
  const ended = (phase: string): void => {
    const now = performance.now()
    phases[phase] = Math.round((now - last) * 10) / 10
    last = now
  }
  return { phases, ended }
}

function report(look: ReadyLook, isWhole: boolean) {
  const ids = isWhole ? [...look.documents.keys()] : look.because.map(({ id }) => id)
  const documents = ids.flatMap((id) => {
    const document = look.documents.get(id)
    return document === undefined ? [] : [[id, stateOf(document)] as const]
  })
  return {
    kind: 'rendered' as const,
    because: isWhole ? [] : [...look.because],
    documents: Object.fromEntries(documents),
    isWhole,
    nextMoment: look.nextMoment,
    warnings: [...look.warnings],
    pages: look.pages,
    rendered: look.stale.length,
  }
}
