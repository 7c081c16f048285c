import { isObject } from '../../site/content/walkContent.ts'

export type JsonObject = Readonly<Record<string, unknown>>

/** An object in a JSON text; for anything else the empty one, which has nothing that is asked of it. */
export const objectIn = (value: unknown): JsonObject => (isObject(value) ? value : {})
