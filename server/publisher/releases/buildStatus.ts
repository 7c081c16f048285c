import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { ContentProblem } from '../../../schemas/contentProblem.ts'
import type { ChangedDocument } from '../build/contentSnapshot.ts'
import type { BuildReason } from '../publisherEvent.ts'
import { writeFileDurably } from './durableFiles.ts'

/** One past build, as `status.json` tells it. */
export interface PastBuild {
  /** ISO datetime at which it began. */
  readonly startedAt: string
  readonly reason: BuildReason
  /** The first twenty changed documents; `changedDocuments` counts all. */
  readonly because: readonly ChangedDocument[]
  readonly changedDocuments: number
  readonly outcome: 'published' | 'refused' | 'failed'
  readonly milliseconds: number
  readonly release?: string | undefined
  readonly pages?: number | undefined
  readonly rendered?: number | undefined
  /** How many files are new, changed or gone. */
  readonly changedFiles?: number | undefined
  /** Milliseconds that each part took. */
  readonly phases?: Readonly<Record<string, number>> | undefined
  readonly message?: string | undefined
  readonly problems: readonly ContentProblem[]
}

const KEPT_BUILDS = 50
const NAMED_DOCUMENTS = 20

const status = z.object({ builds: z.array(z.unknown()) })

/** Writes a build into `status.json` of the site's folder, newest first; the last fifty stay. */
export async function noteBuild(
  folder: string,
  build: Omit<PastBuild, 'changedDocuments'>,
): Promise<void> {
  const file = join(folder, 'status.json')
  const noted = {
    ...build,
    because: build.because.slice(0, NAMED_DOCUMENTS),
    changedDocuments: build.because.length,
  } satisfies PastBuild
  const builds = [noted, ...(await readBuilds(file))].slice(0, KEPT_BUILDS)
  await writeFileDurably(file, `${JSON.stringify({ builds }, undefined, 1)}\n`)
}

/** How the latest build ended; `undefined` before the first. */
export async function readLatestOutcome(folder: string): Promise<string | undefined> {
  const [latest] = await readBuilds(join(folder, 'status.json'))
  return z.object({ outcome: z.string() }).safeParse(latest).data?.outcome
}

async function readBuilds(file: string): Promise<readonly unknown[]> {
  try {
    return status.parse(JSON.parse(await readFile(file, 'utf8'))).builds
  } catch {
    return []
  }
}
