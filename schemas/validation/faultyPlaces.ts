/** The places of a document whose shape is wrong, so that no rule is asked about them. */
export interface FaultyPlaces {
  /** Whether the value at the path is wrong as a whole. */
  isFaulty(path: readonly PropertyKey[]): boolean
  /** Whether something inside the value at the path is wrong. */
  hasFaultInside(path: readonly PropertyKey[]): boolean
}

const written = (path: readonly PropertyKey[]): string => JSON.stringify(path.map(String))

/** The faulty places of issues with a path. */
export function faultyPlaces(
  issues: readonly { readonly path: readonly PropertyKey[] }[],
): FaultyPlaces {
  const faulty = new Set(issues.map(({ path }) => written(path)))
  const around = new Set(
    issues.flatMap(({ path }) => path.map((_, length) => written(path.slice(0, length)))),
  )
  return {
    isFaulty: (path) => faulty.size > 0 && faulty.has(written(path)),
    hasFaultInside: (path) => around.size > 0 && around.has(written(path)),
  }
}
