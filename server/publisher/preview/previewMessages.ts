import { z } from 'zod'

/** Who looks: an editor beside the form, or a guest with a link. */
export type Audience =
  | { readonly kind: 'editor' }
  /** `until`: ISO, when the link expires. */
  | { readonly kind: 'guest'; readonly until: string }

/** What is to be shown. */
export interface PreviewWish {
  readonly place:
    | { readonly kind: 'document'; readonly id: string }
    | { readonly kind: 'address'; readonly pathname: string }
  /** As the Content Lake takes them: `drafts`, or releases before it. */
  readonly perspective: readonly string[]
  readonly audience: Audience
}

/** What the preview process is told. */
export type PreviewQuestion =
  | ({ readonly kind: 'show'; readonly number: number } & PreviewWish)
  /** Documents that changed, by published id; absent: perhaps all. */
  | { readonly kind: 'changed'; readonly ids: readonly string[] | undefined }

const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('page'), html: z.string() }),
  /** A page of our own instead of the site's, which says why. */
  z.object({ kind: z.literal('unfit'), html: z.string() }),
  z.object({ kind: z.literal('missing') }),
])

/** What became of a wish. */
export type PreviewOutcome =
  | z.infer<typeof outcome>
  /** The process that renders is gone, or did not answer in time; the next wish starts another. */
  | { readonly kind: 'failed'; readonly message: string }

const answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shown'), number: z.number(), outcome }),
  /** Templates are built: from now on a page takes milliseconds. */
  z.object({ kind: z.literal('ready'), shell: z.string() }),
  z.object({ kind: z.literal('broken'), message: z.string() }),
])

/** Reads a message of the preview process; anything else is `undefined`. */
export function readPreviewAnswer(message: unknown): z.infer<typeof answer> | undefined {
  return answer.safeParse(message).data
}
