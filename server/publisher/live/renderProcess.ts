import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import type { SitePublishing } from '../../../site/content/publishing.ts'
import { bundleTemplates } from './bundleTemplates.ts'
import { openTemplates } from './siteTemplates.ts'
import { layOutRelease } from './layOutRelease.ts'
import { createRoundMaker, type RoundMaker } from './makeRound.ts'
import type { RendererAnswer, RendererQuestion } from './messages.ts'
import { recycleRelease } from './recycleRelease.ts'
import { isHashed } from './siteFiles.ts'
import { openSession, prepareTracker } from './siteSession.ts'

/**
 * The render process, started by startRenderer with `root` as its argument: it answers rounds until
 * its parent goes. A process of its own, because templates are code that may loop, leak or crash, and
 * the server must outlive them; and because rendering takes the processor that answers readers need.
 */
const [root] = process.argv.slice(2)

process.on('disconnect', () => process.exit(0))

function tell(answer: RendererAnswer): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined) resolve()
    else process.send(answer, () => resolve())
  })
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const hint = 'hint' in error && typeof error.hint === 'string' ? `\n${error.hint}` : ''
  const title = 'title' in error && typeof error.title === 'string' ? `${error.title}: ` : ''
  return stripVTControlCharacters(`${title}${error.message}${hint}`)
}

/** Questions in the order in which they come, from now on. */
function collectQuestions(): AsyncIterable<RendererQuestion> {
  const waiting: RendererQuestion[] = []
  let wake = (): void => {}
  process.on('message', (question: RendererQuestion) => {
    waiting.push(question)
    wake()
  })
  return (async function* () {
    while (true) {
      const next = waiting.shift()
      if (next !== undefined) yield next
      else {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    }
  })()
}

async function answer(question: RendererQuestion, rounds: RoundMaker): Promise<void> {
  if (question.kind === 'remember') {
    rounds.remember(question)
    await tell({ kind: 'remembered' })
  } else if (question.kind === 'recall') {
    await tell({ kind: (await rounds.recall(question)) ? 'recalled' : 'forgotten' })
  } else if (question.kind === 'layOut') {
    const { from, into, retired } = question
    const kept = new Set(question.assets)
    const isKept = (file: string): boolean => !isHashed(file) || kept.has(file)
    if (retired === undefined) await layOutRelease(from, into, isKept)
    else recycleRelease(retired, into, { from, isKept })
  } else {
    await tell(await rounds.make(question, (step) => void tell(step)))
  }
}

async function run(root: string): Promise<void> {
  const asked = collectQuestions()
  const tracker = prepareTracker()
  await tell({ kind: 'progress', progress: { phase: 'preparing' } })
  // Of this very project: a test gives another.
  const module: SitePublishing = await import(
    pathToFileURL(join(root, 'site/content/publishing.ts')).href
  )
  const content = module.followSiteContent()
  // While templates are bundled, which is another process's work.
  content.prepare()
  const shell = await bundleTemplates(
    root,
    (phase) => void tell({ kind: 'progress', progress: { phase } }),
  )
  const templates = await openTemplates(shell, process.env['SITE_URL'] ?? 'http://localhost:4321')
  const session = openSession(templates, content, tracker)
  const imageCache = process.env['EDICOLA_IMAGE_CACHE'] ?? ''
  const rounds = createRoundMaker({ session, publishing: module, shell, imageCache })
  for await (const question of asked) await answer(question, rounds)
}

try {
  if (root === undefined) throw new Error('renderProcess.ts is started by startRenderer.')
  await run(root)
} catch (error) {
  console.error(error)
  await tell({ kind: 'failed', message: describe(error) })
  process.exit(1)
}
