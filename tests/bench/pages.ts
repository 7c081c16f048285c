import type { Browser } from 'playwright-core'
import { launchBrowser } from '../browser/launchBrowser.ts'
import { buildForTest } from '../site/buildForTest.ts'
import { drawSamplePictures, sampleSite } from '../site/sampleSite.ts'
import { serveBuilt } from './pages/serveBuilt.ts'
import { buildPeer, peerArticles, PEERS } from './pages/blogPeers.ts'
import { askLighthouse, SCORE_NAMES } from './pages/lighthouse.ts'
import { weighPage } from './pages/weighPage.ts'

// npm run bench -- pages [RUNS]: what a first visit to each kind of page of the sample site costs, and
// what Lighthouse says of it in three runs (0: it is not asked), beside the same words elsewhere.

const ARTICLE = 'anatomia-di-una-chat-di-condominio'
const KINDS: Readonly<Record<string, string>> = {
  'front page': '/',
  'article, ten comments': `/articoli/${ARTICLE}/`,
  'article, no comments': '/articoli/la-vetrina-e-la-strada/',
  'list of articles': '/articoli/',
  person: '/persone/ottavia-serralunga/',
  event: '/eventi/piazze-connesse/',
  events: '/eventi/',
  tag: '/tag/scrittura/',
  archive: '/archivio/',
  search: '/cerca/',
  'MDX page': '/privacy/',
}

const runs = Number(process.argv[2] ?? 3)
const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1)
const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
const head = (names: readonly string[]): void => {
  console.log(row(names))
  console.log(row(names.map(() => '---')))
}

/** A page to be measured: what it is, and the built site that has it. */
interface Subject {
  readonly name: string
  readonly folder: string
  readonly path: string
}

/** The pages of the sample site, and the longest article in the peers that are there. */
async function subjectsOf(folder: string): Promise<Subject[]> {
  const own = Object.entries(KINDS).map(([name, path]) => ({ name, folder, path }))
  const originals = new Map(
    [...(await drawSamplePictures())].map(([path, bytes]) => [assetIdOf(path), bytes]),
  )
  const articles = peerArticles(sampleSite(new Date()))
  const others: Subject[] = []
  for (const peer of PEERS) {
    const checkout = process.env[peer.variable]
    if (checkout === undefined) {
      console.log(`${peer.name}: left out; ${peer.variable} names no checkout of ${peer.source}.`)
      continue
    }
    try {
      const built = await buildPeer(peer, checkout, articles, (asset) => originals.get(asset))
      others.push({ name: peer.name, folder: built, path: peer.address(ARTICLE) })
    } catch (error) {
      console.log(`${peer.name}: left out; it could not be built. ${String(error).slice(0, 600)}`)
    }
  }
  return [...own, ...others]
}

/** `images/edicola/production/HASH-1200x800.png` is of the asset `image-HASH-1200x800-png`. */
function assetIdOf(path: string): string {
  return `image-${path.split('/').at(-1)?.replace('.', '-') ?? ''}`
}

async function weighAll(browser: Browser, subjects: readonly Subject[]): Promise<void> {
  const names = [
    'page',
    'HTML',
    'CSS',
    'HTML + CSS',
    'of that words',
    'with gzip',
    'JS',
    'fonts',
    'pictures',
  ]
  head([...names, 'requests'])
  console.log(row(['aim', '', '', 10, '', 14, '0 to read, 4 for the form', 40, '', '']))
  for (const { name, folder, path } of subjects) {
    const server = await serveBuilt(folder)
    const weight = await weighPage(browser, { origin: server.origin, folder }, path)
    await server.close()
    const { html, css, js, fonts, pictures, requests, gzip, words } = weight
    const cells = [html, css, html + css, words, gzip, js, fonts, pictures].map(kilobytes)
    console.log(row([name, ...cells, requests]))
  }
}

/** Kinds that are built like another; and search, which tells searchers to pass on. */
const UNSCORED: readonly string[] = ['article, no comments', 'tag', 'search']

async function scoreAll(subjects: readonly Subject[]): Promise<void> {
  const times = ['FCP ms', 'LCP ms', 'CLS', 'TBT ms', 'FCP ms, delayed', 'LCP ms, delayed']
  head(['page', ...SCORE_NAMES, ...times])
  console.log(row(['aim', ...SCORE_NAMES.map(() => 100), 700, 900, 0, 0, 700, 900]))
  for (const { name, folder, path } of subjects.filter((one) => !UNSCORED.includes(one.name))) {
    const server = await serveBuilt(folder)
    const address = `${server.origin}${path}`
    const computed = await askLighthouse(address, { runs, throttling: 'simulate' })
    const delayed = await askLighthouse(address, { runs, throttling: 'devtools' })
    await server.close()
    if ('reason' in computed) return sayNoScores(computed.reason)
    if ('reason' in delayed) return sayNoScores(delayed.reason)
    const { scores, firstPaint, largestPaint, layoutShift, blockingTime } = computed
    const paints = [firstPaint, largestPaint].map(Math.round)
    const delays = [delayed.firstPaint, delayed.largestPaint].map(Math.round)
    const calm = [layoutShift.toFixed(3), Math.round(blockingTime)]
    console.log(row([name, ...scores, ...paints, ...calm, ...delays]))
  }
}

function sayNoScores(reason: string): void {
  console.log(`Lighthouse cannot be asked here: ${reason}`)
}

const build = await buildForTest(sampleSite(new Date()), await drawSamplePictures())
if (build.outcome.outcome !== 'built') throw new Error(JSON.stringify(build.outcome, null, 2))
try {
  const subjects = await subjectsOf(build.folder)
  const browser = await launchBrowser()
  try {
    await weighAll(browser, subjects)
  } finally {
    await browser.close()
  }
  console.log()
  if (runs > 0) await scoreAll(subjects)
} finally {
  await build.remove()
}
