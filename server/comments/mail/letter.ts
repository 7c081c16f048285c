import { z } from 'zod'

/** A mail to one recipient. Neither subject nor headers hold a visitor's words. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Where one click ends such letters (RFC 8058). */
  readonly unsubscribe?: string
}

/** A letter as it comes back from the outbox. */
export const letterShape: z.ZodType<Letter> = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  unsubscribe: z.string().exactOptional(),
})
