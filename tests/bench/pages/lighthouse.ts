import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '../../browser/launchBrowser.ts'

/** Asked of the registry by npx, so that nobody who works on the sources has to install it. */
const PACKAGE = 'lighthouse@13.5.0'
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const

/**
 * How a slow telephone is come by: `simulate` (Lighthouse's own default) computes it from a load
 * without any delay; `devtools` delays the load itself.
 */
type Throttling = 'simulate' | 'devtools'

/** What Lighthouse says of a page on a telephone: medians of some runs; scores of 100, times in ms. */
export interface LighthouseScores {
  readonly scores: readonly number[]
  readonly firstPaint: number
  readonly largestPaint: number
  readonly layoutShift: number
  readonly blockingTime: number
}

/** The names of the columns that `scores` fill. */
export const SCORE_NAMES: readonly string[] = CATEGORIES

interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>
}

/** Runs Lighthouse `runs` times at a page; the reason where it cannot be run. */
export async function askLighthouse(
  address: string,
  { runs, throttling }: { readonly runs: number; readonly throttling: Throttling },
): Promise<LighthouseScores | { readonly reason: string }> {
  const reports: Report[] = []
  for (let run = 0; run < runs; run += 1) {
    const report = await runOnce(address, throttling)
    if ('reason' in report) return report
    reports.push(report)
  }
  const audit = (name: string): number =>
    median(reports.map(({ audits }) => audits[name]?.numericValue ?? NaN))
  return {
    scores: CATEGORIES.map((name) =>
      median(reports.map(({ categories }) => Math.round((categories[name]?.score ?? 0) * 100))),
    ),
    firstPaint: audit('first-contentful-paint'),
    largestPaint: audit('largest-contentful-paint'),
    layoutShift: audit('cumulative-layout-shift'),
    blockingTime: audit('total-blocking-time'),
  }
}

async function runOnce(
  address: string,
  throttling: Throttling,
): Promise<Report | { readonly reason: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-lighthouse-'))
  const file = join(folder, 'report.json')
  const { executable, environment } = await findChromium()
  const command = [
    '--yes',
    PACKAGE,
    address,
    '--quiet',
    '--output=json',
    `--output-path=${file}`,
    `--only-categories=${CATEGORIES.join(',')}`,
    `--throttling-method=${throttling}`,
    '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
  ]
  try {
    const child = spawn('npx', command, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...environment, CHROME_PATH: executable },
    })
    let complaint = ''
    child.stderr.on('data', (bytes: Buffer) => {
      complaint = `${complaint}${bytes.toString()}`.slice(-400)
    })
    const [code]: unknown[] = await once(child, 'exit')
    if (code !== 0) return { reason: complaint.trim() || `npx ended with ${String(code)}` }
    const report: Report = JSON.parse(await readFile(file, 'utf8'))
    return report
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN
}
