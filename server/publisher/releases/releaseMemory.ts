/** Remembers how the releases of this process differ. */
export interface ReleaseMemory {
  /** Notes a release that became current, and the files that are not as in the one before. */
  note(id: string, changedFiles: readonly string[]): void
  /** The files that may not be as in the current release; `undefined` of a release not known. */
  differences(id: string): ReadonlySet<string> | undefined
}

/** Releases are kept for five swaps; what came before can be forgotten. */
const REMEMBERED = 12

/** A memory of nothing yet. */
export function createReleaseMemory(): ReleaseMemory {
  const noted: { readonly id: string; readonly changedFiles: readonly string[] }[] = []
  return {
    note: (id, changedFiles) => {
      noted.push({ id, changedFiles })
      if (noted.length > REMEMBERED) noted.shift()
    },
    differences: (id) => {
      const place = noted.findIndex((release) => release.id === id)
      if (place === -1) return undefined
      return new Set(noted.slice(place + 1).flatMap(({ changedFiles }) => changedFiles))
    },
  }
}
