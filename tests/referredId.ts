import { z } from 'zod'

const reference = z.object({ _ref: z.string() }).optional()

/** The id that a reference in a document names; nothing where there is none. */
export const referredId = (field: unknown): string | undefined => reference.parse(field)?._ref
