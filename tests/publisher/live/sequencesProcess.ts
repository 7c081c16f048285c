import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { bundleTemplates } from '../../../server/publisher/live/bundleTemplates.ts'
import { openTemplates, type PageContent } from '../../../server/publisher/live/siteTemplates.ts'
import type { SitePage } from '../../../server/publisher/live/pageTable.ts'
import { createSiteTracker } from '../../../server/publisher/live/siteTracker.ts'
import { DependencyGraph } from '../../../server/publisher/live/dependencyGraph.ts'
import { openSession, prepareTracker } from '../../../server/publisher/live/siteSession.ts'
import { readSiteMemory, writeSiteMemory } from '../../../server/publisher/live/siteMemory.ts'
import { followSiteContent } from '../../../site/content/publishing.ts'
import { createRandom } from '../../createRandom.ts'
import { serveContent } from '../../site/contentServer.ts'
import { fixture } from '../../site/fixture.ts'
import { p } from '../../site/fixtureParts.ts'
import { type Documents, randomEditor } from './randomEdits.ts'

// Random edits, shown by one session that renders what they touch; after each sequence a fresh
// session renders everything, and every byte is compared. Arguments: root, scratch folder, first
// seed, sequences, edits in each.
const [root = '', scratch = '', firstSeed = '1', sequences = '1', length = '8'] =
  process.argv.slice(2)

const SEQUENCES_FROM_START = 20
const RESTARTS = 3
const HOUR = 60 * 60 * 1000
// It must end today: the standard build that it is held against has no other time.
const TODAY = Math.floor(Date.now() / (24 * HOUR)) * 24 * HOUR
const START = new Date(TODAY - 90 * 24 * HOUR)

/** The fixture, with short bodies: what is in them does not matter here, and takes most of the time. */
function startingDocuments(): Documents {
  const documents = fixture().map((document) => {
    const isLong = document._type === 'article' && document._id === 'n1'
    return isLong ? { ...document, body: [p('Breve.')] } : document
  })
  return new Map(documents.map((document) => [document._id, document]))
}

const server = await serveContent([])
Object.assign(process.env, {
  EDICOLA_API_HOST: server.url,
  SANITY_PROJECT_ID: 'edicola',
  SANITY_DATASET: 'production',
  SANITY_TOKEN: 'test',
  SITE_URL: 'https://vedetta.example',
  CMS_URL: 'https://cms.vedetta.example',
  EDICOLA_IMAGE_CACHE: join(scratch, 'pictures'),
  EDICOLA_BUILD_REPORT: join(scratch, 'problems.jsonl'),
  NODE_ENV: 'production',
})

const tell = (message: object): void => void process.send?.(message)
const tracker = prepareTracker()

const shell = await bundleTemplates(root, () => {})
const templates = await openTemplates(shell, 'https://vedetta.example')
const open = () => {
  const graph = new DependencyGraph()
  const made = createSiteTracker(graph)
  const { listers, computations } = tracker.site
  // Modules of the site are loaded once, and tell the tracker that they find then.
  const { offer } = tracker.site.tracker
  const told = { ...made.tracker, ...(offer && { offer }) }
  const site = { ...made, tracker: told, listers, computations }
  const session = openSession(templates, followSiteContent(), { graph, site })
  const files = new Map<string, string>()
  const keep = ({ file }: SitePage, content: PageContent | undefined): void =>
    void files.set(file, Buffer.from(content ?? '').toString('latin1'))
  let rendered = 0
  const show = async (now: Date, ids?: readonly string[]): Promise<boolean> => {
    globalThis.edicolaTracker = site.tracker
    const look = await session.look({ now, ...(ids && { ids }) })
    if (look.kind === 'refused') return false
    rendered += look.stale.length
    await session.render(look.stale, keep)
    for (const file of look.gone) files.delete(file)
    return true
  }
  /** What a start after `before` was stopped comes to: what it wrote down is all that is known. */
  const recall = async (before: typeof session, shown: Map<string, string>) => {
    const owner = { code: 'code', release: 'release' }
    const notes = join(scratch, 'memory.bin')
    const known = before.remember()
    if (known === undefined) throw new Error('Nothing is known.')
    writeSiteMemory(notes, { ...known, ...owner, pictures: [] })
    const memory = readSiteMemory(notes, owner)
    globalThis.edicolaTracker = site.tracker
    const stale = memory && (await session.recall(memory))
    if (stale === undefined) throw new Error('The memory was of no use.')
    for (const [file, bytes] of shown) files.set(file, bytes)
    const different: string[] = []
    await session.render(stale, ({ file }, content) => {
      const text = Buffer.from(content ?? '').toString('latin1')
      if (files.get(file) !== text) different.push(file)
    })
    return { different, rendered: stale.length }
  }
  return { session, show, recall, files, rendered: () => rendered }
}

let documents = startingDocuments()
let followed = open()
let now = START
for (let index = 0; index < Number(sequences); index += 1) {
  const seed = Number(firstSeed) + index
  const random = createRandom(seed + 7)
  if (index % SEQUENCES_FROM_START === 0) {
    documents = startingDocuments()
    followed = open()
    now = START
    server.documents = [...documents.values()]
    await followed.show(now)
  }
  let restart: Awaited<ReturnType<typeof followed.recall>> = { different: [], rendered: 0 }
  if (index % RESTARTS === RESTARTS - 1) {
    const last = followed
    followed = open()
    restart = await followed.recall(last.session, last.files)
  }
  const edit = randomEditor(documents, seed)
  const before = followed.rendered()
  let refused = 0
  for (let step = 0; step < Number(length); step += 1) {
    const saved = new Map(documents)
    const ids = [...edit(), ...(random() < 0.2 ? edit() : [])]
    if (random() < 0.2)
      now = new Date(Math.min(TODAY, now.getTime() + Math.floor(random() * 120) * HOUR))
    server.documents = [...documents.values()]
    // A reconnection asks for everything, a message names documents.
    if (await followed.show(now, random() < 0.1 ? undefined : ids)) continue
    // What does not fit is taken back, as an editor would mend it.
    refused += 1
    for (const id of ids) {
      const document = saved.get(id)
      if (document === undefined) documents.delete(id)
      else documents.set(id, { ...document, _rev: `${String(document['_rev'])}+` })
    }
    server.documents = [...documents.values()]
    if (!(await followed.show(now, ids))) throw new Error(`seed ${seed}: not mended`)
  }
  const fresh = open()
  await fresh.show(now)
  const names = new Set([...fresh.files.keys(), ...followed.files.keys()])
  const different = [
    ...restart.different,
    ...[...names].filter((name) => fresh.files.get(name) !== followed.files.get(name)),
  ]
  tell({
    seed,
    different,
    refused,
    pages: fresh.files.size,
    rendered: followed.rendered() - before,
    renderedAtRestart: restart.rendered,
    ...(different[0] && {
      expected: fresh.files.get(different[0]),
      got: followed.files.get(different[0]),
    }),
  })
}
await followed.show(new Date())
for (const [file, text] of followed.files) {
  const path = join(scratch, 'site', file)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text, 'latin1')
}
await writeFile(join(scratch, 'documents.json'), JSON.stringify([...documents.values()]))
// Routes without parameters have one page each; endpoints are asked as they are.
const slow = templates.routes
  .filter(({ type, pathname }) => type === 'page' && pathname === undefined)
  .filter(({ component }) => templates.isDirect(component) === false)
  .map(({ component }) => component)
const direct = templates.routes.filter(
  ({ component }) => templates.isDirect(component) === true,
).length
process.send?.({ done: true, slow, direct }, () => process.exit(0))
