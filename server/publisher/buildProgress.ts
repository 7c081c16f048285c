import { z } from 'zod'

/**
 * Where a build is. `waiting`: another build of the same checkout runs; `preparing`: configuration;
 * `bundling`: components and styles; `content`: documents are pulled; `pages`: `done` of `total`
 * pages are rendered; `images`: pictures are written; `finishing`: last touches.
 */
export type BuildProgress =
  | {
      readonly phase: 'waiting' | 'preparing' | 'bundling' | 'content' | 'images' | 'finishing'
    }
  | { readonly phase: 'pages'; readonly done: number; readonly total: number }

/** What the build process tells the process that started it. */
export type BuildMessage =
  | { readonly kind: 'progress'; readonly progress: BuildProgress }
  | { readonly kind: 'built'; readonly pages: number }
  | { readonly kind: 'failed'; readonly message: string }

/** The form of {@link BuildProgress} between processes. */
export const buildProgress: z.ZodType<BuildProgress> = z.union([
  z.object({
    phase: z.enum(['waiting', 'preparing', 'bundling', 'content', 'images', 'finishing']),
  }),
  z.object({ phase: z.literal('pages'), done: z.number(), total: z.number() }),
])

/** Reads a message of the build process; anything else is `undefined`. */
export function readBuildMessage(message: unknown): BuildMessage | undefined {
  return messages.safeParse(message).data
}

const messages: z.ZodType<BuildMessage> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), progress: buildProgress }),
  z.object({ kind: z.literal('built'), pages: z.number() }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
])
