import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { SitePreviewing } from '../../../site/content/previewing.ts'
import { bundleTemplates } from '../live/bundleTemplates.ts'
import { openTemplates } from '../live/siteTemplates.ts'
import { createMarker } from './markContent.ts'
import type { PreviewQuestion } from './previewMessages.ts'
import { createPreviewTracker } from './previewTracker.ts'
import { openPreviewDesk, type PreviewDesk } from './showPage.ts'

/**
 * The preview process, started by startPreviewRenderer with `root` as its argument: the same
 * templates as the publisher's, in a process of its own, so that no draft can stop or slow
 * publishing, and no word of a draft is where releases are made.
 */
const [root] = process.argv.slice(2)

process.on('disconnect', () => process.exit(0))

const tell = (answer: object): void => void process.send?.(answer)

/** One question after the other: pages share what they read. */
async function answerQuestions(desk: Promise<PreviewDesk>): Promise<void> {
  let last: Promise<unknown> = Promise.resolve()
  process.on('message', (question: PreviewQuestion) => {
    last = last.then(async () => answer(await desk, question))
  })
  await new Promise(() => {})
}

async function answer(desk: PreviewDesk, question: PreviewQuestion): Promise<void> {
  if (question.kind === 'changed') return desk.changed(question.ids)
  try {
    const outcome = await desk.show(question)
    tell({ kind: 'shown', number: question.number, outcome })
  } catch (error) {
    tell({ kind: 'broken', message: error instanceof Error ? error.message : String(error) })
    process.exit(1)
  }
}

async function run(root: string): Promise<void> {
  const { promise: desk, resolve } = Promise.withResolvers<PreviewDesk>()
  const answering = answerQuestions(desk)
  const tracker = createPreviewTracker()
  globalThis.edicolaTracker = tracker.tracker
  const shell = await bundleTemplates(root, () => {})
  await mkdir(process.env['EDICOLA_IMAGE_CACHE'] ?? '', { recursive: true })
  const siteUrl = process.env['SITE_URL'] ?? ''
  const templates = await openTemplates(shell, siteUrl)
  // Of this very project: a test gives another.
  const module: SitePreviewing = await import(
    pathToFileURL(join(root, 'site/content/previewing.ts')).href
  )
  tell({ kind: 'ready', shell })
  resolve(openPreviewDesk({ templates, tracker, siteUrl, marker: createMarker() }, module))
  await answering
}

try {
  if (root === undefined) throw new Error('previewProcess.ts is started by startPreviewRenderer.')
  await run(root)
} catch (error) {
  console.error(error)
  tell({ kind: 'broken', message: error instanceof Error ? error.message : String(error) })
  process.exit(1)
}
