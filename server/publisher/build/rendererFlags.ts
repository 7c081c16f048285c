/**
 * Flags of processes that render. Pages are strings that are thrown away as soon as they are
 * written: with the usual 16 MB for what lives shortly, a seventh of the time goes into clearing up.
 */
export const RENDERER_FLAGS: readonly string[] = ['--max-semi-space-size=64']
