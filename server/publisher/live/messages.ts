import { z } from 'zod'
import { contentProblem } from '../../../schemas/contentProblem.ts'
import { type ChangedDocument, documentState } from '../build/contentSnapshot.ts'
import { buildProgress } from '../buildProgress.ts'
import type { RetiredRelease } from './recycleRelease.ts'
import type { MemoryOwner } from './siteMemory.ts'

/** What the renderer is asked. One question at a time; `layOut` may be overtaken by none. */
export type RendererQuestion =
  | {
      readonly kind: 'round'
      /** ISO. */
      readonly now: string
      /** The documents to look at; absent: all. */
      readonly ids: readonly string[] | undefined
      /** Where the next release is made; it is there with all files of `from`, or not at all. */
      readonly into: string
      /** The current release; absent before the first. */
      readonly from: string | undefined
    }
  /** Makes `into` ready for the next round. */
  | {
      readonly kind: 'layOut'
      readonly into: string
      readonly from: string
      /** The hashed files that still are some release's own; others stay behind. */
      readonly assets: readonly string[]
      /** A release to make it of; absent: all files are linked anew. */
      readonly retired: RetiredRelease | undefined
    }
  /** Writes what is known of the site into `file`. */
  | ({ readonly kind: 'remember'; readonly file: string } & MemoryOwner)
  /** Takes up, before any round, what is in `file`. */
  | ({
      readonly kind: 'recall'
      readonly file: string
      /** The current release, which pages that are rendered even so are compared with. */
      readonly from: string
    } & MemoryOwner)

const changedDocument: z.ZodType<ChangedDocument> = z.object({
  id: z.string(),
  type: z.string(),
  title: z.string(),
  change: z.enum(['added', 'changed', 'removed']),
})

const answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), progress: buildProgress }),
  /** What a round is about, before it renders. */
  z.object({ kind: z.literal('found'), because: z.array(changedDocument) }),
  z.object({ kind: z.literal('refused'), problems: z.array(contentProblem) }),
  /** The process is of no use any more: what its pages read is not known. */
  z.object({ kind: z.literal('failed'), message: z.string() }),
  /** Nothing is to be rendered: the current release shows everything. */
  z.object({ kind: z.literal('unchanged') }),
  z.object({ kind: z.literal('remembered') }),
  z.object({ kind: z.literal('recalled') }),
  /** What was in the file is of no use, nor is this process: the next has to render everything. */
  z.object({ kind: z.literal('forgotten') }),
  z.object({
    kind: z.literal('rendered'),
    because: z.array(changedDocument),
    /** Documents as they are now, of those in `because` that are there; of all at the first round. */
    documents: z.record(z.string(), documentState),
    isWhole: z.boolean(),
    nextMoment: z.string().optional(),
    warnings: z.array(contentProblem),
    /** How many pages the site has, and how many were rendered. */
    pages: z.number(),
    rendered: z.number(),
    /** Files that are new, changed or gone. */
    changedFiles: z.array(z.string()),
    /** Files whose name carries a hash of their content. */
    assets: z.array(z.string()),
    /** Milliseconds that each part took. */
    phases: z.record(z.string(), z.number()),
  }),
])

/** What the renderer answers; `progress` and `found` come before another. */
export type RendererAnswer = z.infer<typeof answer>

/** What a round tells on its way. */
export type RoundStep = Extract<RendererAnswer, { readonly kind: 'progress' | 'found' }>

/** How a round ends. */
export type RoundEnd = Extract<
  RendererAnswer,
  { readonly kind: 'refused' | 'failed' | 'unchanged' | 'rendered' }
>

/** The answer to a round that made a site. */
export type RenderedRound = Extract<RendererAnswer, { readonly kind: 'rendered' }>

/** Reads a message of the render process; anything else is `undefined`. */
export function readRendererAnswer(message: unknown): RendererAnswer | undefined {
  return answer.safeParse(message).data
}
