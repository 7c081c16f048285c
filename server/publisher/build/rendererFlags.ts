/**
 * Flags of processes that render. Pages are strings that are thrown away as soon as they are
 * written: with the usual 16 MB for what lives shortly, a seventh of the time goes into clearing up. 64 MB
 * gain nothing that can be measured over 32, and cost a hundred more.
 * What lives long is cleared up when it has grown by a third: usually it may grow to several times
 * what is in use, which a server has better use for.
 */
export const RENDERER_FLAGS: readonly string[] = [
  '--max-semi-space-size=32',
  '--heap-growing-percent=33',
]
